import { type Day, day, firstDayOf, type Month } from '#kernel/day.ts';
import { type Grosze, ratio, type Ratio } from '#kernel/grosze.ts';
import type { Sex } from '#kernel/pesel.ts';
import { amountFrom, announcedOn, countOn, type DatedParameters, rateOn, textOn } from './parameters.ts';

/** What the law of one month says about contributions on pay and on declared bases. Rates are decimals such as `0.0976`. */
export interface ContributionTerms {
  readonly month: Month;
  readonly pensionInsured: string;
  readonly pensionPayer: string;
  readonly disabilityInsured: string;
  readonly disabilityPayer: string;
  readonly sickness: string;
  /** The standard rate; `accidentRateOf` tells the payer's. */
  readonly accident: string;
  readonly health: string;
  readonly labour: string;
  readonly guaranteed: string;
  readonly bridging: string;
  /** Both parts as one rate: who bears both, rounds once. */
  readonly wholePension: Ratio;
  readonly wholeDisability: Ratio;
  /** Greatest base of pension and disability contributions in the calendar year. */
  readonly yearlyCap: Grosze;
  readonly averageWage: Grosze;
  readonly minimumWage: Grosze;
  readonly labourFreeFrom: Readonly<Record<Sex, number>>;
  readonly guaranteedFreeFrom: Readonly<Record<Sex, number>>;
  /** Whether FP, FS and FGŚP stop at the yearly cap. */
  readonly labourCapped: boolean;
  /** FEP is due for those born after this day. */
  readonly bridgingBornAfter: Day;
  /** Share of the average wage up to which voluntary sickness insurance is held. */
  readonly voluntarySicknessShare: string;
}

/** The terms of a month.
 *  @throws RangeError where any of them is not known for it; values of another year are not taken for it */
export function termsOf(parameters: DatedParameters, month: Month): ContributionTerms {
  const on = firstDayOf(month);
  const rate = (name: string): string => rateOn(parameters, name, on);
  const yearly = (name: string): Grosze => amountFrom(name, announcedOn(parameters, name, on));
  const pensionInsured = rate('pension-rate-insured');
  const pensionPayer = rate('pension-rate-payer');
  const disabilityInsured = rate('disability-rate-insured');
  const disabilityPayer = rate('disability-rate-payer');
  return {
    month,
    pensionInsured,
    pensionPayer,
    disabilityInsured,
    disabilityPayer,
    sickness: rate('sickness-rate'),
    accident: rate('accident-rate'),
    health: rate('health-rate'),
    labour: rate('labour-rate'),
    guaranteed: rate('guaranteed-rate'),
    bridging: rate('bridging-rate'),
    wholePension: added(pensionInsured, pensionPayer),
    wholeDisability: added(disabilityInsured, disabilityPayer),
    yearlyCap: yearly('yearly-cap'),
    averageWage: yearly('projected-average-wage'),
    minimumWage: yearly('minimum-wage'),
    labourFreeFrom: { woman: countOn(parameters, 'labour-age-woman', on), man: countOn(parameters, 'labour-age-man', on) },
    guaranteedFreeFrom: { woman: countOn(parameters, 'guaranteed-age-woman', on), man: countOn(parameters, 'guaranteed-age-man', on) },
    labourCapped: yesOrNo('labour-capped', textOn(parameters, 'labour-capped', on)),
    bridgingBornAfter: day(textOn(parameters, 'bridging-born-after', on)),
    voluntarySicknessShare: rate('voluntary-sickness-share'),
  };
}

function yesOrNo(name: string, text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new RangeError(`Parameter ${name} is neither yes nor no: ${text}`);
  return text === 'yes';
}

function added(left: string, right: string): Ratio {
  const [one, other] = [ratio(left), ratio(right)];
  return {
    numerator: one.numerator * other.denominator + other.numerator * one.denominator,
    denominator: one.denominator * other.denominator,
  };
}
