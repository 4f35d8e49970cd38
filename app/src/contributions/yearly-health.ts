import { day, type Month, month, shiftMonth } from '#kernel/day.ts';
import { type Grosze, grosze, minus, multiply, NOTHING, sum } from '#kernel/grosze.ts';
import { type BusinessHealthTerms, lumpSumBase, ofIncome, type TaxationForm } from './health-of-business.ts';
import { type DatedParameters, textOn } from './parameters.ts';

/** What a self-employed person tells of a whole year for the settlement (DRA XII, RCA III.F). */
export interface YearOfBusiness {
  readonly form: Exclude<TaxationForm, 'tax-card'>;
  /** Income of the calendar year under scale and flat tax, revenue of it under the lump sum. */
  readonly amount: Grosze;
  /** Months of contribution in which the business was run, with the terms of each: `monthsSettled`. */
  readonly months: readonly BusinessHealthTerms[];
  /** Contributions due for those months as declared. */
  readonly declared: Grosze;
}

export interface YearlyHealth {
  readonly base: Grosze;
  readonly due: Grosze;
  /** To be paid with the month of settlement; or given back, on request of the payer. One of the two is nothing. */
  readonly surcharge: Grosze;
  readonly refund: Grosze;
}

/** The twelve months a year is settled for: of contribution (February to January) on income, of the calendar under the lump
 *  sum. */
export function monthsSettled(form: YearOfBusiness['form'], year: number): readonly Month[] {
  const first = month(`${year}-${form === 'lump-sum' ? '01' : '02'}`);
  return Array.from({ length: 12 }, (_, place) => shiftMonth(first, place));
}

/** The month in whose declaration a year is settled. */
export function settlementMonth(parameters: DatedParameters, year: number): Month {
  const of = textOn(parameters, 'health-settlement-month', day(`${year}-12-31`));
  return month(`${year + 1}-${of}`);
}

/** The yearly settlement of the health contribution. Under the lump sum every month bears what the revenue of the whole year
 *  asks for; on income the year's least base is that of its months together. The tax card is not settled.
 *  @legal act on health care, art. 81 sec. 2a-2j
 *  @throws RangeError for a year before 2022, when there was none */
export function settleYear(year: YearOfBusiness): YearlyHealth {
  const months = year.months.map(terms => {
    if (terms.law === 'flat') throw new RangeError('Health contributions of that year are not settled');
    return terms;
  });
  const { base, due } = year.form === 'lump-sum' ? ofRevenue(year.amount, months) : ofYearsIncome(year.form, year.amount, months);
  const difference = minus(due, year.declared);
  return {
    base,
    due,
    surcharge: difference > 0n ? difference : NOTHING,
    refund: difference < 0n ? grosze(-difference) : NOTHING,
  };
}

type ByTaxation = Extract<BusinessHealthTerms, { law: 'by-taxation' }>;

function ofRevenue(revenue: Grosze, months: readonly ByTaxation[]): { base: Grosze; due: Grosze } {
  const bases = months.map(terms => ({ base: lumpSumBase(revenue, terms), rate: terms.rate }));
  return { base: sum(bases.map(one => one.base)), due: sum(bases.map(one => multiply(one.base, one.rate))) };
}

function ofYearsIncome(form: 'scale' | 'flat-tax', income: Grosze, months: readonly ByTaxation[]): { base: Grosze; due: Grosze } {
  const last = months.at(-1);
  if (last === undefined) return { base: NOTHING, due: NOTHING };
  const of = ofIncome(form, income, sum(months.map(terms => terms.leastBase)), last);
  return { base: of.base, due: of.contribution };
}
