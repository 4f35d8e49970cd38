import type { Day, Month } from '#kernel/day.ts';
import { type Grosze, sum } from '#kernel/grosze.ts';
import { parsePesel, type Sex, sexOf } from '#kernel/pesel.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { accountShares, lifeMonthsAt, yearRates } from '../parameters.ts';
import { ageOn, averageMonth, monthsLeft, type PensionVariant, retirementDay, variants } from '../rules/pension.ts';
import { ofYear, type Parts, partsOf, type PensionAccount, type YearState, yearStates } from '../rules/pension-account.ts';
import { findPensionAccount, listBases, listBreaks, listFamily, listSickLeaves, listTitles } from '../store/insured.ts';
import type { Break, FamilyMember, MonthlyBase, SickLeave, Title } from '../types.ts';
import { openPart } from './opening.ts';

export interface RegisterView {
  asOf: Day;
  titles: readonly Title[];
  family: readonly FamilyMember[];
  sickLeaves: readonly SickLeave[];
  breaks: readonly Break[];
}

export function openRegister(ctx: Ctx<PersonActor>): Promise<RegisterView | undefined> {
  const { partyId } = ctx.actor;
  return openPart(ctx, 'insured', 'insured', async asOf => {
    const [titles, family, sickLeaves, breaks] = await Promise.all([
      listTitles(ctx.db, partyId, asOf),
      listFamily(ctx.db, partyId, asOf),
      listSickLeaves(ctx.db, partyId, asOf),
      listBreaks(ctx.db, partyId, asOf),
    ]);
    return { asOf, titles, family, sickLeaves, breaks };
  });
}

export interface ContributionsView {
  /** Years that have any month, latest first. */
  years: readonly string[];
  year: string;
  payers: readonly string[];
  payer: string | null;
  /** Of the chosen year and payer, latest month first. */
  months: readonly MonthlyBase[];
}

export function openContributions(ctx: Ctx<PersonActor>, wish: { year?: string; payer?: string }): Promise<ContributionsView | undefined> {
  return openPart(ctx, 'insured', 'insured.contributions', async asOf => {
    const bases = await listBases(ctx.db, ctx.actor.partyId, asOf);
    const years = [...new Set(bases.map(base => base.month.slice(0, 4)))].sort().reverse();
    const year = years.find(one => one === wish.year) ?? years[0] ?? asOf.slice(0, 4);
    const payers = [...new Set(bases.map(base => base.payerName))].sort();
    const payer = payers.find(one => one === wish.payer) ?? null;
    const months = bases.filter(base => base.month.startsWith(year) && (payer === null || base.payerName === payer)).reverse();
    return { years, year, payers, payer, months };
  });
}

/** Months looked at for what a coming month brings. */
export const AVERAGE_OF_MONTHS = 12;
/** Yearly informations are for those born after 1948. @legal act on pensions, art. 24, 184 */
const FIRST_BIRTH = '1949-01-01';
const INDEXED_ON = '06-01';

export interface StateView {
  asOf: Day;
  bornOn: Day;
  sex: Sex;
  account: PensionAccount;
  /** Yearly informations issued until now, latest first; the first year is as it was carried over. */
  states: readonly YearState[];
  /** Since the last of them. */
  since: { year: number; parts: Parts };
  /** All together now: what is divided. */
  gathered: Grosze;
  retirement: Retirement;
  pension: Hypothetical;
}
export interface Retirement {
  age: number;
  on: Day;
}
export interface Hypothetical {
  /** What the yearly information tells, from a certain age on. */
  told: boolean;
  fromAge: number;
  life: { months: string; from: Day };
  average: { average: Grosze; months: number };
  workOn: PensionVariant;
  stopNow: PensionVariant;
}

/** What of a contribution stays with the institution: without the part for the open fund. */
const kept = (parts: Parts): Grosze => sum([parts.account, parts.subaccount]);

export function openState(ctx: Ctx<PersonActor>, wish: { monthly?: Grosze; age?: number } = {}): Promise<StateView | null | undefined> {
  return openPart(ctx, 'insured', 'insured.state', asOf => readState(ctx, asOf, wish));
}

/** @param wish.monthly pension contribution of a coming month instead of the average; `age` of retirement, where a table
 *  is known for it
 *  @returns null for those who have no such account */
async function readState(ctx: Ctx<PersonActor>, asOf: Day, wish: { monthly?: Grosze; age?: number }): Promise<StateView | null> {
  const { partyId } = ctx.actor;
  const { pack } = ctx.house;
  const [account, bases, card] = await Promise.all([
    findPensionAccount(ctx.db, partyId),
    listBases(ctx.db, partyId, asOf),
    partyCard(ctx, partyId),
  ]);
  const pesel = card.pesel === undefined ? undefined : parsePesel(card.pesel);
  if (account === undefined || card.bornOn === undefined || pesel?.ok !== true || card.bornOn < FIRST_BIRTH) return null;
  const sex = sexOf(pesel.value);
  const shares = accountShares(pack, asOf);
  const months = bases.map(base => ({ month: base.month, pension: base.pension }));
  const thisYear = Number(asOf.slice(0, 4));
  const lastYear = asOf.slice(5) >= INDEXED_ON ? thisYear - 1 : thisYear - 2;
  const states = yearStates(account, months, shares, yearRates(pack), Math.max(lastYear, account.year));
  const closing = states.at(-1)?.closing ?? account;
  const parts = sinceYear(account, months, shares, states.at(-1)?.year ?? account.year, thisYear);
  const gathered = sum([closing.capital, closing.contributions, closing.subaccount, kept(parts)]);
  const average = averageMonth(
    months.map(one => ({ month: one.month, amount: kept(partsOf(one.pension, account, shares)) })),
    AVERAGE_OF_MONTHS,
  );
  const lawful = Number(parameterOn(pack, sex === 'woman' ? 'retirement-age-woman' : 'retirement-age-man', asOf).value);
  const wished = wish.age !== undefined && wish.age >= lawful ? lifeMonthsAt(pack, wish.age, asOf) : undefined;
  const life = wished ?? lifeMonthsAt(pack, lawful, asOf);
  if (life === undefined) throw new RangeError(`No table of life expectancy at ${lawful}`);
  const age = wished === undefined ? lawful : (wish.age as number);
  const retirement = { age, on: retirementDay(card.bornOn, age) };
  const monthly = wish.monthly === undefined ? average.average : kept(partsOf(wish.monthly, account, shares));
  const fromAge = Number(parameterOn(pack, 'hypothetical-pension-age', asOf).value);
  return {
    asOf,
    bornOn: card.bornOn,
    sex,
    account,
    states: [...states].reverse(),
    since: { year: (states.at(-1)?.year ?? account.year) + 1, parts },
    gathered,
    retirement,
    pension: {
      told: ageOn(card.bornOn, asOf) >= fromAge,
      fromAge,
      life,
      average,
      ...variants(gathered, monthly, monthsLeft(asOf, retirement.on), life.months),
    },
  };
}

function sinceYear(
  account: PensionAccount,
  months: readonly { month: Month; pension: Grosze }[],
  shares: Parameters<typeof ofYear>[2],
  closed: number,
  thisYear: number,
): Parts {
  const years = Array.from({ length: Math.max(0, thisYear - closed) }, (_, place) => ofYear(account, months, shares, closed + 1 + place));
  return {
    account: sum(years.map(one => one.account)),
    subaccount: sum(years.map(one => one.subaccount)),
    openFund: sum(years.map(one => one.openFund)),
  };
}
