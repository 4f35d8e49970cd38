import { sql } from 'kysely';
import type { PartyId, PersonId } from '#kernel/ids.ts';
import { nextWorkingDay, workingDayOnOrAfter } from '#kernel/calendar.ts';
import { type Day, dayOf, firstDayOf, type Month, monthOf, plusDays, shiftMonth, startOfDay } from '#kernel/day.ts';
import { type Grosze, grosze, multiply, NOTHING, sum } from '#kernel/grosze.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { Nrb } from '#kernel/nrb.ts';
import { newId } from '#platform/new-id.ts';
import { type MonthlyContributions, ofEmployee, ofSelfEmployed, payout } from './seed-figures.ts';
import { addPayoutAccount } from './store/payout-accounts.ts';
import { FUNDS, type Fund, type Insurance } from './types.ts';

interface PayerOfSeed {
  partyId: PartyId;
  name: string;
  nip: string /** Months left unpaid, counted back from the last one due. */;
  owesMonths: number;
}

/** Lives of the demo as far as the account keeps them. Who they are is for identity; times are told from `ctx.now`. */
export interface AccountLives {
  /** `insured` counts everybody, also those whom the demo does not name. */
  employers: readonly (PayerOfSeed & { insured: number })[];
  employments: readonly { employee: PersonId; employer: PartyId; monthsBack: number; postPercent: number }[];
  selfEmployed: readonly PayerOfSeed[];
  family: readonly { insured: PersonId; pesel: string; givenNames: string; surname: string; bornOn: Day; kinship: 'child' | 'spouse' }[];
  illnesses: readonly { insured: PersonId; employer: PartyId; monthsBack: number; days: number }[];
  pensioners: readonly {
    partyId: PersonId;
    kind: string;
    number: string;
    /** Where it is paid. */
    nrb: Nrb;
    monthsBack: number;
    grossGrosze: number;
    seizure?: { reference: string; daysBack: number };
  }[];
}

const LEDGER_MONTHS = 26;
const BASE_MONTHS = 24;
const ALL: readonly Insurance[] = ['pension', 'disability', 'sickness', 'accident', 'health'];
/** Last days for paying: legal persons, and everybody else. */
const COMPANY_PAYS_ON = 15;
const OTHERS_PAY_ON = 20;
const SELF_EMPLOYED_BASE = grosze(565_200);
const SELF_EMPLOYED_HEALTH_BASE = grosze(553_722);
const SELF_EMPLOYED_HEALTH = grosze(49_835);

/** Monthly pay by place in a company, from the minimum wage to a manager's. */
const PAY = [785_000, 512_000, 548_000, 590_000, 615_050, 480_600, 660_000, 720_000, 910_000, 1_240_000] as const;
const payOf = (place: number, percent: number): Grosze => multiply(grosze(PAY[place % PAY.length] as number), (percent / 100).toFixed(2));

/** Fills the accounts of the demo: ledgers of the payers, titles, bases, family and breaks of the insured, payments of
 *  the pensioners. Deterministic but for the ids of rows nobody names. */
export async function seed(ctx: Ctx<SystemActor>, lives: AccountLives): Promise<void> {
  const today = dayOf(ctx.now);
  const months = Array.from({ length: LEDGER_MONTHS }, (_, place) => shiftMonth(monthOf(today), place - LEDGER_MONTHS));
  for (const employer of lives.employers) await seedEmployer(ctx, lives, employer, months);
  for (const payer of lives.selfEmployed) await seedSelfEmployed(ctx, payer, months);
  for (const member of lives.family) {
    await sql`insert into account.family_member (party_id, member_id, pesel, given_names, surname, born_on, kinship, reported_from)
      values (${member.insured}, ${newId()}, ${member.pesel}, ${member.givenNames}, ${member.surname}, ${member.bornOn}, ${member.kinship}, ${plusDays(member.bornOn, 7)})`.execute(
      ctx.db,
    );
  }
  for (const pensioner of lives.pensioners) await seedPensioner(ctx, pensioner, months);
}

async function seedEmployer(
  ctx: Ctx,
  lives: AccountLives,
  employer: AccountLives['employers'][number],
  months: readonly Month[],
): Promise<void> {
  const since = firstDayOf(shiftMonth(months[0] as Month, -50));
  await addPayer(ctx, employer.partyId, since);
  const named = lives.employments.filter(employment => employment.employer === employer.partyId);
  const posts: { partyId: PartyId; from: Day; pay: Grosze; named: boolean }[] = named.map((employment, place) => ({
    partyId: employment.employee,
    from: firstDayOf(shiftMonth(monthOf(dayOf(ctx.now)), -employment.monthsBack)),
    pay: payOf(place, employment.postPercent),
    named: true,
  }));
  for (let place = posts.length; place < employer.insured; place += 1) {
    posts.push({ partyId: newId(), from: plusDays(since, (place * 37) % 900), pay: payOf(place, 100), named: false });
  }
  for (const post of posts) {
    const titleId = await addTitle(ctx, post.partyId, { payer: employer, code: '011000', from: post.from });
    if (post.named) await addBases(ctx, lives, employer, { ...post, titleId }, months.slice(-BASE_MONTHS));
  }
  for (const month of months) {
    const employed = posts.filter(post => post.from <= firstDayOf(month));
    await addMonth(ctx, employer, month, fundsOf(employed.map(post => ofEmployee(post.pay))), COMPANY_PAYS_ON);
  }
}

async function addBases(
  ctx: Ctx,
  lives: AccountLives,
  employer: PayerOfSeed,
  post: { partyId: PartyId; from: Day; pay: Grosze; titleId: string },
  months: readonly Month[],
): Promise<void> {
  const illness = lives.illnesses.find(one => one.insured === post.partyId && one.employer === employer.partyId);
  const illIn = illness && shiftMonth(monthOf(dayOf(ctx.now)), -illness.monthsBack);
  for (const month of months.filter(one => firstDayOf(one) >= post.from)) {
    // Days of sickness benefit bear no contribution: a thirtieth of the pay less for each.
    const pay = illness && month === illIn ? multiply(post.pay, { numerator: BigInt(30 - illness.days), denominator: 30n }) : post.pay;
    const of = ofEmployee(pay);
    await addBase(ctx, post.partyId, {
      payer: employer,
      titleId: post.titleId,
      month,
      social: pay,
      healthBase: of.healthBase,
      contributions: of,
    });
  }
  if (illness && illIn) {
    const from = plusDays(firstDayOf(illIn), 4);
    await sql`insert into account.break (party_id, break_id, payer_name, code, break_from, break_to)
      values (${post.partyId}, ${newId()}, ${employer.name}, '331', ${from}, ${plusDays(from, illness.days - 1)})`.execute(ctx.db);
  }
}

async function seedSelfEmployed(ctx: Ctx, payer: PayerOfSeed, months: readonly Month[]): Promise<void> {
  const since = firstDayOf(shiftMonth(months[0] as Month, -9));
  await addPayer(ctx, payer.partyId, since);
  const titleId = await addTitle(ctx, payer.partyId, { payer, code: '051000', from: since });
  const of = ofSelfEmployed(SELF_EMPLOYED_BASE, SELF_EMPLOYED_HEALTH);
  for (const month of months) await addMonth(ctx, payer, month, fundsOf([of]), OTHERS_PAY_ON);
  for (const month of months.slice(-BASE_MONTHS)) {
    await addBase(ctx, payer.partyId, {
      payer,
      titleId,
      month,
      social: SELF_EMPLOYED_BASE,
      healthBase: SELF_EMPLOYED_HEALTH_BASE,
      contributions: of,
    });
  }
}

async function seedPensioner(ctx: Ctx, pensioner: AccountLives['pensioners'][number], months: readonly Month[]): Promise<void> {
  const today = dayOf(ctx.now);
  const benefitId = newId();
  await sql`insert into account.benefit (party_id, benefit_id, kind, number, granted_on)
    values (${pensioner.partyId}, ${benefitId}, ${pensioner.kind}, ${pensioner.number}, ${plusDays(firstDayOf(shiftMonth(monthOf(today), -pensioner.monthsBack)), 13)})`.execute(
    ctx.db,
  );
  const grantedOn = plusDays(firstDayOf(shiftMonth(monthOf(today), -pensioner.monthsBack)), 13);
  await addPayoutAccount(ctx.db, pensioner.partyId, {
    nrb: pensioner.nrb,
    from: grantedOn,
    enteredAt: startOfDay(grantedOn),
    submissionId: null,
  });
  for (const month of [...months, monthOf(today)]) {
    const paidOn = plusDays(firstDayOf(month), 9);
    if (paidOn > today) continue;
    // Pensions are raised every March.
    const gross = month >= `${today.slice(0, 4)}-03` ? grosze(pensioner.grossGrosze) : multiply(grosze(pensioner.grossGrosze), '0.9479');
    const seizure = pensioner.seizure && paidOn >= plusDays(today, -pensioner.seizure.daysBack) ? pensioner.seizure : undefined;
    const paid = payout(gross, seizure ? '0.25' : '0');
    await sql`insert into account.benefit_payment (party_id, benefit_id, month, paid_on, gross_grosze, tax_grosze, health_grosze, seizure_grosze, net_grosze, seizure_reference)
      values (${pensioner.partyId}, ${benefitId}, ${firstDayOf(month)}, ${paidOn}, ${paid.gross}, ${paid.tax}, ${paid.health}, ${paid.seizure}, ${paid.net}, ${seizure?.reference ?? null})`.execute(
      ctx.db,
    );
  }
}

async function addPayer(ctx: Ctx, partyId: PartyId, since: Day): Promise<void> {
  await sql`insert into account.payer (party_id, registered_since, instalment_agreement, open_enforcement, confirmed) values (${partyId}, ${since}, false, false, true)`.execute(
    ctx.db,
  );
}

async function addTitle(ctx: Ctx, partyId: PartyId, title: { payer: PayerOfSeed; code: string; from: Day }): Promise<string> {
  const titleId = newId();
  await sql`insert into account.title (party_id, title_id, payer_id, payer_name, payer_nip, title_code, insurances, insured_from)
    values (${partyId}, ${titleId}, ${title.payer.partyId}, ${title.payer.name}, ${title.payer.nip}, ${title.code}, ${[...ALL]}, ${title.from})`.execute(
    ctx.db,
  );
  return titleId;
}

async function addBase(
  ctx: Ctx,
  partyId: PartyId,
  base: { payer: PayerOfSeed; titleId: string; month: Month; social: Grosze; healthBase: Grosze; contributions: MonthlyContributions },
): Promise<void> {
  const { pension, disability, sickness, accident, health, labour, guaranteed } = base.contributions;
  await sql`insert into account.base (party_id, payer_id, payer_name, title_id, month, pension_base_grosze, sickness_base_grosze, health_base_grosze,
      pension_grosze, disability_grosze, sickness_grosze, accident_grosze, health_grosze, labour_grosze, guaranteed_grosze)
    values (${partyId}, ${base.payer.partyId}, ${base.payer.name}, ${base.titleId}, ${firstDayOf(base.month)}, ${base.social}, ${base.social}, ${base.healthBase},
      ${pension}, ${disability}, ${sickness}, ${accident}, ${health}, ${labour}, ${guaranteed})`.execute(ctx.db);
}

function fundsOf(all: readonly MonthlyContributions[]): Record<Fund, Grosze> {
  return {
    FUS: sum(all.flatMap(of => [of.pension, of.disability, of.sickness, of.accident])),
    FUZ: sum(all.map(of => of.health)),
    'FP-FS': sum(all.map(of => of.labour)),
    FGSP: sum(all.map(of => of.guaranteed)),
    FEP: NOTHING,
  };
}

/** A month's declaration, and its payment on the last day for it unless the payer owes it. */
async function addMonth(ctx: Ctx, payer: PayerOfSeed, month: Month, funds: Record<Fund, Grosze>, paysOn: number): Promise<void> {
  const today = dayOf(ctx.now);
  const { extraHolidays } = ctx.house.pack;
  const dueFor = (of: Month): Day => workingDayOnOrAfter(plusDays(firstDayOf(shiftMonth(of, 1)), paysOn - 1), extraHolidays);
  const dueOn = dueFor(month);
  const receivedOn = plusDays(dueOn, -2);
  if (receivedOn > today) return;
  const owed = payer.owesMonths > 0 && dueFor(shiftMonth(month, payer.owesMonths)) >= today;
  const paid = dueOn <= today && !owed;
  await sql`insert into account.payer_document (party_id, document_id, kind, received_on, booked_on)
    values (${payer.partyId}, ${newId()}, 'DRA', ${receivedOn}, ${nextWorkingDay(receivedOn, extraHolidays)})`.execute(ctx.db);
  for (const fund of FUNDS) {
    if (funds[fund] === 0n) continue;
    await sql`insert into account.payer_month (party_id, month, fund, due_grosze, due_on) values (${payer.partyId}, ${firstDayOf(month)}, ${fund}, ${funds[fund]}, ${dueOn})`.execute(
      ctx.db,
    );
    if (paid)
      await sql`insert into account.payer_booking (party_id, booking_id, month, fund, paid_on, amount_grosze) values (${payer.partyId}, ${newId()}, ${firstDayOf(month)}, ${fund}, ${dueOn}, ${funds[fund]})`.execute(
        ctx.db,
      );
  }
}
