import { type Day, day } from '#kernel/day.ts';

/** How long something is kept, by the uniform file plan. */
export interface Category {
  /** A: archives, never destroyed. */
  permanent: boolean;
  /** BE: an expert looks at it before anybody destroys it. */
  expert: boolean;
  years: number;
}

/** Where a matter stands that has ended. */
export type Standing =
  | { kind: 'due' }
  /** Until this day, the first on which it would be due. */
  | { kind: 'kept'; until: Day }
  | { kind: 'expert' }
  | { kind: 'permanent' }
  /** Its period is over, and still it must not be destroyed. */
  | { kind: 'held' };

const PERMANENT: Category = { permanent: true, expert: false, years: 0 };

/** Reads `A`, `B5`, `BE10`. What cannot be read is kept for ever: nothing is destroyed by a slip of the pen. */
export function readCategory(code: string): Category {
  const found = /^B(E?)(\d{1,3})$/.exec(code);
  return found ? { permanent: false, expert: found[1] === 'E', years: Number(found[2]) } : PERMANENT;
}

/** A matter is kept as long, and as carefully, as the paper in it that is kept longest. No paper, no end. */
export function together(codes: readonly string[]): Category {
  if (codes.length === 0) return PERMANENT;
  const all = codes.map(readCategory);
  return {
    permanent: all.some(one => one.permanent),
    expert: all.some(one => one.expert),
    years: Math.max(...all.map(one => one.years)),
  };
}

/** As it is written: the letters of the plan and the years. */
export const written = ({ permanent, expert, years }: Category): string => (permanent ? 'A' : `B${expert ? 'E' : ''}${years}`);

const newYear = (year: number): Day => day(`${String(year).padStart(4, '0')}-01-01`);
const yearOf = (of: Day): number => Number(of.slice(0, 4));

/** First day after the period of what ended then: whole calendar years, counted from a 1 January.
 *  @param beginsAfter years from the year it ended in to the one whose 1 January begins the period
 *  @returns null where it never ends */
export function overOn(category: Category, endedOn: Day, beginsAfter: number): Day | null {
  return category.permanent ? null : newYear(yearOf(endedOn) + beginsAfter + category.years);
}

/** What ended before this day has its period behind it today; `overOn` turned round.
 *  @returns null where that is nothing */
export function endedBefore(category: Category, today: Day, beginsAfter: number): Day | null {
  return category.permanent ? null : newYear(yearOf(today) - beginsAfter - category.years + 1);
}

export function standingOf(matter: { category: Category; endedOn: Day; held: boolean }, on: { today: Day; beginsAfter: number }): Standing {
  const until = overOn(matter.category, matter.endedOn, on.beginsAfter);
  if (until === null) return { kind: 'permanent' };
  if (until > on.today) return { kind: 'kept', until };
  if (matter.held) return { kind: 'held' };
  return matter.category.expert ? { kind: 'expert' } : { kind: 'due' };
}
