import { type Grosze, multiply, NOTHING } from '#kernel/grosze.ts';
import { NO_HEALTH, NO_SOCIAL, NOBODY_PAYS, type HealthContributions, type SocialContributions, type Source } from './insurances.ts';
import type { ContributionTerms } from './terms.ts';
import type { Financing } from './titles.ts';

/** Bases that bear, each nothing where its insurance is not held. */
export interface BearingBases {
  readonly pension: Grosze;
  readonly sickness: Grosze;
  readonly accident: Grosze;
}

const SOURCE_OF: Readonly<Record<Exclude<Financing, 'shared'>, 'insured' | 'payer' | 'budget'>> = {
  insured: 'insured',
  payer: 'payer',
  budget: 'budget',
};

/** Social contributions by who bears them. Insured's and payer's halves are rounded apart; who bears the whole rounds once.
 *  @legal act on the social insurance system, art. 15-17, 22 */
export function socialContributions(
  financing: Financing,
  bases: BearingBases,
  accidentRate: string,
  terms: ContributionTerms,
): Readonly<Record<Source, SocialContributions>> {
  const sickness = multiply(bases.sickness, terms.sickness);
  const accident = multiply(bases.accident, accidentRate);
  if (financing === 'shared') {
    return {
      ...NOBODY_PAYS,
      insured: {
        pension: multiply(bases.pension, terms.pensionInsured),
        disability: multiply(bases.pension, terms.disabilityInsured),
        sickness,
        accident: NOTHING,
      },
      payer: {
        pension: multiply(bases.pension, terms.pensionPayer),
        disability: multiply(bases.pension, terms.disabilityPayer),
        sickness: NOTHING,
        accident,
      },
    };
  }
  const whole: SocialContributions = {
    ...NO_SOCIAL,
    pension: multiply(bases.pension, terms.wholePension),
    disability: multiply(bases.pension, terms.wholeDisability),
    sickness,
    accident,
  };
  return { ...NOBODY_PAYS, [SOURCE_OF[financing]]: whole };
}

/** The health contribution under who bears it. */
export function healthContribution(financing: Financing, amount: Grosze): HealthContributions {
  return { ...NO_HEALTH, [financing === 'shared' ? 'insured' : SOURCE_OF[financing]]: amount };
}

/** Voluntary sickness insurance is held up to a share of the average wage; obligatory knows no limit.
 *  @legal act on the social insurance system, art. 20 */
export function sicknessBase(base: Grosze, duty: 'obligatory' | 'voluntary' | 'none', terms: ContributionTerms): Grosze {
  if (duty === 'none') return NOTHING;
  if (duty === 'obligatory') return base;
  const limit = multiply(terms.averageWage, terms.voluntarySicknessShare);
  return base < limit ? base : limit;
}
