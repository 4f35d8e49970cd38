import { type Day, firstDayOf, lastDayOf, type Month, monthOf, shiftMonth } from '#kernel/day.ts';
import { type Grosze, grosze, minus, NOTHING, sum } from '#kernel/grosze.ts';
import { contributionAccountOf, type Nrb } from '#kernel/nrb.ts';
import { parseNip } from '#kernel/nip.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { debtParameters } from '../parameters.ts';
import { settlementOf } from '../questions.ts';
import { partsByFund, weightsOf } from '../rules/booking.ts';
import { type InterestStretch, interestStretches, roundedInterest } from '../rules/interest.ts';
import { balance, smallInterest } from '../rules/settlement.ts';
import { type Statement, statementOf } from '../rules/statement.ts';
import { listHolidays } from '../store/contribution-holidays.ts';
import { countInsured, findPayer, INSURED_A_PAGE, listBookings, listCharges, listTransfers, pageOfInsured } from '../store/payer.ts';
import {
  type Balance,
  type Booking,
  type Charge,
  type ContributionHoliday,
  type Fund,
  type FundDebt,
  FUNDS,
  type InsuredPerson,
  type Payer,
  type Transfer,
} from '../types.ts';
import { openPart } from './opening.ts';

/** One month: what is due by fund, and what of it was paid and is open. */
export interface LedgerMonth {
  month: Month;
  dueOn: Day;
  byFund: Readonly<Partial<Record<Fund, Grosze>>>;
  due: Grosze;
  paid: Grosze;
  open: Grosze;
  state: 'paid' | 'open' | 'not-due' | 'holiday';
}
/** The interest of one month and fund, stretch by stretch. */
export interface InterestOf {
  month: Month;
  fund: Fund;
  stretches: readonly InterestStretch[];
  rounded: Grosze;
}
export interface PayerView {
  asOf: Day;
  payer: Payer;
  name: string;
  balance: Balance;
  funds: readonly FundDebt[];
  insuredCount: number;
  years: readonly string[];
  year: string;
  months: readonly LedgerMonth[];
  /** The last twelve, oldest first, for the picture. */
  recent: readonly LedgerMonth[];
  interest: readonly InterestOf[];
  /** Interest of a month that is let go up to this. */
  smallInterest: Grosze;
  holidays: readonly ContributionHoliday[];
  /** The contribution account; null where the payer has no NIP. */
  account: Nrb | null;
  toPay: { amount: Grosze; by: Day | null };
}

const MONTHS_IN_PICTURE = 12;

export function openLedger(ctx: Ctx<PersonActor>, wish: { year?: string }): Promise<PayerView | null | undefined> {
  const { partyId } = ctx.actor;
  return openPart(ctx, 'payer', 'payer', async asOf => {
    const parameters = debtParameters(ctx.house.pack);
    const [payer, settlement, charges, bookings, insuredCount, holidays, card] = await Promise.all([
      findPayer(ctx.db, partyId),
      settlementOf(ctx, partyId, asOf),
      listCharges(ctx.db, partyId),
      listBookings(ctx.db, partyId),
      countInsured(ctx.db, partyId, asOf),
      listHolidays(ctx.db, partyId),
      partyCard(ctx, partyId),
    ]);
    if (payer === undefined) return null;
    const months = ledgerMonths(charges, bookings, holidays, asOf);
    const years = [...new Set(months.map(one => one.month.slice(0, 4)))];
    const year = years.find(one => one === wish.year) ?? years[0] ?? asOf.slice(0, 4);
    const nip = card.nip === undefined ? undefined : parseNip(card.nip);
    const owed = balance(settlement);
    return {
      asOf,
      payer,
      name: card.name,
      balance: owed,
      funds: settlement.funds,
      insuredCount,
      years,
      year,
      months: months.filter(one => one.month.startsWith(year)),
      recent: months.slice(0, MONTHS_IN_PICTURE).reverse(),
      interest: interestOf(charges, bookings, parameters.rates, asOf),
      smallInterest: smallInterest(parameters.minimumWages, asOf),
      holidays,
      account: nip?.ok === true ? contributionAccountOf(nip.value) : null,
      toPay: toPay(owed, months),
    };
  });
}

/** What is owed now; where nothing is, the month that falls due next. */
function toPay(owed: Balance, months: readonly LedgerMonth[]): PayerView['toPay'] {
  if (owed.total > 0n) return { amount: owed.total, by: null };
  const next = months.filter(one => one.state === 'not-due' && one.open > 0n).at(-1);
  if (next === undefined) return { amount: NOTHING, by: null };
  const left = minus(next.open, owed.overpayment);
  return { amount: left > 0n ? left : NOTHING, by: next.dueOn };
}

/** Latest first. */
function ledgerMonths(
  charges: readonly Charge[],
  bookings: readonly Booking[],
  holidays: readonly ContributionHoliday[],
  asOf: Day,
): LedgerMonth[] {
  const free = new Set(holidays.filter(one => one.withdrawnAt === null).map(one => one.month));
  return [...new Set(charges.map(charge => charge.month))]
    .sort()
    .reverse()
    .map(month => {
      const ofMonth = charges.filter(charge => charge.month === month);
      const due = sum(ofMonth.map(charge => charge.due));
      const paid = sum(bookings.filter(one => one.month === month && one.paidOn <= asOf).map(one => one.amount));
      const open = due > paid ? minus(due, paid) : NOTHING;
      const dueOn = ofMonth.map(charge => charge.dueOn).sort()[0] as Day;
      const unpaid = dueOn >= asOf ? 'not-due' : 'open';
      return {
        month,
        dueOn,
        byFund: Object.fromEntries(ofMonth.map(charge => [charge.fund, charge.due])),
        due,
        paid,
        open,
        state: open > 0n ? unpaid : free.has(month) ? 'holiday' : 'paid',
      };
    });
}

function interestOf(
  charges: readonly Charge[],
  bookings: readonly Booking[],
  rates: Parameters<typeof interestStretches>[2],
  asOf: Day,
): InterestOf[] {
  return charges
    .filter(charge => charge.dueOn < asOf)
    .map(charge => {
      const own = bookings.filter(one => one.month === charge.month && one.fund === charge.fund);
      const stretches = interestStretches(charge, own, rates, asOf);
      const exact = stretches.reduce((total, one) => total + one.exact, 0n);
      return { month: charge.month, fund: charge.fund, stretches, rounded: roundedInterest(exact) };
    })
    .filter(one => one.stretches.length > 0)
    .sort(byMonthAndFund);
}

const byMonthAndFund = (a: { month: Month; fund: Fund }, b: { month: Month; fund: Fund }): number =>
  a.month === b.month ? FUNDS.indexOf(a.fund) - FUNDS.indexOf(b.fund) : a.month < b.month ? -1 : 1;

export interface TransfersView {
  transfers: readonly (Transfer & { bookings: readonly Booking[]; left: Grosze })[];
  total: number;
  /** How a hundred złotys would be split now; null before the first declaration. */
  split: readonly { fund: Fund; amount: Grosze }[] | null;
  declaredMonth: Month | null;
}

export const TRANSFERS_A_PAGE = 12;
const EXAMPLE = grosze(10_000);

export function openTransfers(ctx: Ctx<PersonActor>, page: number): Promise<TransfersView | undefined> {
  const { partyId } = ctx.actor;
  return openPart(ctx, 'payer', 'payer.transfers', async () => {
    const [transfers, bookings, charges] = await Promise.all([
      listTransfers(ctx.db, partyId),
      listBookings(ctx.db, partyId),
      listCharges(ctx.db, partyId),
    ]);
    const weights = weightsOf(charges);
    return {
      transfers: transfers.slice((page - 1) * TRANSFERS_A_PAGE, page * TRANSFERS_A_PAGE).map(one => {
        const own = bookings.filter(booking => booking.paymentId === one.paymentId).sort(byMonthAndFund);
        return { ...one, bookings: own, left: minus(one.amount, sum(own.map(booking => booking.amount))) };
      }),
      total: transfers.length,
      split: weights === undefined ? null : partsByFund(EXAMPLE, weights).filter(part => part.amount > 0n),
      declaredMonth:
        charges
          .map(charge => charge.month)
          .sort()
          .at(-1) ?? null,
    };
  });
}

export interface PeopleView {
  people: readonly InsuredPerson[];
  total: number;
  pages: number;
}

export function openPeople(ctx: Ctx<PersonActor>, wish: { search: string; page: number }): Promise<PeopleView | undefined> {
  return openPart(ctx, 'payer', 'payer.insured', async asOf => {
    const found = await pageOfInsured(ctx.db, ctx.actor.partyId, { ...wish, asOf });
    return { ...found, pages: Math.ceil(found.total / INSURED_A_PAGE) };
  });
}

export interface StatementView {
  name: string;
  nip: string | null;
  asOf: Day;
  from: Month;
  to: Month;
  statement: Statement;
}

const STATEMENT_MONTHS = 12;

/** @param wish months; a period the wrong way round is turned */
export function openStatement(ctx: Ctx<PersonActor>, wish: { from?: Month; to?: Month }): Promise<StatementView | undefined> {
  const { partyId } = ctx.actor;
  return openPart(ctx, 'payer', 'payer.statement', async asOf => {
    const [charges, transfers, card] = await Promise.all([
      listCharges(ctx.db, partyId),
      listTransfers(ctx.db, partyId),
      partyCard(ctx, partyId),
    ]);
    const last = wish.to ?? monthOf(asOf);
    const first = wish.from ?? shiftMonth(last, 1 - STATEMENT_MONTHS);
    const [from, to] = first <= last ? [first, last] : [last, first];
    return {
      name: card.name,
      nip: card.nip ?? null,
      asOf,
      from,
      to,
      statement: statementOf(charges, transfers, firstDayOf(from), lastDayOf(to)),
    };
  });
}
