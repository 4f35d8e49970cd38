import { type Day, type Month, month, monthOf, monthsBetween, shiftMonth } from '#kernel/day.ts';

/** Months the demo tells of: two whole calendar years, and those of this one that are over; 24 to 35 of them. */
export function monthsOfSeed(today: Day): readonly Month[] {
  const first = month(`${Number(today.slice(0, 4)) - 2}-01`);
  return Array.from({ length: monthsBetween(first, monthOf(today)) }, (_, place) => shiftMonth(first, place));
}
