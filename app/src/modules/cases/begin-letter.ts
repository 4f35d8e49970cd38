import { dayOf } from '#kernel/day.ts';
import type { Ctx } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { type ClerkAnswer, draftFor } from './rules/draft.ts';
import type { LetterDraft, OpenedMatter } from './types.ts';

/** The letter a clerk begins with, its legal periods as they stand today. */
export function beginLetter(ctx: Ctx, given: Pick<OpenedMatter, 'matter' | 'now'> & { answer: ClerkAnswer }): LetterDraft {
  const { pack } = ctx.house;
  const value = (name: string): number => Number(parameterOn(pack, name, dayOf(ctx.now)).value);
  return draftFor({
    ...given,
    periods: { completionDays: value('completion-days'), complaintDays: value('complaint-days'), appealMonths: value('appeal-months') },
  });
}
