import { dayOf } from '#kernel/day.ts';
import { editableLetter } from '#modules/mailbox/index.ts';
import type { Ctx } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { LetterTemplate, Pack } from '#platform/pack.ts';
import { type ClerkAnswer, draftFor, findTemplate, lettersWithPlaces, type Periods } from './rules/draft.ts';
import type { LetterDraft, OpenedMatter } from './types.ts';

/** Kinds of letters by which each answer is given. */
const KINDS: Record<ClerkAnswer, readonly LetterTemplate['kind'][]> = {
  refuse: ['decision'],
  grant: ['decision', 'certificate', 'letter'],
  ask: ['letter'],
};

type Given = Pick<OpenedMatter, 'matter' | 'now'> & { answer: ClerkAnswer };

/** The letter a clerk begins with, its legal periods as they stand today.
 *  @param given.template another letter of the pack, chosen by the clerk; the usual one where it does not fit */
export function beginLetter(ctx: Ctx, given: Given & { template?: string | undefined }): LetterDraft {
  const usual = draftFor({ ...given, periods: periodsOf(ctx) });
  if (!given.template || given.template === usual.template) return usual;
  const chosen = lettersToChoose(ctx, given).find(one => one.code === given.template);
  return chosen ? { template: chosen.code, values: valuesOf(ctx, given) } : usual;
}

/** Letters of the pack with which an answer may begin: the usual one first, then those that need no facts but what every
 *  matter has. */
export function lettersToChoose(ctx: Ctx, given: Given): readonly LetterTemplate[] {
  const { pack } = ctx.house;
  const usual = findTemplate(pack, draftFor({ ...given, periods: periodsOf(ctx) }).template);
  const values = valuesOf(ctx, given);
  const others = newestOf(pack).filter(one => one.code !== usual?.code && KINDS[given.answer].includes(one.kind) && fills(one, values));
  return usual ? [usual, ...others] : others;
}

const valuesOf = (ctx: Ctx, { matter }: Given): LetterDraft['values'] => lettersWithPlaces(matter, periodsOf(ctx));

function newestOf(pack: Pick<Pack, 'letters'>): LetterTemplate[] {
  return [...new Set(pack.letters.map(letter => letter.code))].flatMap(code => findTemplate(pack, code) ?? []);
}

/** Whether a letter says something with these values: a template that needs more throws. */
function fills(template: LetterTemplate, values: LetterDraft['values']): boolean {
  try {
    return editableLetter(template, values, 'pl').length > 0 && editableLetter(template, values, 'en').length > 0;
  } catch {
    return false;
  }
}

function periodsOf(ctx: Ctx): Periods {
  const value = (name: string): number => Number(parameterOn(ctx.house.pack, name, dayOf(ctx.now)).value);
  return { completionDays: value('completion-days'), complaintDays: value('complaint-days'), appealMonths: value('appeal-months') };
}
