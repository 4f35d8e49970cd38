import { type Grosze, minus, multiply, NOTHING, sum } from '#kernel/grosze.ts';
import { healthContribution, sicknessBase, socialContributions } from './borne.ts';
import { cappedBase } from './cap.ts';
import { bearsBridging, bearsGuaranteed, bearsLabour, type InsuredPerson, type MonthOfAllTitles } from './fund-duties.ts';
import { loweredTo } from './health-of-pay.ts';
import type { TitleContributions } from './insurances.ts';
import type { ContributionTerms } from './terms.ts';
import { heldBy, type InsuranceTitle, type Joined } from './titles.ts';

/** A month of a title whose base is pay: an employee, a contractor. */
export interface PaidMonth {
  readonly title: InsuranceTitle;
  /** Revenue of the month that bears social contributions. */
  readonly pay: Grosze;
  /** Bases of pension insurance earlier in the same calendar year, by all payers. */
  readonly before: Grosze;
  /** What the payer's rate is: `accidentRateOf`. */
  readonly accidentRate: string;
  readonly allTitles: MonthOfAllTitles;
  readonly joined?: Joined | undefined;
  /** Sick pay by the employer (code 331): it bears no social contribution, but the health contribution. */
  readonly sickPay?: Grosze | undefined;
  /** Where the health contribution may not be more than this: `hypotheticalAdvance`. */
  readonly taxAdvance?: Grosze | undefined;
  readonly person?: InsuredPerson | undefined;
  readonly work?: 'ordinary' | 'special-conditions' | undefined;
}

/** Contributions on pay by what the title brings. Sickness and accident contributions of employees know no cap, health is
 *  due on what is left of the pay after the insured's own social contributions.
 *  @legal act on the social insurance system, art. 16, 18-20, 22; on health care art. 79, 81 sec. 5, 6, art. 83 */
export function ofPay(month: PaidMonth, terms: ContributionTerms): TitleContributions {
  const { title, pay } = month;
  const held = heldBy(title, month.joined ?? {});
  const capped = cappedBase(pay, month.before, terms.yearlyCap);
  const bases = {
    pension: held.pension ? capped : NOTHING,
    sickness: held.sickness ? sicknessBase(pay, title.sickness, terms) : NOTHING,
    accident: held.accident ? pay : NOTHING,
  };
  const social = socialContributions(title.financing, bases, month.accidentRate, terms);
  const before = sum([pay, month.sickPay ?? NOTHING]);
  const own = sum(Object.values(social.insured));
  const healthBase = held.health && before > own ? minus(before, own) : NOTHING;
  const health = loweredTo(multiply(healthBase, terms.health), month.taxAdvance);
  const fundBase = terms.labourCapped ? capped : pay;
  return {
    pensionBase: bases.pension,
    sicknessBase: bases.sickness,
    accidentBase: bases.accident,
    healthBase,
    cut: held.pension && capped < pay,
    social,
    health: healthContribution(title.financing, health),
    labour: bearsLabour(title, month.allTitles, terms, month.person) ? multiply(fundBase, terms.labour) : NOTHING,
    guaranteed: bearsGuaranteed(title, terms, month.person) ? multiply(fundBase, terms.guaranteed) : NOTHING,
    bridging: bearsBridging(month.work ?? 'ordinary', terms, month.person) ? multiply(bases.pension, terms.bridging) : NOTHING,
  };
}

/** Contributions where the law sets the base and one body bears them all: child-care leave, maternity benefit, an unemployed
 *  person's benefit. @param month.base for the whole month, or its part */
export function ofSetBase(
  month: { readonly title: InsuranceTitle; readonly base: Grosze; readonly healthBase: Grosze; readonly before: Grosze },
  terms: ContributionTerms,
): TitleContributions {
  const { title } = month;
  const held = heldBy(title, {});
  const capped = cappedBase(month.base, month.before, terms.yearlyCap);
  const bases = {
    pension: held.pension ? capped : NOTHING,
    sickness: held.sickness ? month.base : NOTHING,
    accident: held.accident ? month.base : NOTHING,
  };
  const healthBase = held.health ? month.healthBase : NOTHING;
  return {
    pensionBase: bases.pension,
    sicknessBase: bases.sickness,
    accidentBase: bases.accident,
    healthBase,
    cut: held.pension && capped < month.base,
    social: socialContributions(title.financing, bases, terms.accident, terms),
    health: healthContribution(title.financing, multiply(healthBase, terms.health)),
    labour: NOTHING,
    guaranteed: NOTHING,
    bridging: NOTHING,
  };
}
