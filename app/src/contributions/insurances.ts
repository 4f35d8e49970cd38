import { type Grosze, NOTHING, sum } from '#kernel/grosze.ts';

/** Insurances of one report by their usual Polish names: emerytalne, rentowe, chorobowe, wypadkowe. */
export const SOCIAL_INSURANCES = ['pension', 'disability', 'sickness', 'accident'] as const;
export type SocialInsurance = (typeof SOCIAL_INSURANCES)[number];

/** Who bears a contribution, in the order of the official fields: the insured (RCA III.B p7-p10), the payer (p11-p14), the
 *  state budget (p15-p18), PFRON (p19-p22), the Church Fund (p23-p26). p15-p26 in this order are from memory. */
export const SOURCES = ['insured', 'payer', 'budget', 'disabled-persons-fund', 'church-fund'] as const;
export type Source = (typeof SOURCES)[number];

export type SocialContributions = Readonly<Record<SocialInsurance, Grosze>>;
/** Health contributions by who bears them: RCA III.C p4, p2, p3, p5. */
export type HealthContributions = Readonly<Record<'insured' | 'payer' | 'budget' | 'church-fund', Grosze>>;

/** What one title of one insured person bears in one month: ZUS RCA III, and its part of ZUS DRA VII and VIII. Each amount
 *  is rounded by itself to the grosz. */
export interface TitleContributions {
  /** RCA III.B p4: the base of pension and disability contributions. */
  readonly pensionBase: Grosze;
  /** RCA III.B p5. */
  readonly sicknessBase: Grosze;
  /** RCA III.B p6. */
  readonly accidentBase: Grosze;
  /** RCA III.C p1. */
  readonly healthBase: Grosze;
  /** The yearly cap has cut the base: RCA III.B p2 must then tell by whose word. */
  readonly cut: boolean;
  readonly social: Readonly<Record<Source, SocialContributions>>;
  readonly health: HealthContributions;
  /** Labour and Solidarity Funds (DRA VII p1), Guaranteed Employee Benefits Fund (VII p2), Bridging Pension Fund (VIII p3). */
  readonly labour: Grosze;
  readonly guaranteed: Grosze;
  readonly bridging: Grosze;
}

export const NO_SOCIAL: SocialContributions = { pension: NOTHING, disability: NOTHING, sickness: NOTHING, accident: NOTHING };
export const NO_HEALTH: HealthContributions = { insured: NOTHING, payer: NOTHING, budget: NOTHING, 'church-fund': NOTHING };
export const NOBODY_PAYS: Readonly<Record<Source, SocialContributions>> = {
  insured: NO_SOCIAL,
  payer: NO_SOCIAL,
  budget: NO_SOCIAL,
  'disabled-persons-fund': NO_SOCIAL,
  'church-fund': NO_SOCIAL,
};

/** A report of zeros: what a correction files for somebody who should not have been reported. */
export const NO_CONTRIBUTIONS: TitleContributions = {
  pensionBase: NOTHING,
  sicknessBase: NOTHING,
  accidentBase: NOTHING,
  healthBase: NOTHING,
  cut: false,
  social: NOBODY_PAYS,
  health: NO_HEALTH,
  labour: NOTHING,
  guaranteed: NOTHING,
  bridging: NOTHING,
};

/** One title's month with what everybody bears put together, as the account of the insured shows it. */
export interface ContributionTotals {
  readonly pensionBase: Grosze;
  readonly sicknessBase: Grosze;
  readonly healthBase: Grosze;
  readonly pension: Grosze;
  readonly disability: Grosze;
  readonly sickness: Grosze;
  readonly accident: Grosze;
  readonly health: Grosze;
  readonly labour: Grosze;
  readonly guaranteed: Grosze;
  readonly bridging: Grosze;
}

export function totalsOf(title: TitleContributions): ContributionTotals {
  const of = (insurance: SocialInsurance): Grosze => sum(SOURCES.map(source => title.social[source][insurance]));
  return {
    pensionBase: title.pensionBase,
    sicknessBase: title.sicknessBase,
    healthBase: title.healthBase,
    pension: of('pension'),
    disability: of('disability'),
    sickness: of('sickness'),
    accident: of('accident'),
    health: sum(Object.values(title.health)),
    labour: title.labour,
    guaranteed: title.guaranteed,
    bridging: title.bridging,
  };
}
