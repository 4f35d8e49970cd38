import { type ContributionTerms, isAnnounced, termsOf } from '#app/contributions/index.ts';
import { type Day, type Month, month, monthOf, monthsBetween, shiftMonth } from '#kernel/day.ts';
import type { Pack } from '#platform/pack.ts';

/** Months the demo tells of: two whole calendar years, and those of this one that are over; 24 to 35 of them. */
export function monthsOfSeed(today: Day): readonly Month[] {
  const first = month(`${Number(today.slice(0, 4)) - 2}-01`);
  return Array.from({ length: monthsBetween(first, monthOf(today)) }, (_, place) => shiftMonth(first, place));
}

/** Terms by which the demo reckons a month. One begun in a year whose values nobody has announced goes on with those of the
 *  last year that is known: the demo is made up, and an institution is not. */
export function monthOfTerms(pack: Pick<Pack, 'parameters'>, of: Month): Month {
  let known = of;
  while (!isAnnounced(pack.parameters, 'yearly-cap', known)) known = shiftMonth(known, -MONTHS_A_YEAR);
  return known;
}
const MONTHS_A_YEAR = 12;

export const termsOfDemo = (pack: Pick<Pack, 'parameters'>, month: Month): ContributionTerms =>
  termsOf(pack.parameters, monthOfTerms(pack, month));
