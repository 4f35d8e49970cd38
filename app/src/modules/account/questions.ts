import type { PartyId } from '#kernel/ids.ts';
import { workingDaysBetween } from '#kernel/calendar.ts';
import type { Day } from '#kernel/day.ts';
import { decimalOf, sum } from '#kernel/grosze.ts';
import type { Ctx } from '#platform/context.ts';
import { debtParameters } from './parameters.ts';
import { monthsSettled } from './rules/months.ts';
import { creditOf } from './rules/booking.ts';
import { balance, setOff, settle } from './rules/settlement.ts';
import { listBenefits } from './store/benefits.ts';
import { listHolidays } from './store/contribution-holidays.ts';
import { listBases, listBreaks, listFamily, listTitles } from './store/insured.ts';
import { countInsured, findPayer, listBookings, listCharges, listTransfers, listUnbookedDocumentDays } from './store/payer.ts';
import type { Balance, Settlement } from './types.ts';

/** A document counts as forgotten when it is older than this and not booked. */
const BOOKING_WORKING_DAYS = 1;

type Question = (ctx: Ctx, partyId: PartyId, asOf: Day) => Promise<unknown>;

/** What the rules of a pack may ask about a party, by the name in `FormDefinition.facts`. Answers are JSON in the
 *  shapes of the pack's facts; null for a party that has not the role. Reading one is audited by whoever asks. */
export const accountFacts: Readonly<
  Record<'payer-settlement' | 'payer-status' | 'payer-holidays' | 'insured-register' | 'benefits', Question>
> = {
  'payer-settlement': payerSettlement,
  'payer-status': payerStatus,
  'payer-holidays': payerHolidays,
  'insured-register': insuredRegister,
  benefits,
};

/** What a payer owes at the end of a day; all zero for a party that pays nothing. */
export async function balanceOf(ctx: Ctx, partyId: PartyId, day: Day): Promise<Balance> {
  return balance(await settlementOf(ctx, partyId, day));
}

/** With what was paid too much set against what is owed. */
export async function settlementOf(ctx: Ctx, partyId: PartyId, asOf: Day): Promise<Settlement> {
  const [charges, bookings, transfers] = await Promise.all([
    listCharges(ctx.db, partyId),
    listBookings(ctx.db, partyId),
    listTransfers(ctx.db, partyId),
  ]);
  const until = { bookings: bookings.filter(one => one.paidOn <= asOf), transfers: transfers.filter(one => one.paidOn <= asOf) };
  const owed = settle(charges, bookings, debtParameters(ctx.house.pack), asOf);
  return setOff(owed, creditOf(charges, until.bookings, until.transfers));
}

async function payerSettlement(ctx: Ctx, partyId: PartyId, asOf: Day): Promise<unknown> {
  const payer = await findPayer(ctx.db, partyId);
  if (payer === undefined) return null;
  const { funds } = await settlementOf(ctx, partyId, asOf);
  const waiting = await listUnbookedDocumentDays(ctx.db, partyId, asOf);
  return {
    asOf,
    funds: funds.map(({ fund, arrears, interest }) => ({ fund, arrears: decimalOf(arrears), interest: decimalOf(interest) })),
    unprocessedDocumentsOlderThanWorkingDay: waiting.filter(
      received => workingDaysBetween(received, asOf, ctx.house.pack.extraHolidays) > BOOKING_WORKING_DAYS,
    ).length,
    instalmentAgreement: payer.instalmentAgreement,
    openEnforcement: payer.openEnforcement,
    payerConfirmed: payer.confirmed,
  };
}

async function payerStatus(ctx: Ctx, partyId: PartyId, asOf: Day): Promise<unknown> {
  const payer = await findPayer(ctx.db, partyId);
  if (payer === undefined) return null;
  const months = monthsSettled(await listCharges(ctx.db, partyId), await listBookings(ctx.db, partyId), asOf);
  return {
    asOf,
    registeredSince: payer.registeredSince,
    deregisteredOn: payer.deregisteredOn,
    insuredCount: await countInsured(ctx.db, partyId, asOf),
    settlements: months.map(({ month, dueOn, due, paid }) => ({ month, dueOn, due: decimalOf(due), paid: decimalOf(paid) })),
  };
}

/** What the contribution holiday asks: months already granted, how many the payer insures, the last month paid in full. */
async function payerHolidays(ctx: Ctx, partyId: PartyId, asOf: Day): Promise<unknown> {
  const payer = await findPayer(ctx.db, partyId);
  if (payer === undefined) return null;
  const [holidays, charges, bookings, insuredCount] = await Promise.all([
    listHolidays(ctx.db, partyId),
    listCharges(ctx.db, partyId),
    listBookings(ctx.db, partyId),
    countInsured(ctx.db, partyId, asOf),
  ]);
  const paid = monthsSettled(charges, bookings, asOf).filter(month => month.paid >= month.due);
  return {
    asOf,
    granted: holidays.filter(holiday => holiday.withdrawnAt === null).map(holiday => holiday.month),
    insuredCount,
    lastPaidMonth: paid.at(-1)?.month ?? null,
  };
}

async function insuredRegister(ctx: Ctx, partyId: PartyId, asOf: Day): Promise<unknown> {
  const titles = await listTitles(ctx.db, partyId, asOf);
  const family = await listFamily(ctx.db, partyId, asOf);
  if (titles.length === 0 && family.length === 0) return null;
  const bases = await listBases(ctx.db, partyId, asOf);
  return {
    asOf,
    titles: titles.map(({ titleCode, payerName, payerNip, insurances, from, to }) => ({
      titleCode,
      payerName,
      payerNip,
      insurances,
      from,
      to,
    })),
    bases: bases.map(({ month, payerName, pensionBase, sicknessBase, healthBase }) => ({
      month,
      payerName,
      pensionBase: decimalOf(pensionBase),
      sicknessBase: decimalOf(sicknessBase),
      healthBase: decimalOf(healthBase),
    })),
    breaks: await listBreaks(ctx.db, partyId, asOf),
    family,
  };
}

async function benefits(ctx: Ctx, partyId: PartyId, asOf: Day): Promise<unknown> {
  const found = await listBenefits(ctx.db, partyId, asOf);
  if (found.length === 0) return null;
  return {
    asOf,
    benefits: found.map(({ kind, grantedOn, endsOn, gross, tax, health, seizure, net }) => ({
      kind,
      grantedOn,
      endsOn,
      monthlyGross: decimalOf(gross),
      monthlyDeductions: decimalOf(sum([tax, health, seizure])),
      monthlyNet: decimalOf(net),
    })),
  };
}
