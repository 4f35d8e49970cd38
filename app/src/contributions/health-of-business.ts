import { day, firstDayOf, type Month } from '#kernel/day.ts';
import { type Grosze, multiply } from '#kernel/grosze.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { amountFrom, amountOn, announcedOn, type DatedParameters, rateOn, textOn } from './parameters.ts';

/** What a self-employed person tells for the health contribution of a month (DRA XI, RCA III.E). */
export type BusinessIncome =
  /** Income of the month before. */
  | { readonly form: 'scale' | 'flat-tax'; readonly income: Grosze }
  /** Revenue from the start of the calendar year to the end of the month, or of the whole year before. */
  | { readonly form: 'lump-sum'; readonly revenue: Grosze }
  | { readonly form: 'tax-card' };

export type TaxationForm = BusinessIncome['form'];

/** The law of one month: one flat base for all until 2021, since then by the form of taxation. */
export type BusinessHealthTerms =
  | { readonly law: 'flat'; readonly rate: string; readonly base: Grosze }
  | {
      readonly law: 'by-taxation';
      readonly rate: string;
      readonly scaleRate: string;
      readonly flatTaxRate: string;
      readonly leastBase: Grosze;
      readonly taxCardBase: Grosze;
      /** Up to and with a revenue, the base; the last one has no limit. */
      readonly lumpSum: readonly { readonly upTo: Grosze | undefined; readonly base: Grosze }[];
    };

export interface BusinessHealth {
  /** DRA X p5, RCA III.C p1. */
  readonly base: Grosze;
  readonly contribution: Grosze;
}

/** A year of contribution begins in February. */
const CONTRIBUTION_YEAR_BEGINS = '02-01';
const NOT_IN_FORCE = 'none';

export function businessHealthTermsOf(parameters: DatedParameters, month: Month): BusinessHealthTerms {
  const on = firstDayOf(month);
  const rate = rateOn(parameters, 'health-rate', on);
  const flat = textOn(parameters, 'health-flat-base', on);
  if (flat !== NOT_IN_FORCE) return { law: 'flat', rate, base: amountFrom('health-flat-base', flat) };
  const wage = amountFrom('enterprise-sector-wage', announcedOn(parameters, 'enterprise-sector-wage', on));
  const year = Number(month.slice(0, 4));
  const begun = day(`${month.endsWith('-01') ? year - 1 : year}-${CONTRIBUTION_YEAR_BEGINS}`);
  const share = (name: string): Grosze => multiply(wage, rateOn(parameters, name, on));
  return {
    law: 'by-taxation',
    rate,
    scaleRate: rateOn(parameters, 'health-scale-rate', on),
    flatTaxRate: rateOn(parameters, 'health-flat-tax-rate', on),
    leastBase: amountFrom('health-least-base', announcedOn(parameters, 'health-least-base', on, begun)),
    taxCardBase: amountFrom('health-tax-card-base', announcedOn(parameters, 'health-tax-card-base', on)),
    lumpSum: [
      { upTo: amountOn(parameters, 'lump-sum-first-limit', on), base: share('lump-sum-first-share') },
      { upTo: amountOn(parameters, 'lump-sum-second-limit', on), base: share('lump-sum-second-share') },
      { upTo: undefined, base: share('lump-sum-third-share') },
    ],
  };
}

/** The health contribution of a month in which the business was run on any day: it is not divided.
 *  @legal act on health care, art. 79a, 81 sec. 2-2za, 82 */
export function healthOfBusiness(told: BusinessIncome, terms: BusinessHealthTerms): BusinessHealth {
  if (terms.law === 'flat') return { base: terms.base, contribution: multiply(terms.base, terms.rate) };
  switch (told.form) {
    case 'scale':
    case 'flat-tax':
      return ofIncome(told.form, told.income, terms.leastBase, terms);
    case 'lump-sum': {
      const base = lumpSumBase(told.revenue, terms);
      return { base, contribution: multiply(base, terms.rate) };
    }
    case 'tax-card':
      return { base: terms.taxCardBase, contribution: multiply(terms.taxCardBase, terms.rate) };
  }
}

type ByTaxation = Extract<BusinessHealthTerms, { law: 'by-taxation' }>;

/** On income, but never less than the full rate on the least base: the lower rate of the flat tax is not for that. */
export function ofIncome(form: 'scale' | 'flat-tax', income: Grosze, least: Grosze, terms: ByTaxation): BusinessHealth {
  const base = income > least ? income : least;
  const floor = multiply(least, terms.rate);
  const contribution = multiply(base, form === 'scale' ? terms.scaleRate : terms.flatTaxRate);
  return { base, contribution: contribution > floor ? contribution : floor };
}

export function lumpSumBase(revenue: Grosze, terms: ByTaxation): Grosze {
  const step = terms.lumpSum.find(one => one.upTo === undefined || revenue <= one.upTo);
  if (step === undefined) throw new RangeError('The last step of the lump sum has a limit');
  return step.base;
}

/** Revenue counted from the start of the year cannot fall from one month to the next.
 *  @refuses revenue-falls in the first month in which it does */
export function cumulativeRevenue(
  months: readonly { readonly month: Month; readonly revenue: Grosze }[],
): Result<Grosze | undefined, { readonly kind: 'revenue-falls'; readonly month: Month }> {
  const inOrder = [...months].sort((a, b) => (a.month < b.month ? -1 : 1));
  for (const [place, one] of inOrder.entries()) {
    const before = inOrder[place - 1];
    const sameYear = before !== undefined && before.month.slice(0, 4) === one.month.slice(0, 4);
    if (sameYear && one.revenue < before.revenue) return refuse({ kind: 'revenue-falls', month: one.month });
  }
  return accept(inOrder.at(-1)?.revenue);
}
