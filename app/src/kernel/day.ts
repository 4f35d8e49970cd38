import type { Branded } from './brand.ts';
import { accept, refuse, type Result } from './result.ts';

/** A calendar day as the law counts it, ISO `YYYY-MM-DD`; not an instant, so it has no time zone.
 *  Days compare with `<` as text. */
export type Day = Branded<string, 'Day'>;

/** A calendar month, `YYYY-MM`; months compare with `<` as text. */
export type Month = Branded<string, 'Month'>;

/** 1 Monday … 7 Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type DayRefusal = { readonly kind: 'not-a-day' } | { readonly kind: 'no-such-day' } | { readonly kind: 'year-out-of-range' };

/** Earlier years are typing slips (`0026`): nobody in the registers was born before. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 9999;
const TIME_ZONE = 'Europe/Warsaw';
const MS_A_DAY = 86_400_000;

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_FIRST = /^(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})$/;
const ENGLISH = /^(\d{1,2}) ([a-z]{3,9}),? (\d{4})$/i;
const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const ENGLISH_MONTHS_WHOLE = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const numberOf = (day: Day): number => Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10)) / MS_A_DAY;
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function dayNumbered(number: number): Day {
  const text = new Date(number * MS_A_DAY).toISOString().slice(0, 10);
  if (!ISO.test(text) || +text.slice(0, 4) < FIRST_YEAR) throw new RangeError(`Day outside ${FIRST_YEAR}-${LAST_YEAR}: ${text}`);
  return text as Day;
}

function fromParts(year: number, month: number, date: number): Result<Day, DayRefusal> {
  if (year < FIRST_YEAR || year > LAST_YEAR) return refuse({ kind: 'year-out-of-range' });
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return refuse({ kind: 'no-such-day' });
  return accept(`${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day);
}

/** Reads a day as people write it: `2026-11-23`, `23.11.2026`, `23/11/2026`, `23 Nov 2026`. Numbers are day first in
 *  both languages: month first would turn 3 April into 4 March without anybody noticing. */
export function parseDay(text: string): Result<Day, DayRefusal> {
  const typed = text.trim().replace(/\s+/g, ' ');
  const iso = ISO.exec(typed);
  if (iso) return fromParts(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dayFirst = DAY_FIRST.exec(typed);
  if (dayFirst) return fromParts(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1]));
  const english = ENGLISH.exec(typed);
  if (english) {
    const named = (english[2] as string).toLowerCase();
    const isNamed = (month: string): boolean => month.toLowerCase() === named;
    const month = Math.max(ENGLISH_MONTHS.findIndex(isNamed), ENGLISH_MONTHS_WHOLE.findIndex(isNamed)) + 1;
    if (month > 0) return fromParts(Number(english[3]), month, Number(english[1]));
  }
  return refuse({ kind: 'not-a-day' });
}

/** A day known to be right: a constant, a column of type `date`, a value checked before.
 *  @throws RangeError where it is not an ISO day after all */
export function day(iso: string): Day {
  const parsed = ISO.test(iso) ? parseDay(iso) : refuse({ kind: 'not-a-day' } as const);
  if (!parsed.ok) throw new RangeError(`Not a day: ${iso}`);
  return parsed.value;
}

/** `23.11.2026` for Polish, `23 Nov 2026` for English readers, who disagree about the order of numbers. */
export function formatDay(value: Day, lang: 'pl' | 'en'): string {
  if (lang === 'pl') return `${value.slice(8)}.${value.slice(5, 7)}.${value.slice(0, 4)}`;
  return `${+value.slice(8)} ${ENGLISH_MONTHS[+value.slice(5, 7) - 1]} ${value.slice(0, 4)}`;
}

export function plusDays(from: Day, days: number): Day {
  return dayNumbered(numberOf(from) + days);
}

/** The same date `months` later, or the last day of that month where it is shorter. */
export function plusMonths(from: Day, months: number): Day {
  const target = shiftMonth(monthOf(from), months);
  const last = lastDayOf(target);
  const same = `${target}-${from.slice(8)}` as Day;
  return same < last ? same : last;
}

/** Whole days from one day to the other; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

export function weekday(of: Day): Weekday {
  // Day number 0 is Thursday, 1 January 1970.
  return (((((numberOf(of) + 3) % 7) + 7) % 7) + 1) as Weekday;
}

const warsaw = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

const MS_A_MINUTE = 60_000;
const MS_AN_HOUR = 3_600_000;
/** How far the wall in Poland was ahead, by the span in which it cannot have changed. Nearly every question is about now
 *  or about the days of one life. */
const remembered = new Map<number, number>();
const MOST_REMEMBERED = 30_000;

/** What a clock on the wall in Poland shows, as if it were UTC. */
function wallTime(instant: number): number {
  // Since 1970 clocks have changed on whole hours of UTC; before, on whole minutes.
  const span = instant >= 0 ? MS_AN_HOUR : MS_A_MINUTE;
  const begin = Math.floor(instant / span) * span;
  let ahead = remembered.get(begin);
  if (ahead === undefined) {
    ahead = readWallTime(begin) - begin;
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(begin, ahead);
  }
  return instant + ahead;
}

function readWallTime(instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of warsaw.formatToParts(instant)) part[type] = Number(value);
  return Date.UTC(part['year'] as number, (part['month'] as number) - 1, part['day'], part['hour'], part['minute'], part['second']);
}

/** The day in Poland in which the instant lies. */
export function dayOf(instant: Date): Day {
  return dayNumbered(Math.floor(wallTime(instant.getTime()) / MS_A_DAY));
}

/** The instant of 00:00 in Poland. */
export function startOfDay(of: Day): Date {
  const midnight = numberOf(of) * MS_A_DAY;
  const guess = midnight - (wallTime(midnight) - midnight);
  return new Date(midnight - (wallTime(guess) - guess));
}

/** The first instant that no longer belongs to the day, so `instant < endOfDay(day)` means "not later than that day".
 *  23 or 25 hours after the start on the two days when clocks change. */
export function endOfDay(of: Day): Date {
  return startOfDay(plusDays(of, 1));
}

export function parseMonth(text: string): Result<Month, { readonly kind: 'not-a-month' }> {
  const typed = text.trim();
  const monthFirst = /^(\d{1,2})[./-](\d{4})$/.exec(typed);
  const parsed = parseDay(monthFirst ? `1.${monthFirst[1]}.${monthFirst[2]}` : `${typed}-01`);
  return parsed.ok ? accept(monthOf(parsed.value)) : refuse({ kind: 'not-a-month' });
}

/** A month known to be right.
 *  @throws RangeError where it is not `YYYY-MM` after all */
export function month(iso: string): Month {
  return monthOf(day(`${iso}-01`));
}

export function monthOf(of: Day): Month {
  return of.slice(0, 7) as Month;
}

export function shiftMonth(from: Month, months: number): Month {
  const count = +from.slice(0, 4) * 12 + +from.slice(5) - 1 + months;
  return month(`${pad(Math.floor(count / 12), 4)}-${pad((count % 12) + 1, 2)}`);
}

/** Whole months from one to the other; negative where `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return (+to.slice(0, 4) - +from.slice(0, 4)) * 12 + +to.slice(5) - +from.slice(5);
}

export function firstDayOf(of: Month): Day {
  return `${of}-01` as Day;
}

export function lastDayOf(of: Month): Day {
  return `${of}-${pad(daysIn(+of.slice(0, 4), +of.slice(5)), 2)}` as Day;
}

/** `11.2026` for Polish, `Nov 2026` for English readers. */
export function formatMonth(value: Month, lang: 'pl' | 'en'): string {
  return lang === 'pl' ? `${value.slice(5)}.${value.slice(0, 4)}` : `${ENGLISH_MONTHS[+value.slice(5) - 1]} ${value.slice(0, 4)}`;
}
