import type { Answer } from '#platform/forms/definition.ts';

/** Answers that a made-up hand could not guess, by form, then by name or `group.name`. */
export const givenAnswers: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  // The table of title codes begins later than the earliest day a form takes.
  ZUA: { insuredFrom: '2026-11-02' },
  ZWUA: { leftFrom: '2026-11-02' },
  PEL: { 'limitedForms.code': 'RWN', actionForm: 'RWN' },
};
