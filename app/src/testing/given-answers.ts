import type { Answer } from '#platform/forms/definition.ts';

/** Answers that a made-up hand could not guess, by form, then by name or `group.name`. */
export const givenAnswers: Readonly<Record<string, Readonly<Record<string, Answer>>>> = {
  PEL: { 'limitedForms.code': 'RWN', actionForm: 'RWN' },
};
