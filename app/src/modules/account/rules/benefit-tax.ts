import { type Grosze, grosze, minus, multiply, NOTHING, roundToZloty, sum } from '#kernel/grosze.ts';

export interface TaxTerms {
  rate: string;
  /** Taken off the tax of each month. */
  monthlyCredit: Grosze;
  secondStep: Grosze;
  secondRate: string;
  /** Of the health contribution. */
  health: string;
  /** Part of what is left after tax and health that a bailiff may take for an ordinary debt. */
  seizedShare: string;
}

export interface Payout {
  gross: Grosze;
  tax: Grosze;
  health: Grosze;
  seizure: Grosze;
  net: Grosze;
}

/** A month's benefit from gross to net: tax advance to full złoty, health contribution never above what is left of the
 *  gross, then what a bailiff takes. The parts make the gross amount.
 *  @legal act on personal income tax, art. 34; on pensions, art. 139-141 */
export function payout(gross: Grosze, terms: TaxTerms, seized: 'seized' | 'free'): Payout {
  const advance = roundToZloty(minus(multiply(gross, terms.rate), terms.monthlyCredit));
  const tax = advance > 0n ? advance : NOTHING;
  const health = multiply(gross, terms.health);
  const after = minus(gross, sum([tax, health]));
  const seizure = seized === 'seized' ? multiply(after, terms.seizedShare) : NOTHING;
  return { gross, tax, health, seizure, net: minus(after, seizure) };
}

/** The tax of a year on what was paid in it: to full złoty, less twelve monthly credits, never below nothing. */
export function taxOfYear(gross: Grosze, terms: TaxTerms): Grosze {
  const income = roundToZloty(gross);
  const first = income < terms.secondStep ? income : terms.secondStep;
  const second = minus(income, first);
  const tax = sum([multiply(first, terms.rate), multiply(second, terms.secondRate)]);
  const credit = grosze(terms.monthlyCredit * 12n);
  return roundToZloty(tax > credit ? minus(tax, credit) : NOTHING);
}

export interface TaxStatement {
  year: number;
  /** The institution works the year's tax out itself when it paid in every month; otherwise it tells the advances only. */
  form: 'PIT-40A' | 'PIT-11A';
  months: number;
  gross: Grosze;
  advances: Grosze;
  health: Grosze;
  /** Only on PIT-40A: the year's tax, and what is to be paid (positive) or comes back (negative). */
  tax: Grosze | null;
  difference: Grosze | null;
}

export interface TaxedPayment {
  month: string;
  gross: Grosze;
  tax: Grosze;
  health: Grosze;
}

/** @legal act on personal income tax, art. 34 sec. 7-9 */
export function taxStatement(year: number, payments: readonly TaxedPayment[], terms: TaxTerms): TaxStatement {
  const ofYear = payments.filter(payment => payment.month.startsWith(`${year}-`));
  const months = new Set(ofYear.map(payment => payment.month)).size;
  const gross = sum(ofYear.map(payment => payment.gross));
  const advances = sum(ofYear.map(payment => payment.tax));
  const whole = months === 12;
  const tax = whole ? taxOfYear(gross, terms) : null;
  return {
    year,
    form: whole ? 'PIT-40A' : 'PIT-11A',
    months,
    gross,
    advances,
    health: sum(ofYear.map(payment => payment.health)),
    tax,
    difference: tax === null ? null : minus(tax, advances),
  };
}
