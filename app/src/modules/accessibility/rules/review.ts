import { type Day, day } from '#kernel/day.ts';

/** By this day of each year the statement is reviewed.
 *  @legal Act of 4 April 2019 on digital accessibility, art. 11 (from memory) */
const REVIEW_BY = '03-31';
const SOON_MONTH_DAY = '02-01';

/** The day by which a statement last reviewed on `reviewedOn` must be reviewed again: 31 March of the year after. */
export const reviewDue = (reviewedOn: Day): Day => day(`${Number(reviewedOn.slice(0, 4)) + 1}-${REVIEW_BY}`);

/** `overdue` after that day, `soon` from February of its year. */
export function reviewState(reviewedOn: Day, today: Day): 'good' | 'soon' | 'overdue' {
  const due = reviewDue(reviewedOn);
  if (today > due) return 'overdue';
  return today >= `${due.slice(0, 4)}-${SOON_MONTH_DAY}` ? 'soon' : 'good';
}
