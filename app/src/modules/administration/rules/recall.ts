import type { Day } from '#kernel/day.ts';
import type { Change } from '../types.ts';

/** Why an approved change cannot be taken back.
 *  @param begins its first day; undefined where it holds at once or its kind has none
 *  @param replaced whether a later change of the same thing holds in its place */
export function recallFault(
  change: Pick<Change, 'state' | 'recalled'> | undefined,
  begins: Day | undefined,
  replaced: boolean,
  today: string,
): 'not-approved' | 'recalled' | 'at-once' | 'begun' | 'replaced' | undefined {
  if (change?.state !== 'approved') return 'not-approved';
  if (change.recalled) return 'recalled';
  if (begins === undefined) return 'at-once';
  if (begins <= today) return 'begun';
  return replaced ? 'replaced' : undefined;
}
