import { plusDays, type Day } from '#kernel/day.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';

/** @legal Act of 4 April 2019 on digital accessibility, art. 18 (from memory): without delay, within 7 days */
export const ANSWER_WITHIN_DAYS = 7;
/** Where that cannot be: within 2 months of the complaint, and told why before the 7 days are over (from memory). */
export const LONGEST_DAYS = 60;
/** What one client may leave in 24 hours, and everybody together: far above what comes, and the end of a flood. */
export const MOST_OF_ONE_CLIENT = 5;
export const MOST_OF_ALL = 500;

const LONGEST = { name: 120, contact: 200, place: 500, matter: 4_000, wish: 1_000 } as const;

export interface ComplaintWish {
  name: string;
  contact: string;
  /** Which page or document. */
  place: string;
  matter: string;
  /** How somebody would like to get it instead; may be empty. */
  wish: string;
}

export type ComplaintField = keyof ComplaintWish;
export type Remark = { field: ComplaintField; kind: 'missing' | 'too-long' };

export const FIELDS = ['name', 'contact', 'place', 'matter', 'wish'] as const satisfies readonly ComplaintField[];

/** What is there, in the order of the form. */
export function checkComplaint(given: ComplaintWish): Result<ComplaintWish, readonly Remark[]> {
  const wish = Object.fromEntries(FIELDS.map(field => [field, given[field].trim()])) as unknown as ComplaintWish;
  const remarks = FIELDS.flatMap((field): Remark[] => {
    if (wish[field].length > LONGEST[field]) return [{ field, kind: 'too-long' }];
    return wish[field] === '' && field !== 'wish' ? [{ field, kind: 'missing' }] : [];
  });
  return remarks.length > 0 ? refuse(remarks) : accept(wish);
}

/** The day of filing does not count. */
export const answerBy = (filedOn: Day): Day => plusDays(filedOn, ANSWER_WITHIN_DAYS);
export const latestBy = (filedOn: Day): Day => plusDays(filedOn, LONGEST_DAYS);
