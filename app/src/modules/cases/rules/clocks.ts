import { periodEnd, plusWorkingDays, workingDayOnOrAfter } from '#kernel/calendar.ts';
import { type Day, daysBetween, endOfDay, plusDays, startOfDay } from '#kernel/day.ts';

/** The clerk is reminded this many working days before the last day. */
export const REMIND_WORKING_DAYS_BEFORE = 2;
/** Reminders come at this hour in Poland. */
export const REMIND_HOUR = 7;
/** Time for looking again at an automated decision. */
export const REVIEW_DAYS = 30;

const MS_AN_HOUR = 3_600_000;

/** Last day for the institution's answer: counted from the day after the filing, moved off a free day.
 *  @legal KPA art. 35, art. 217 § 3, art. 57 § 1 and 4 */
export function answerDueOn(filedOn: Day, withinDays: number, extraHolidays: readonly string[]): Day {
  return periodEnd(filedOn, { days: withinDays }, extraHolidays);
}

/** Last day for the party to complete what we asked for on a day.
 *  @param withinDays the pack's parameter `completion-days`
 *  @legal KPA art. 64 § 2 (not less than 7 days) */
export function partyAnswerBy(askedOn: Day, withinDays: number, extraHolidays: readonly string[]): Day {
  return periodEnd(askedOn, { days: withinDays }, extraHolidays);
}

/** The institution's last day after it waited for the party: the days waited do not count against it.
 *  @legal KPA art. 35 § 5 */
export function dueAfterWaiting(dueOn: Day, askedOn: Day, answeredOn: Day, extraHolidays: readonly string[]): Day {
  return workingDayOnOrAfter(plusDays(dueOn, Math.max(0, daysBetween(askedOn, answeredOn))), extraHolidays);
}

/** The institution's last day when the filing counts as made on an earlier day: as many days earlier, off a free day. */
export function dueWhenFiledOn({ filedOn, dueOn }: { filedOn: Day; dueOn: Day }, earlier: Day, extraHolidays: readonly string[]): Day {
  return workingDayOnOrAfter(plusDays(dueOn, -Math.max(0, daysBetween(earlier, filedOn))), extraHolidays);
}

/** When the clerk is reminded: the morning of the working day that leaves two working days, the last one included;
 *  never before the filing. */
export function remindAt(filedOn: Day, dueOn: Day, extraHolidays: readonly string[]): Date {
  let day = dueOn;
  while (day > filedOn && plusWorkingDays(day, REMIND_WORKING_DAYS_BEFORE, extraHolidays) > dueOn) day = plusDays(day, -1);
  return new Date(startOfDay(day).getTime() + REMIND_HOUR * MS_AN_HOUR);
}

/** The first instant at which the answer is late. */
export const overdueAt = (dueOn: Day): Date => endOfDay(dueOn);

export type Urgency = 'overdue' | 'today' | 'soon' | 'in-time';

/** How pressing a matter is on a day, for the eye. */
export function urgency(dueOn: Day, today: Day, extraHolidays: readonly string[]): Urgency {
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= plusWorkingDays(today, REMIND_WORKING_DAYS_BEFORE, extraHolidays) ? 'soon' : 'in-time';
}
