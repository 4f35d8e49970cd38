import { type Day, firstDayOf, type Month } from '#kernel/day.ts';
import { type Grosze, multiply, NOTHING, ratio } from '#kernel/grosze.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { healthContribution, sicknessBase, socialContributions } from './borne.ts';
import { cappedBase } from './cap.ts';
import { type PartOfMonth, partOf } from './days.ts';
import { bearsLabour, type InsuredPerson } from './fund-duties.ts';
import type { TitleContributions } from './insurances.ts';
import { amountFrom, amountOn, announcedOn, countOn, type DatedParameters, rateOn } from './parameters.ts';
import type { ContributionTerms } from './terms.ts';
import { heldBy, type InsuranceTitle, type Joined } from './titles.ts';

export type Regime = 'start' | 'preferential' | 'small' | 'full';

/** What Mały ZUS Plus takes from the year before. */
export interface YearBefore {
  readonly revenue: Grosze;
  readonly income: Grosze;
  /** Days on which the business was run. */
  readonly days: number;
}

export type BaseRefusal =
  /** Relief at the start: there is no base to declare. */
  | { readonly kind: 'no-social-insurance' }
  | { readonly kind: 'below-least'; readonly least: Grosze }
  | { readonly kind: 'too-much-revenue'; readonly most: Grosze }
  | { readonly kind: 'too-few-days'; readonly least: number };

export interface SmallTerms {
  readonly incomeShare: string;
  readonly least: Grosze;
  readonly greatest: Grosze;
  readonly mostRevenue: Grosze;
  readonly leastDays: number;
}

/** @throws RangeError where Mały ZUS Plus is not known in that month */
export function smallTermsOf(parameters: DatedParameters, month: Month): SmallTerms {
  const on = firstDayOf(month);
  const yearly = (name: string): Grosze => amountFrom(name, announcedOn(parameters, name, on));
  return {
    incomeShare: rateOn(parameters, 'small-income-share', on),
    least: multiply(yearly('minimum-wage'), rateOn(parameters, 'small-least-share', on)),
    greatest: multiply(yearly('projected-average-wage'), rateOn(parameters, 'small-greatest-share', on)),
    mostRevenue: amountOn(parameters, 'small-most-revenue', on),
    leastDays: countOn(parameters, 'small-least-days', on),
  };
}

/** The base of Mały ZUS Plus: a share of the income for thirty days of the year before, between its bounds; rounded once.
 *  Who ran the business for a part of that year may have had that part of the revenue.
 *  @param yearDays 365 or 366
 *  @refuses too-much-revenue | too-few-days
 *  @legal act on the social insurance system, art. 18c */
export function smallBase(before: YearBefore, yearDays: 365 | 366, terms: SmallTerms): Result<Grosze, BaseRefusal> {
  if (before.days < terms.leastDays) return refuse({ kind: 'too-few-days', least: terms.leastDays });
  const most = partOf(terms.mostRevenue, { days: before.days, of: yearDays });
  if (before.revenue > most) return refuse({ kind: 'too-much-revenue', most });
  const base = multiply(before.income, ratio(terms.incomeShare, DAYS_OF_INCOME, before.days));
  return accept(base < terms.least ? terms.least : base > terms.greatest ? terms.greatest : base);
}
const DAYS_OF_INCOME = 30;

/** The least base of a whole month under a regime.
 *  @param small what `smallBase` gave, for Mały ZUS Plus
 *  @legal act on the social insurance system, art. 18 sec. 8, 18a, 18c */
export function leastBase(
  regime: Regime,
  parameters: DatedParameters,
  month: Month,
  small?: Result<Grosze, BaseRefusal>,
): Result<Grosze, BaseRefusal> {
  const on: Day = firstDayOf(month);
  if (regime === 'start') return refuse({ kind: 'no-social-insurance' });
  if (regime === 'small') {
    if (small === undefined) throw new RangeError('Mały ZUS Plus without the year before');
    return small;
  }
  if (regime === 'full') return accept(amountFrom('self-employed-base', announcedOn(parameters, 'self-employed-base', on)));
  const wage = amountFrom('minimum-wage', announcedOn(parameters, 'minimum-wage', on));
  return accept(multiply(wage, rateOn(parameters, 'preferential-share', on)));
}

/** A declared base, or why it may not be declared. More than the least may always be.
 *  @refuses below-least */
export function declaredBase(declared: Grosze, least: Grosze): Result<Grosze, BaseRefusal> {
  return declared < least ? refuse({ kind: 'below-least', least }) : accept(declared);
}

/** A month of somebody who pays for themselves: DRA X, or RCA where they insure others too. */
export interface OwnMonth {
  readonly title: InsuranceTitle;
  /** Declared for a whole month; nothing under the relief at the start. */
  readonly base: Grosze;
  /** Days insured and not on a benefit: `insuredPart`. The whole month where it is absent. */
  readonly part?: PartOfMonth | undefined;
  /** Bases of pension insurance earlier in the same calendar year, from all titles. */
  readonly before: Grosze;
  readonly joined: Joined;
  readonly accidentRate: string;
  /** By the form of taxation: `healthOfBusiness`. Monthly and indivisible, whatever the days. */
  readonly health: { readonly base: Grosze; readonly contribution: Grosze };
  readonly person?: InsuredPerson | undefined;
}

/** Contributions on a declared base. Nobody bears one half for the other, so each contribution is rounded once.
 *  @legal act on the social insurance system, art. 18 sec. 8-10, 18a, 18c, 20, 22; on health care art. 81 */
export function ofOwnBase(month: OwnMonth, terms: ContributionTerms): TitleContributions {
  const { title } = month;
  const held = heldBy(title, month.joined);
  const base = held.pension ? (month.part === undefined ? month.base : partOf(month.base, month.part)) : NOTHING;
  const capped = cappedBase(base, month.before, terms.yearlyCap);
  const bases = {
    pension: capped,
    sickness: held.sickness ? sicknessBase(base, title.sickness, terms) : NOTHING,
    accident: held.accident ? base : NOTHING,
  };
  const labourBase = terms.labourCapped ? capped : base;
  return {
    pensionBase: bases.pension,
    sicknessBase: bases.sickness,
    accidentBase: bases.accident,
    healthBase: held.health ? month.health.base : NOTHING,
    cut: capped < base,
    social: socialContributions(title.financing, bases, month.accidentRate, terms),
    health: healthContribution(title.financing, held.health ? month.health.contribution : NOTHING),
    // The declared base is that of a whole month, so a part of one does not lower it below the minimum wage.
    labour: bearsLabour(title, { base: month.base }, terms, month.person) ? multiply(labourBase, terms.labour) : NOTHING,
    guaranteed: NOTHING,
    bridging: NOTHING,
  };
}
