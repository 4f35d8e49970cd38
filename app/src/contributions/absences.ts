import { isWorkingDay } from '#kernel/calendar.ts';
import { type Dated, inForceOn } from '#kernel/dated.ts';
import { type Day, daysBetween, firstDayOf, lastDayOf, type Month, monthOf, plusDays, plusMonths, shiftMonth } from '#kernel/day.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { daysCovered, within } from './days.ts';
import type { InsuredPerson } from './fund-duties.ts';
import { countOn, type DatedParameters } from './parameters.ts';

/** One row of the table of benefits and breaks (RSA III.B p2), from a day on. */
export interface AbsenceCode extends Dated {
  readonly code: string;
  readonly kind: 'leave' | 'sick-pay' | 'benefit' | 'equalisation' | 'other';
  /** How its days (RSA III.B p5) are counted. */
  readonly counts: 'calendar-days' | 'working-days';
  /** The days lower the base of a self-employed payer: a benefit in place of income. */
  readonly lowersOwnBase: boolean;
}

/** A report of a benefit or a break: RSA III.B p2-p5. */
export interface Absence {
  readonly code: string;
  readonly from: Day;
  readonly to: Day;
  readonly days?: number;
}

export type AbsenceRefusal =
  | { readonly kind: 'unknown-code'; readonly code: string }
  | { readonly kind: 'ends-before-it-begins' }
  | { readonly kind: 'outside-the-month'; readonly month: Month }
  | { readonly kind: 'wrong-days'; readonly expected: number };

/** Whether an absence can stand in the report of a month.
 *  @refuses unknown-code | ends-before-it-begins | outside-the-month | wrong-days */
export function checkAbsence(
  absence: Absence,
  month: Month,
  codes: readonly AbsenceCode[],
  extraHolidays: readonly string[],
): Result<number, AbsenceRefusal> {
  if (absence.to < absence.from) return refuse({ kind: 'ends-before-it-begins' });
  const code = absenceOn(codes, absence.code, absence.from);
  if (code === undefined) return refuse({ kind: 'unknown-code', code: absence.code });
  if (monthOf(absence.from) !== month || monthOf(absence.to) !== month) return refuse({ kind: 'outside-the-month', month });
  const expected = daysOf(absence, code, extraHolidays);
  return absence.days === undefined || absence.days === expected ? accept(expected) : refuse({ kind: 'wrong-days', expected });
}

export const absenceOn = (codes: readonly AbsenceCode[], code: string, on: Day): AbsenceCode | undefined =>
  inForceOn(
    codes.filter(one => one.code === code),
    on,
  );

/** Days of an absence as its code counts them, first and last included. */
export function daysOf(absence: Pick<Absence, 'from' | 'to'>, code: AbsenceCode, extraHolidays: readonly string[]): number {
  const span = daysBetween(absence.from, absence.to) + 1;
  if (code.counts === 'calendar-days') return span;
  return Array.from({ length: span }, (_, place) => plusDays(absence.from, place)).filter(day => isWorkingDay(day, extraHolidays)).length;
}

/** One absence for each month it lies in: a report never passes the end of its month. */
export function byMonth(absence: Pick<Absence, 'code' | 'from' | 'to'>): readonly Absence[] {
  const parts: Absence[] = [];
  for (let month = monthOf(absence.from); month <= monthOf(absence.to); month = shiftMonth(month, 1)) {
    const part = within(month, absence);
    if (part !== undefined) parts.push({ code: absence.code, ...part });
  }
  return parts;
}

/** Pairs of one person's absences that share a day, in order. */
export function overlapping(absences: readonly Absence[]): readonly (readonly [Absence, Absence])[] {
  const inOrder = [...absences].sort((a, b) => (a.from === b.from ? (a.to < b.to ? -1 : 1) : a.from < b.from ? -1 : 1));
  return inOrder.flatMap((one, place) =>
    inOrder
      .slice(place + 1)
      .filter(other => other.from <= one.to)
      .map(other => [one, other] as const),
  );
}

/** Absences whose days lower a self-employed payer's base, for `insuredPart`. */
export function loweringOwnBase(absences: readonly Absence[], codes: readonly AbsenceCode[]): readonly Absence[] {
  return absences.filter(absence => absenceOn(codes, absence.code, absence.from)?.lowersOwnBase === true);
}

/** Days of sick pay by employers in a calendar year; a day counts once whoever pays. */
export function sickPayDays(absences: readonly Absence[], codes: readonly AbsenceCode[], year: number): number {
  const [first, last] = [firstDayOf(`${year}-01` as Month), lastDayOf(`${year}-12` as Month)];
  const inYear = absences
    .filter(absence => absenceOn(codes, absence.code, absence.from)?.kind === 'sick-pay')
    .map(({ from, to }) => ({ from: from > first ? from : first, to: to < last ? to : last }))
    .filter(({ from, to }) => from <= to);
  return daysCovered(inYear);
}

const MONTHS_A_YEAR = 12;

/** How many days of sick pay a person has in a calendar year: fewer from the year after a birthday.
 *  @legal Kodeks pracy art. 92 § 1, 5 */
export function mostSickPayDays(person: Pick<InsuredPerson, 'bornOn'>, year: number, parameters: DatedParameters): number {
  const on = firstDayOf(`${year}-01` as Month);
  const birthday = plusMonths(person.bornOn, countOn(parameters, 'sick-pay-older-age', on) * MONTHS_A_YEAR);
  return countOn(parameters, birthday < on ? 'sick-pay-days-older' : 'sick-pay-days', on);
}
