import type { Month } from '#kernel/day.ts';

/** What the institution knows of the payer whose set is verified. Where it is not given (a file on a desk, not yet brought
 *  to anybody), the rules that need it are not asked. */
export interface KnownPayer {
  /** The highest number of a declaration that was filed for a month; 0 where none was. */
  lastNumberOf(month: Month): number;
}
