import { type Day, firstDayOf, plusMonths } from '#kernel/day.ts';
import type { Grosze } from '#kernel/grosze.ts';
import type { Sex } from '#kernel/pesel.ts';
import type { PartOfMonth } from './days.ts';
import type { ContributionTerms } from './terms.ts';
import type { InsuranceTitle } from './titles.ts';

/** Who is insured, as far as age and sex matter. */
export interface InsuredPerson {
  readonly bornOn: Day;
  readonly sex: Sex;
}

/** Bases of pension insurance from all titles of a person in a month, before the yearly cap, and for how much of the month
 *  they are: what is earned in half a month counts twice. */
export interface MonthOfAllTitles {
  readonly base: Grosze;
  readonly part?: PartOfMonth;
}

const MONTHS_A_YEAR = 12;

/** From the month after the birthday; at once where the birthday is the first day of the month. */
const hasReached = (person: InsuredPerson, years: number, terms: ContributionTerms): boolean =>
  plusMonths(person.bornOn, years * MONTHS_A_YEAR) <= firstDayOf(terms.month);

/** Whether the bases of all titles reach the minimum wage, reckoned for a whole month.
 *  @legal act on promotion of employment, art. 104 sec. 1 */
export function reachesMinimumWage(all: MonthOfAllTitles, minimumWage: Grosze): boolean {
  if (all.part === undefined) return all.base >= minimumWage;
  return all.part.days > 0 && all.base * BigInt(all.part.of) >= minimumWage * BigInt(all.part.days);
}

/** Labour and Solidarity Funds: by title, by the minimum wage, and up to an age.
 *  @param person absent where the age is not known: then nobody is let off
 *  @legal act on promotion of employment, art. 104, 104b */
export function bearsLabour(
  title: InsuranceTitle,
  all: MonthOfAllTitles,
  terms: ContributionTerms,
  person: InsuredPerson | undefined,
): boolean {
  if (title.labour === 'none' || !reachesMinimumWage(all, terms.minimumWage)) return false;
  return person === undefined || !hasReached(person, terms.labourFreeFrom[person.sex], terms);
}

/** Guaranteed Employee Benefits Fund: by title and up to an age, whatever the pay.
 *  @legal act of 13 July 2006 on protection of employees' claims, art. 9b, 29 */
export function bearsGuaranteed(title: InsuranceTitle, terms: ContributionTerms, person: InsuredPerson | undefined): boolean {
  return title.guaranteed === 'obligatory' && (person === undefined || !hasReached(person, terms.guaranteedFreeFrom[person.sex], terms));
}

/** Bridging Pension Fund: work in special conditions or of a special kind, by those born after a day.
 *  @legal act of 19 December 2008 on bridging pensions, art. 35, 36 */
export function bearsBridging(
  work: 'ordinary' | 'special-conditions',
  terms: ContributionTerms,
  person: InsuredPerson | undefined,
): boolean {
  if (work === 'ordinary') return false;
  if (person === undefined) throw new RangeError('Work in special conditions by somebody whose birth date is not known');
  return person.bornOn > terms.bridgingBornAfter;
}
