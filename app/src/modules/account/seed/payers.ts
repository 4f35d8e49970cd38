import {
  businessHealthTermsOf,
  chargesOf,
  dueDay,
  healthOfBusiness,
  leastBase,
  ofOwnBase,
  type PayerKind,
  type TitleContributions,
  titleOn,
  totalsOf,
} from '#app/contributions/index.ts';
import { nextWorkingDay } from '#kernel/calendar.ts';
import { type Day, firstDayOf, type Month, plusDays, shiftMonth } from '#kernel/day.ts';
import { grosze, minus, NOTHING, sum } from '#kernel/grosze.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { bookPayments, type DeclaredCharge } from '../rules/booking.ts';
import { FUNDS, type Transfer } from '../types.ts';
import type { AccountLives, PayerOfSeed } from './lives.ts';
import { monthOfTerms, termsOfDemo } from './months.ts';
import { EMPLOYEE, type Post, type PostMonth } from './posts.ts';
import { insertRows, type Row } from './rows.ts';

const SELF_EMPLOYED = '051000';
const DECLARED_DAYS_BEFORE = 2;
const ALL_INSURANCES = ['pension', 'disability', 'sickness', 'accident', 'health'];

interface TitleOfSeed extends Pick<Post, 'titleId' | 'partyId' | 'givenNames' | 'surname' | 'pesel' | 'from' | 'to'> {
  payer: PayerOfSeed;
  code: string;
}

/** Employers with everybody they insure, and the self-employed: titles, bases, declarations, transfers and bookings. What
 *  a payer is charged is the sum of the very rows its insured see. */
export async function seedPayers(
  ctx: Ctx,
  lives: AccountLives,
  posts: readonly Post[],
  ofPosts: readonly PostMonth[],
  months: readonly Month[],
  today: Day,
): Promise<void> {
  const employedSince = firstDayOf(shiftMonth(months[0] as Month, -50));
  const selfEmployedSince = firstDayOf(shiftMonth(months[0] as Month, -9));
  const own = lives.selfEmployed.map(payer => ({ payer, titleId: newId(), months: monthsOfSelfEmployed(ctx, payer, months) }));
  await insertRows(ctx.db, 'payer', [
    ...lives.employers.map(payer => payerRow(payer.partyId, employedSince)),
    ...lives.selfEmployed.map(payer => payerRow(payer.partyId, selfEmployedSince)),
  ]);
  await insertRows(ctx.db, 'title', [
    ...posts.map(post => titleRow({ ...post, payer: post.employer, code: EMPLOYEE })),
    ...own.map(({ payer, titleId }) => titleRow({ ...payer, titleId, payer, code: SELF_EMPLOYED, from: selfEmployedSince, to: null })),
  ]);
  await insertRows(
    ctx.db,
    'title_insurance',
    own.flatMap(({ payer, titleId }) =>
      payer.sicknessMonthsBack === undefined
        ? []
        : [
            {
              party_id: payer.partyId,
              title_id: titleId,
              insurance: 'sickness',
              insured_from: firstDayOf(shiftMonth(today.slice(0, 7) as Month, -payer.sicknessMonthsBack)),
            },
          ],
    ),
  );
  const ledgers: LedgerRows[] = [];
  const bases: Row[] = [];
  for (const employer of lives.employers) {
    const ofEmployer = ofPosts.filter(one => one.post.employer === employer);
    const dueFor = dueDays(ctx, 'legal-person');
    const declared = months.filter(month => plusDays(dueFor(month), -DECLARED_DAYS_BEFORE) <= today);
    ledgers.push(
      ledgerOf(
        ctx,
        employer,
        declared,
        month => ofEmployer.filter(one => one.month === month).map(one => one.contributions),
        dueFor,
        today,
      ),
    );
    for (const one of ofEmployer)
      if (declared.includes(one.month)) bases.push(baseRow(one.post.partyId, employer, one.post.titleId, one.month, one.contributions));
  }
  for (const { payer, titleId, months: ofPayer } of own) {
    const dueFor = dueDays(ctx, 'self-only');
    const declared = months.filter(month => plusDays(dueFor(month), -DECLARED_DAYS_BEFORE) <= today);
    ledgers.push(ledgerOf(ctx, payer, declared, month => [ofPayer.get(month) as TitleContributions], dueFor, today));
    for (const month of declared) bases.push(baseRow(payer.partyId, payer, titleId, month, ofPayer.get(month) as TitleContributions));
  }
  await insertRows(ctx.db, 'base', bases);
  await insertRows(
    ctx.db,
    'payer_month',
    ledgers.flatMap(one => one.months),
  );
  await insertRows(
    ctx.db,
    'payer_payment',
    ledgers.flatMap(one => one.transfers),
  );
  await insertRows(
    ctx.db,
    'payer_booking',
    ledgers.flatMap(one => one.bookings),
  );
  await insertRows(
    ctx.db,
    'payer_document',
    ledgers.flatMap(one => one.documents),
  );
}

/** On the least base, taxed by lump sum with little revenue. */
function monthsOfSelfEmployed(ctx: Ctx, payer: AccountLives['selfEmployed'][number], months: readonly Month[]) {
  const { pack } = ctx.house;
  const back = payer.sicknessMonthsBack;
  const insuredFrom = back === undefined ? undefined : shiftMonth(shiftMonth(months.at(-1) as Month, 1), -back);
  return new Map(
    months.map(month => {
      const known = monthOfTerms(pack, month);
      const terms = termsOfDemo(pack, month);
      const title = titleOn(pack.insuranceTitles, SELF_EMPLOYED, firstDayOf(month));
      const least = leastBase('full', pack.parameters, known);
      if (!title.ok || !least.ok) throw new RangeError('The demo has a title without a base');
      const joined = { sickness: insuredFrom === undefined || month >= insuredFrom };
      const health = healthOfBusiness({ form: 'lump-sum', revenue: NOTHING }, businessHealthTermsOf(pack.parameters, known));
      const own = { title: title.value, base: least.value, before: NOTHING, joined, accidentRate: terms.accident, health };
      return [month, ofOwnBase(own, terms)] as const;
    }),
  );
}

const dueDays =
  (ctx: Ctx, kind: PayerKind) =>
  (month: Month): Day =>
    dueDay(kind, month, ctx.house.pack.parameters, ctx.house.pack.extraHolidays);

interface LedgerRows {
  months: readonly Row[];
  transfers: readonly Row[];
  bookings: readonly Row[];
  documents: readonly Row[];
}

/** Declarations of the months, and a transfer for each on the last day for it unless the payer owes it. A month that was
 *  overpaid lets the next transfer be less. Booked by the rule of the house. */
function ledgerOf(
  ctx: Ctx,
  payer: PayerOfSeed & { overpaid?: { monthsBack: number; grosze: number } },
  declared: readonly Month[],
  contributionsOf: (month: Month) => readonly TitleContributions[],
  dueFor: (month: Month) => Day,
  today: Day,
): LedgerRows {
  const charges: DeclaredCharge[] = [];
  const transfers: Transfer[] = [];
  const overpaidIn = payer.overpaid && shiftMonth(today.slice(0, 7) as Month, -payer.overpaid.monthsBack);
  let credit = grosze(0);
  for (const month of declared) {
    const dueOn = dueFor(month);
    const funds = chargesOf(contributionsOf(month));
    const ofMonth = FUNDS.filter(fund => funds[fund] > 0n).map(fund => ({
      month,
      fund,
      due: funds[fund],
      dueOn,
      declaredOn: plusDays(dueOn, -DECLARED_DAYS_BEFORE),
    }));
    charges.push(...ofMonth);
    const owed = payer.owesMonths > 0 && dueFor(shiftMonth(month, payer.owesMonths)) >= today;
    if (dueOn > today || owed) continue;
    const extra = month === overpaidIn ? grosze(payer.overpaid?.grosze ?? 0) : grosze(0);
    const amount = minus(sum([...ofMonth.map(charge => charge.due), extra]), credit);
    credit = extra;
    if (amount > 0n) transfers.push({ paymentId: newId(), paidOn: dueOn, amount });
  }
  const { partyId } = payer;
  const received = [...new Set(charges.map(charge => charge.declaredOn))];
  return {
    months: charges.map(charge => ({
      party_id: partyId,
      month: firstDayOf(charge.month),
      fund: charge.fund,
      due_grosze: charge.due,
      due_on: charge.dueOn,
      declared_on: charge.declaredOn,
    })),
    transfers: transfers.map(one => ({ party_id: partyId, payment_id: one.paymentId, paid_on: one.paidOn, amount_grosze: one.amount })),
    bookings: bookPayments(charges, transfers).bookings.map(one => ({
      party_id: partyId,
      booking_id: newId(),
      month: firstDayOf(one.month),
      fund: one.fund,
      paid_on: one.paidOn,
      amount_grosze: one.amount,
      payment_id: one.paymentId,
    })),
    documents: received.map(on => ({
      party_id: partyId,
      document_id: newId(),
      kind: 'DRA',
      received_on: on,
      booked_on: nextWorkingDay(on, ctx.house.pack.extraHolidays),
    })),
  };
}

const payerRow = (partyId: PartyId, since: Day): Row => ({
  party_id: partyId,
  registered_since: since,
  instalment_agreement: false,
  open_enforcement: false,
  confirmed: true,
});

const titleRow = (title: TitleOfSeed): Row => ({
  party_id: title.partyId,
  title_id: title.titleId,
  payer_id: title.payer.partyId,
  payer_name: title.payer.name,
  payer_nip: title.payer.nip,
  title_code: title.code,
  insurances: ALL_INSURANCES,
  insured_from: title.from,
  insured_to: title.to,
  insured_given_names: title.givenNames,
  insured_surname: title.surname,
  insured_pesel: title.pesel,
});

const baseRow = (partyId: PartyId, payer: PayerOfSeed, titleId: string, month: Month, contributions: TitleContributions): Row => {
  const of = totalsOf(contributions);
  return {
    party_id: partyId,
    payer_id: payer.partyId,
    payer_name: payer.name,
    title_id: titleId,
    month: firstDayOf(month),
    pension_base_grosze: of.pensionBase,
    sickness_base_grosze: of.sicknessBase,
    health_base_grosze: of.healthBase,
    pension_grosze: of.pension,
    disability_grosze: of.disability,
    sickness_grosze: of.sickness,
    accident_grosze: of.accident,
    health_grosze: of.health,
    labour_grosze: of.labour,
    guaranteed_grosze: of.guaranteed,
  };
};
