import { type Grosze, minus, multiply, NOTHING, sum } from '#kernel/grosze.ts';
import type { TitleContributions } from './insurances.ts';
import { type OwnMonth, ofOwnBase } from './self-employed.ts';
import type { ContributionTerms } from './terms.ts';
import type { InsuranceTitle } from './titles.ts';

/** A month of contribution holiday is reported twice: under the code of the holiday (0514, 0574, 0594) the state budget
 *  bears the contributions on the least base (RCA III.B p15-p18); under the usual code the payer bears what was declared
 *  above it, and the health contribution, which stays. FP and FS are not charged for that month.
 *  @param holiday.least the least base of the month before the request: the state bears no more
 *  @param holiday.sickness whether the state bears voluntary sickness insurance too; else the payer does, where joined
 *  @legal act on the social insurance system, art. 17a-17e (from memory) */
export function ofHoliday(
  month: OwnMonth,
  holiday: { readonly title: InsuranceTitle; readonly least: Grosze; readonly sickness: 'by-state' | 'by-payer' },
  terms: ContributionTerms,
): { readonly byState: TitleContributions; readonly byPayer: TitleContributions } {
  const least = holiday.least < month.base ? holiday.least : month.base;
  const byState = ofOwnBase(
    {
      ...month,
      title: holiday.title,
      base: least,
      joined: { ...month.joined, sickness: month.joined.sickness === true && holiday.sickness === 'by-state' },
      health: { base: NOTHING, contribution: NOTHING },
    },
    terms,
  );
  const before = sum([month.before, byState.pensionBase]);
  const above = ofOwnBase({ ...month, base: minus(month.base, least), before }, terms);
  // The limit of voluntary sickness insurance is one for both reports.
  const sicknessBase = minus(ofOwnBase(month, terms).sicknessBase, byState.sicknessBase);
  return {
    byState,
    byPayer: {
      ...above,
      sicknessBase,
      social: { ...above.social, insured: { ...above.social.insured, sickness: multiply(sicknessBase, terms.sickness) } },
      labour: NOTHING,
    },
  };
}
