import type { Month } from '#kernel/day.ts';
import { type Grosze, minus, multiply, NOTHING, split, sum } from '#kernel/grosze.ts';

/** The account as it was carried over at the end of a year. */
export interface PensionAccount {
  year: number;
  capital: Grosze;
  contributions: Grosze;
  subaccount: Grosze;
  openFund: Grosze;
  hasSubaccount: boolean;
  inOpenFund: boolean;
}

/** Of the points of the pension contribution, those for the subaccount (with what goes on to the open fund) and for the
 *  open fund. */
export interface AccountShares {
  subaccountPoints: string;
  openFundPoints: string;
}

/** By how much a year multiplies; undefined where the tables do not hold it. */
export interface YearRates {
  account(year: number): string | undefined;
  subaccount(year: number): string | undefined;
}

export interface Parts {
  account: Grosze;
  subaccount: Grosze;
  openFund: Grosze;
}

/** Where a pension contribution goes; the parts make it to the grosz.
 *  @legal act on the social insurance system, art. 22 sec. 3 */
export function partsOf(contribution: Grosze, of: Pick<PensionAccount, 'hasSubaccount' | 'inOpenFund'>, shares: AccountShares): Parts {
  const whole = 1952n;
  const sub = of.hasSubaccount ? hundredths(shares.subaccountPoints) : 0n;
  const fund = of.inOpenFund ? hundredths(shares.openFundPoints) : 0n;
  const [account = NOTHING, subaccount = NOTHING, openFund = NOTHING] = split(contribution, [whole - sub, sub - fund, fund]);
  return { account, subaccount, openFund };
}

const hundredths = (points: string): bigint => {
  const [whole = '', places = ''] = points.split('.');
  return BigInt(whole + places.padEnd(2, '0').slice(0, 2));
};

export interface YearState {
  year: number;
  /** Null where the rate of the year is not in the tables: the amounts then go on as they were. */
  accountRate: string | null;
  subaccountRate: string | null;
  /** What the indexation of the year added. */
  capitalIndexed: Grosze;
  contributionsIndexed: Grosze;
  subaccountIndexed: Grosze;
  /** What the months of the year added. */
  added: Parts;
  /** On 31 December, after the indexation of June. */
  closing: Pick<PensionAccount, 'capital' | 'contributions' | 'subaccount' | 'openFund'>;
}

/** The states at the end of each year after the one carried over, up to `lastYear`. A year multiplies what stood at its
 *  beginning; what comes during it is multiplied from the next year on.
 *  @legal act on pensions, art. 25 sec. 3-5 */
export function yearStates(
  opening: PensionAccount,
  contributions: readonly { month: Month; pension: Grosze }[],
  shares: AccountShares,
  rates: YearRates,
  lastYear: number,
): YearState[] {
  const states: YearState[] = [];
  let closing: YearState['closing'] = opening;
  for (let year = opening.year + 1; year <= lastYear; year += 1) {
    const accountRate = rates.account(year) ?? null;
    const subaccountRate = rates.subaccount(year) ?? null;
    const added = ofYear(opening, contributions, shares, year);
    const capitalIndexed = growth(closing.capital, accountRate);
    const contributionsIndexed = growth(closing.contributions, accountRate);
    const subaccountIndexed = growth(closing.subaccount, subaccountRate);
    closing = {
      capital: sum([closing.capital, capitalIndexed]),
      contributions: sum([closing.contributions, contributionsIndexed, added.account]),
      subaccount: sum([closing.subaccount, subaccountIndexed, added.subaccount]),
      openFund: sum([closing.openFund, added.openFund]),
    };
    states.push({ year, accountRate, subaccountRate, capitalIndexed, contributionsIndexed, subaccountIndexed, added, closing });
  }
  return states;
}

/** What the months of a year bring to each part of the account. */
export function ofYear(
  account: Pick<PensionAccount, 'hasSubaccount' | 'inOpenFund'>,
  contributions: readonly { month: Month; pension: Grosze }[],
  shares: AccountShares,
  year: number,
): Parts {
  const parts = contributions.filter(one => one.month.startsWith(`${year}-`)).map(one => partsOf(one.pension, account, shares));
  return {
    account: sum(parts.map(part => part.account)),
    subaccount: sum(parts.map(part => part.subaccount)),
    openFund: sum(parts.map(part => part.openFund)),
  };
}

// An indexation never takes: a rate below one counts as one.
function growth(amount: Grosze, rate: string | null): Grosze {
  if (rate === null) return NOTHING;
  const grown = multiply(amount, rate);
  return grown > amount ? minus(grown, amount) : NOTHING;
}
