import { type Day, day, daysBetween, plusDays, plusMonths, weekday } from './day.ts';

/** A public holiday by name; its text stands with whoever shows it. */
export type HolidayName =
  | 'new-year'
  | 'epiphany'
  | 'easter'
  | 'easter-monday'
  | 'labour-day'
  | 'constitution-day'
  | 'pentecost'
  | 'corpus-christi'
  | 'assumption'
  | 'all-saints'
  | 'independence-day'
  | 'christmas-eve'
  | 'christmas'
  | 'second-christmas-day';

export interface Holiday {
  readonly day: Day;
  readonly name: HolidayName;
}

/** A legal period. Exactly one unit: the law counts each in its own way. */
export type Period = { readonly days: number } | { readonly weeks: number } | { readonly months: number };

const EPIPHANY_FREE_SINCE = 2011;
const CHRISTMAS_EVE_FREE_SINCE = 2025;
const SATURDAY = 6;

/** Easter Sunday of the Gregorian calendar (algorithm of Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
  const cycle = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * cycle + century - leapCenturies - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const correction = Math.floor((cycle + 11 * epact + 22 * toSunday) / 451);
  const count = epact + toSunday - 7 * correction + 114;
  return day(`${year}-${String(Math.floor(count / 31)).padStart(2, '0')}-${String((count % 31) + 1).padStart(2, '0')}`);
}

/** Days free from work by statute, in order.
 *  @legal Act of 18 January 1951 on days free from work, as in force from 1990 (earlier years are not told rightly) */
export function holidaysOf(year: number): readonly Holiday[] {
  const fixed = (date: string, name: HolidayName): Holiday => ({ day: day(`${year}-${date}`), name });
  const easter = easterOf(year);
  const moving = (after: number, name: HolidayName): Holiday => ({ day: plusDays(easter, after), name });
  const all = [
    fixed('01-01', 'new-year'),
    ...(year >= EPIPHANY_FREE_SINCE ? [fixed('01-06', 'epiphany')] : []),
    moving(0, 'easter'),
    moving(1, 'easter-monday'),
    moving(49, 'pentecost'),
    moving(60, 'corpus-christi'),
    fixed('05-01', 'labour-day'),
    fixed('05-03', 'constitution-day'),
    fixed('08-15', 'assumption'),
    fixed('11-01', 'all-saints'),
    fixed('11-11', 'independence-day'),
    ...(year >= CHRISTMAS_EVE_FREE_SINCE ? [fixed('12-24', 'christmas-eve')] : []),
    fixed('12-25', 'christmas'),
    fixed('12-26', 'second-christmas-day'),
  ];
  return all.sort((a, b) => daysBetween(b.day, a.day));
}

const holidaysByYear = new Map<number, ReadonlySet<string>>();

function isHoliday(of: Day): boolean {
  const year = +of.slice(0, 4);
  const known = holidaysByYear.get(year) ?? new Set(holidaysOf(year).map(holiday => holiday.day));
  holidaysByYear.set(year, known);
  return known.has(of);
}

/** Neither Saturday, Sunday nor a holiday.
 *  @param extraHolidays single days off by decree, ISO: they are data of the institution, not computed */
export function isWorkingDay(of: Day, extraHolidays: readonly string[]): boolean {
  return weekday(of) < SATURDAY && !isHoliday(of) && !extraHolidays.includes(of);
}

/** The day itself where it is a working day, else the next one. */
export function workingDayOnOrAfter(of: Day, extraHolidays: readonly string[]): Day {
  let candidate = of;
  while (!isWorkingDay(candidate, extraHolidays)) candidate = plusDays(candidate, 1);
  return candidate;
}

/** The first working day after the given day. */
export function nextWorkingDay(after: Day, extraHolidays: readonly string[]): Day {
  return workingDayOnOrAfter(plusDays(after, 1), extraHolidays);
}

/** The `count`-th working day after the given day, which itself is not counted; the day itself for 0. */
export function plusWorkingDays(from: Day, count: number, extraHolidays: readonly string[]): Day {
  let reached = from;
  for (let left = count; left > 0; left--) reached = nextWorkingDay(reached, extraHolidays);
  return reached;
}

/** How many working days lie after `from` up to and with `to`; 0 where `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, extraHolidays: readonly string[]): number {
  let count = 0;
  for (let at = nextWorkingDay(from, extraHolidays); at <= to; at = nextWorkingDay(at, extraHolidays)) count++;
  return count;
}

/** Last day of a period that runs by itself whatever the weekday (delivery by fiction, a second notice).
 *  The day of the event is not counted; weeks end on the same weekday; months on the same date, or on the last day
 *  of a shorter month.
 *  @legal KPA art. 57 § 1-3 */
export function periodEndUnshifted(event: Day, period: Period): Day {
  if ('days' in period) return plusDays(event, period.days);
  if ('weeks' in period) return plusDays(event, period.weeks * 7);
  return plusMonths(event, period.months);
}

/** Last day on which a person may still act: as above, moved from a free day or Saturday to the next working day.
 *  @legal KPA art. 57 § 4 */
export function periodEnd(event: Day, period: Period, extraHolidays: readonly string[]): Day {
  return workingDayOnOrAfter(periodEndUnshifted(event, period), extraHolidays);
}
