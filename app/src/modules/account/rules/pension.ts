import { type Day, monthOf, monthsBetween, plusMonths } from '#kernel/day.ts';
import { type Grosze, grosze, multiply, ratio, sum } from '#kernel/grosze.ts';

/** Capital by expected months of life: the monthly pension, before tax.
 *  @legal act on pensions, art. 26 */
export function pensionOf(capital: Grosze, lifeMonths: string): Grosze {
  const { numerator, denominator } = ratio(lifeMonths);
  return multiply(capital, { numerator: denominator, denominator: numerator });
}

export interface PensionVariant {
  /** Months still paid for, each at `monthly`. */
  months: number;
  monthly: Grosze;
  /** What those months bring. */
  coming: Grosze;
  /** All that is divided. */
  capital: Grosze;
  lifeMonths: string;
  pension: Grosze;
}

/** Two variants in the money of today, without indexations to come: working on until retirement, and stopping now.
 *  @param gathered initial capital, contributions and subaccount together
 *  @param monthly pension contribution of one coming month that stays with the institution */
export function variants(
  gathered: Grosze,
  monthly: Grosze,
  months: number,
  lifeMonths: string,
): { workOn: PensionVariant; stopNow: PensionVariant } {
  const variant = (left: number): PensionVariant => {
    const coming = grosze(monthly * BigInt(left));
    const capital = sum([gathered, coming]);
    return { months: left, monthly, coming, capital, lifeMonths, pension: pensionOf(capital, lifeMonths) };
  };
  return { workOn: variant(months), stopNow: variant(0) };
}

export function retirementDay(bornOn: Day, years: number): Day {
  return plusMonths(bornOn, years * 12);
}

/** Months still to be paid for after `on`: those that begin before the day of retirement. */
export function monthsLeft(on: Day, retiresOn: Day): number {
  return Math.max(0, monthsBetween(monthOf(on), monthOf(retiresOn)));
}

/** Whole years of age on a day. */
export function ageOn(bornOn: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years;
}

/** The average of a month, of the latest months that have any contribution; nothing where none has.
 *  @param most how many months at most are looked at */
export function averageMonth(
  contributions: readonly { month: string; amount: Grosze }[],
  most: number,
): { average: Grosze; months: number } {
  const months = [...new Set(contributions.filter(one => one.amount > 0n).map(one => one.month))].sort().slice(-most);
  if (months.length === 0) return { average: grosze(0), months: 0 };
  const total = sum(contributions.filter(one => months.includes(one.month)).map(one => one.amount));
  return { average: multiply(total, { numerator: 1n, denominator: BigInt(months.length) }), months: months.length };
}
