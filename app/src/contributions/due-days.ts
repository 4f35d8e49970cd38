import { workingDayOnOrAfter } from '#kernel/calendar.ts';
import { type Day, firstDayOf, type Month, plusDays, shiftMonth } from '#kernel/day.ts';
import { countOn, type DatedParameters, textOn } from './parameters.ts';

/** Payers by when they settle: units of the state budget; legal persons; who pays for themselves alone; all others. */
export type PayerKind = 'budget-unit' | 'legal-person' | 'self-only' | 'other';

/** The last day to declare and to pay for a month, moved from a free day to the next working day.
 *  @param extraHolidays days off by decree: data of the institution
 *  @legal act on the social insurance system, art. 47 sec. 1, 2a; Ordynacja podatkowa art. 12 § 5 */
export function dueDay(kind: PayerKind, month: Month, parameters: DatedParameters, extraHolidays: readonly string[]): Day {
  const dayOfMonth = countOn(parameters, `due-day-${kind}`, firstDayOf(month));
  return workingDayOnOrAfter(plusDays(firstDayOf(shiftMonth(month, 1)), dayOfMonth - 1), extraHolidays);
}

/** How the declaration names that day (DRA I p1).
 *  @throws RangeError where the code is not known: who paid for themselves alone until 2021 */
export const dueCode = (kind: PayerKind, month: Month, parameters: DatedParameters): string =>
  textOn(parameters, `due-code-${kind}`, firstDayOf(month));
