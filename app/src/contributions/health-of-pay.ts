import { firstDayOf, type Month } from '#kernel/day.ts';
import { type Grosze, minus, multiply, NOTHING, roundToZloty } from '#kernel/grosze.ts';
import { amountOn, type DatedParameters, rateOn } from './parameters.ts';

/** Tax rules of 31 December 2021, by which the health contribution on pay is lowered since 2022. */
export interface AdvanceTerms {
  readonly rate: string;
  readonly monthlyCredit: Grosze;
  readonly costs: Grosze;
}

/** @throws RangeError before 2022: then the real advance counted, which the payer knows */
export function advanceTermsOf(parameters: DatedParameters, month: Month): AdvanceTerms {
  const on = firstDayOf(month);
  return {
    rate: rateOn(parameters, 'hypothetical-tax-rate', on),
    monthlyCredit: amountOn(parameters, 'hypothetical-tax-credit', on),
    costs: amountOn(parameters, 'hypothetical-tax-costs', on),
  };
}

/** The tax advance that rules no longer in force would ask for: income to full złoty, rate, less the monthly credit.
 *  @param healthBase RCA III.C p1: pay less the insured's social contributions
 *  @param by what of the rules the payer applies to this person: costs of their kind, and the credit where they asked for it
 *  @legal act on health care, art. 83 sec. 2a, 2b */
export function hypotheticalAdvance(
  healthBase: Grosze,
  terms: AdvanceTerms,
  by: { readonly costs?: Grosze; readonly credit: 'applied' | 'not-applied' },
): Grosze {
  const costs = by.costs ?? terms.costs;
  const income = healthBase > costs ? roundToZloty(minus(healthBase, costs)) : NOTHING;
  const tax = multiply(income, terms.rate);
  const credit = by.credit === 'applied' ? terms.monthlyCredit : NOTHING;
  return tax > credit ? minus(tax, credit) : NOTHING;
}

/** A health contribution is never more than the tax advance, where one is set against it. */
export function loweredTo(contribution: Grosze, advance: Grosze | undefined): Grosze {
  return advance !== undefined && advance < contribution ? advance : contribution;
}
