import { type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import { type SettledBenefits, NO_BENEFITS } from './declaration.ts';
import { SOCIAL_INSURANCES, type TitleContributions } from './insurances.ts';

/** Funds whose contributions the institution collects: social insurance, health, labour and solidarity, guaranteed
 *  employee benefits, bridging pensions. Each has its own ledger. */
export const FUNDS = ['FUS', 'FUZ', 'FP-FS', 'FGSP', 'FEP'] as const;
export type Fund = (typeof FUNDS)[number];
export type ByFund = Readonly<Record<Fund, Grosze>>;

/** Contributions pass through the payer's hands where the insured or the payer bears them. */
const THROUGH_THE_PAYER = ['insured', 'payer'] as const;

/** What one title's month adds to what its payer owes, by fund. */
export function fundsOf(title: TitleContributions): ByFund {
  return {
    FUS: sum(THROUGH_THE_PAYER.flatMap(source => SOCIAL_INSURANCES.map(insurance => title.social[source][insurance]))),
    FUZ: sum(THROUGH_THE_PAYER.map(source => title.health[source])),
    'FP-FS': title.labour,
    FGSP: title.guaranteed,
    FEP: title.bridging,
  };
}

/** A month's charges of a payer by fund, each once. Benefits it has paid out come off the social insurance fund, which may
 *  then owe the payer; a fee for the health contribution comes off that one. Together they are DRA IX p2 less p1. */
export function chargesOf(
  titles: readonly TitleContributions[],
  benefits: SettledBenefits = NO_BENEFITS,
  healthFee: Grosze = NOTHING,
): ByFund {
  const all = titles.map(fundsOf);
  const of = (fund: Fund): Grosze => sum(all.map(one => one[fund]));
  return {
    FUS: grosze(of('FUS') - sum([benefits.p1, benefits.p2, benefits.p3, benefits.p4])),
    FUZ: grosze(of('FUZ') - healthFee),
    'FP-FS': of('FP-FS'),
    FGSP: of('FGSP'),
    FEP: of('FEP'),
  };
}
