import { type Grosze, grosze, minus, multiply, NOTHING, sum } from '#kernel/grosze.ts';

/** Decimal rates in force on the first day of a month, and what of that year bounds them. */
export interface ContributionTerms {
  pensionInsured: string;
  pensionPayer: string;
  disabilityInsured: string;
  disabilityPayer: string;
  sickness: string;
  accident: string;
  health: string;
  labour: string;
  guaranteed: string;
  yearlyCap: Grosze;
  minimumWage: Grosze;
}

/** One title, one month; insured's and payer's parts together, each rounded by itself. */
export interface MonthlyContributions {
  pensionBase: Grosze;
  sicknessBase: Grosze;
  healthBase: Grosze;
  pension: Grosze;
  disability: Grosze;
  sickness: Grosze;
  accident: Grosze;
  health: Grosze;
  labour: Grosze;
  guaranteed: Grosze;
}

/** What of a month's pay bears pension and disability contributions: nothing beyond the yearly cap.
 *  @param before bases reported earlier in the same calendar year, by all payers
 *  @legal act on the social insurance system, art. 19 sec. 1 */
export function cappedBase(pay: Grosze, before: Grosze, yearlyCap: Grosze): Grosze {
  const left = yearlyCap > before ? minus(yearlyCap, before) : NOTHING;
  return pay < left ? pay : left;
}

/** Contributions on an employee's pay. Sickness and accident contributions know no cap.
 *  @param month.before pension bases of the same year until now; `month.payOfAllTitles` decides about the labour fund
 *  @legal act on the social insurance system, art. 16, 18-20, 22; on health benefits art. 79, 81 */
export function ofEmployee(pay: Grosze, terms: ContributionTerms, month: { before: Grosze; payOfAllTitles: Grosze }): MonthlyContributions {
  const base = cappedBase(pay, month.before, terms.yearlyCap);
  const pensionInsured = multiply(base, terms.pensionInsured);
  const disabilityInsured = multiply(base, terms.disabilityInsured);
  const sickness = multiply(pay, terms.sickness);
  const healthBase = minus(pay, sum([pensionInsured, disabilityInsured, sickness]));
  return {
    pensionBase: base,
    sicknessBase: pay,
    healthBase,
    pension: sum([pensionInsured, multiply(base, terms.pensionPayer)]),
    disability: sum([disabilityInsured, multiply(base, terms.disabilityPayer)]),
    sickness,
    accident: multiply(pay, terms.accident),
    health: multiply(healthBase, terms.health),
    labour: month.payOfAllTitles >= terms.minimumWage ? multiply(base, terms.labour) : NOTHING,
    guaranteed: multiply(base, terms.guaranteed),
  };
}

/** Contributions of a self-employed person on a declared base. The health contribution follows the form of taxation and
 *  comes as an amount. One rate for both halves: nobody pays one for the other.
 *  @legal act on the social insurance system, art. 18 sec. 8, 22 */
export function ofSelfEmployed(
  base: Grosze,
  health: Grosze,
  terms: ContributionTerms,
  sickness: 'with-sickness' | 'without-sickness',
): MonthlyContributions {
  const insuredInSickness = sickness === 'with-sickness';
  return {
    pensionBase: base,
    sicknessBase: insuredInSickness ? base : NOTHING,
    // The amount is all there is: a lump sum has no base of the person's own.
    healthBase: NOTHING,
    pension: multiply(base, added(terms.pensionInsured, terms.pensionPayer)),
    disability: multiply(base, added(terms.disabilityInsured, terms.disabilityPayer)),
    sickness: insuredInSickness ? multiply(base, terms.sickness) : NOTHING,
    accident: multiply(base, terms.accident),
    health,
    labour: base >= terms.minimumWage ? multiply(base, terms.labour) : NOTHING,
    guaranteed: NOTHING,
  };
}

const PLACES = 6;
const scaled = (rate: string): bigint => {
  const [whole = '', places = ''] = rate.split('.');
  return BigInt(whole + places.padEnd(PLACES, '0'));
};
const added = (left: string, right: string) => ({ numerator: scaled(left) + scaled(right), denominator: 10n ** BigInt(PLACES) });

/** A month's contributions by the fund they go to, each fund once. */
export function byFund(all: readonly MonthlyContributions[]) {
  return {
    FUS: sum(all.flatMap(of => [of.pension, of.disability, of.sickness, of.accident])),
    FUZ: sum(all.map(of => of.health)),
    'FP-FS': sum(all.map(of => of.labour)),
    FGSP: sum(all.map(of => of.guaranteed)),
    FEP: grosze(0),
  };
}
