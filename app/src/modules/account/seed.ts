import { sql } from 'kysely';
import type { PartyId, PersonId } from '#kernel/ids.ts';
import { nextWorkingDay, workingDayOnOrAfter } from '#kernel/calendar.ts';
import { type Day, dayOf, firstDayOf, type Month, monthOf, monthsBetween, plusDays, shiftMonth } from '#kernel/day.ts';
import { type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { type MonthlyContributions, ofEmployee, ofSelfEmployed, payout } from './seed-figures.ts';
import type { Fund, Insurance } from './types.ts';

/** Those of the cast whose accounts hang together; made by identity's seed. */
export interface AccountPeople {
  firmX: { partyId: PartyId; name: string; nip: string; /** Everybody it employs besides Anna. */ employees: readonly PartyId[] };
  /** Where Anna has her second job. */
  secondPayer: { partyId: PartyId | null; name: string; nip: string };
  anna: { partyId: PersonId; child: { pesel: string; givenNames: string; surname: string; bornOn: Day } };
  jan: { partyId: PersonId; name: string; nip: string };
  maria: { partyId: PersonId };
}

const MONTHS = 26;
/** Jan has not paid for the month before last. */
const JAN_OWES_MONTHS_BACK = 2;
const ALL: readonly Insurance[] = ['pension', 'disability', 'sickness', 'accident', 'health'];
const SETTLED_BY_COMPANY = 15;
const SETTLED_BY_OTHERS = 20;

/** Accounts of the cast: Firma X owes nothing and insures all it employs; Jan owes one month; Anna has two jobs, a
 *  child on her insurance and a break; a bailiff takes from Maria's pension. Dates follow `ctx.now`. */
export async function seed(ctx: Ctx<SystemActor>, people: AccountPeople): Promise<void> {
  const today = dayOf(ctx.now);
  const months = Array.from({ length: MONTHS }, (_, back) => shiftMonth(monthOf(today), back - MONTHS));
  await seedFirmX(ctx, people, months);
  await seedJan(ctx, people, months);
  await seedAnna(ctx, people, months);
  await seedMaria(ctx, people, months);
}

/** Pay in złotys, spread as in a small company: from the minimum wage to a manager's. */
const payOf = (place: number): Grosze => grosze([480_600, 512_000, 548_000, 590_000, 615_050, 660_000, 720_000, 785_000, 910_000, 1_240_000][place % 10] as number);

async function seedFirmX(ctx: Ctx, { firmX, anna }: AccountPeople, months: readonly Month[]): Promise<void> {
  const since = firstDayOf(shiftMonth(months[0] as Month, -30));
  await addPayer(ctx, firmX.partyId, since);
  const employees = [anna.partyId, ...firmX.employees];
  for (const [place, partyId] of employees.entries()) {
    await addTitle(ctx, partyId, { payerId: firmX.partyId, payerName: firmX.name, payerNip: firmX.nip, code: '011000', insurances: ALL, from: plusDays(since, (place * 37) % 600) });
  }
  const all = employees.map((_, place) => ofEmployee(place === 0 ? ANNA_PAY : payOf(place)));
  for (const of of months) await addMonth(ctx, firmX.partyId, of, fundsOf(all), SETTLED_BY_COMPANY, 'paid');
}

async function seedJan(ctx: Ctx, { jan }: AccountPeople, months: readonly Month[]): Promise<void> {
  const since = firstDayOf(months[0] as Month);
  await addPayer(ctx, jan.partyId, since);
  const titleId = await addTitle(ctx, jan.partyId, { payerId: jan.partyId, payerName: jan.name, payerNip: jan.nip, code: '051000', insurances: ALL, from: since });
  const base = grosze(565_200);
  const of = ofSelfEmployed(base, grosze(49_835));
  for (const month of months) {
    const owes = monthsBetween(month, monthOf(dayOf(ctx.now))) === JAN_OWES_MONTHS_BACK;
    await addMonth(ctx, jan.partyId, month, fundsOf([of]), SETTLED_BY_OTHERS, owes ? 'unpaid' : 'paid');
    await addBase(ctx, jan.partyId, { payerId: jan.partyId, payerName: jan.name, titleId, month, social: base, healthBase: grosze(553_722), contributions: of });
  }
}

const ANNA_PAY = grosze(785_000);
const ANNA_PAY_WHEN_ILL = grosze(549_500);

async function seedAnna(ctx: Ctx, { anna, firmX, secondPayer }: AccountPeople, months: readonly Month[]): Promise<void> {
  const { rows } = await sql<{ title_id: string }>`select t.title_id from account.title t where t.party_id = ${anna.partyId} and t.payer_id = ${firmX.partyId}`.execute(ctx.db);
  const first = rows[0]?.title_id as string;
  const recent = months.slice(-24);
  const illIn = recent[recent.length - 8] as Month;
  for (const month of recent) {
    const pay = month === illIn ? ANNA_PAY_WHEN_ILL : ANNA_PAY;
    const of = ofEmployee(pay);
    await addBase(ctx, anna.partyId, { payerId: firmX.partyId, payerName: firmX.name, titleId: first, month, social: pay, healthBase: of.healthBase, contributions: of });
  }
  const ill = firstDayOf(illIn);
  await sql`insert into account.break (party_id, break_id, payer_name, code, break_from, break_to) values (${anna.partyId}, ${newId()}, ${firmX.name}, '331', ${plusDays(ill, 4)}, ${plusDays(ill, 13)})`.execute(ctx.db);
  await seedSecondJob(ctx, anna.partyId, secondPayer, recent.slice(-18));
  const { pesel, givenNames, surname, bornOn } = anna.child;
  await sql`insert into account.family_member (party_id, member_id, pesel, given_names, surname, born_on, kinship, reported_from)
    values (${anna.partyId}, ${newId()}, ${pesel}, ${givenNames}, ${surname}, ${bornOn}, 'child', ${bornOn > (recent[0] as string) ? plusDays(bornOn, 5) : firstDayOf(recent[0] as Month)})`.execute(ctx.db);
}

/** A contract beside full-time work bears the health contribution only. */
async function seedSecondJob(ctx: Ctx, partyId: PartyId, payer: AccountPeople['secondPayer'], months: readonly Month[]): Promise<void> {
  const titleId = await addTitle(ctx, partyId, { payerId: payer.partyId, payerName: payer.name, payerNip: payer.nip, code: '041100', insurances: ['health'], from: firstDayOf(months[0] as Month) });
  for (const [place, month] of months.entries()) {
    const pay = grosze(140_000 + (place % 4) * 17_500);
    const none: MonthlyContributions = { ...ofEmployee(pay), pension: NOTHING, disability: NOTHING, sickness: NOTHING, accident: NOTHING, health: grosze((pay * 9n + 50n) / 100n) };
    await addBase(ctx, partyId, { payerId: payer.partyId, payerName: payer.name, titleId, month, social: NOTHING, healthBase: pay, contributions: none });
  }
}

async function seedMaria(ctx: Ctx, { maria }: AccountPeople, months: readonly Month[]): Promise<void> {
  const benefitId = newId();
  const granted = plusDays(firstDayOf(shiftMonth(months[0] as Month, -41)), 13);
  await sql`insert into account.benefit (party_id, benefit_id, kind, number, granted_on) values (${maria.partyId}, ${benefitId}, 'old-age-pension', 'EMR-25/4410783', ${granted})`.execute(ctx.db);
  const today = dayOf(ctx.now);
  for (const [place, month] of [...months, monthOf(today)].entries()) {
    const paidOn = plusDays(firstDayOf(month), 9);
    if (paidOn > today) continue;
    const raised = month >= `${today.slice(0, 4)}-03`;
    const seized = place > MONTHS - 9;
    const paid = payout(grosze(raised ? 412_055 : 390_573), seized ? '0.25' : '0');
    await sql`insert into account.benefit_payment (party_id, benefit_id, month, paid_on, gross_grosze, tax_grosze, health_grosze, seizure_grosze, net_grosze, seizure_reference)
      values (${maria.partyId}, ${benefitId}, ${firstDayOf(month)}, ${paidOn}, ${paid.gross}, ${paid.tax}, ${paid.health}, ${paid.seizure}, ${paid.net}, ${seized ? 'Km 1432/25' : null})`.execute(ctx.db);
  }
}

async function addPayer(ctx: Ctx, partyId: PartyId, since: Day): Promise<void> {
  await sql`insert into account.payer (party_id, registered_since, instalment_agreement, open_enforcement, confirmed) values (${partyId}, ${since}, false, false, true)`.execute(ctx.db);
}

async function addTitle(ctx: Ctx, partyId: PartyId, title: { payerId: PartyId | null; payerName: string; payerNip: string; code: string; insurances: readonly Insurance[]; from: Day }): Promise<string> {
  const titleId = newId();
  await sql`insert into account.title (party_id, title_id, payer_id, payer_name, payer_nip, title_code, insurances, insured_from)
    values (${partyId}, ${titleId}, ${title.payerId}, ${title.payerName}, ${title.payerNip}, ${title.code}, ${[...title.insurances]}, ${title.from})`.execute(ctx.db);
  return titleId;
}

async function addBase(ctx: Ctx, partyId: PartyId, base: { payerId: PartyId | null; payerName: string; titleId: string; month: Month; social: Grosze; healthBase: Grosze; contributions: MonthlyContributions }): Promise<void> {
  const { pension, disability, sickness, accident, health } = base.contributions;
  await sql`insert into account.base (party_id, payer_id, payer_name, title_id, month, pension_base_grosze, sickness_base_grosze, health_base_grosze,
      pension_grosze, disability_grosze, sickness_grosze, accident_grosze, health_grosze)
    values (${partyId}, ${base.payerId}, ${base.payerName}, ${base.titleId}, ${firstDayOf(base.month)}, ${base.social}, ${base.social}, ${base.healthBase},
      ${pension}, ${disability}, ${sickness}, ${accident}, ${health})`.execute(ctx.db);
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

/** A month's declaration with its payment on the last day for it, as far as that day has come. */
async function addMonth(ctx: Ctx, partyId: PartyId, month: Month, funds: Record<Fund, Grosze>, settledOn: number, payment: 'paid' | 'unpaid'): Promise<void> {
  const today = dayOf(ctx.now);
  const { extraHolidays } = ctx.house.pack;
  const dueOn = workingDayOnOrAfter(plusDays(firstDayOf(shiftMonth(month, 1)), settledOn - 1), extraHolidays);
  const receivedOn = plusDays(dueOn, -2);
  if (receivedOn > today) return;
  const bookedOn = nextWorkingDay(receivedOn, extraHolidays);
  await sql`insert into account.payer_document (party_id, document_id, kind, received_on, booked_on) values (${partyId}, ${newId()}, 'DRA', ${receivedOn}, ${bookedOn})`.execute(ctx.db);
  for (const [fund, due] of Object.entries(funds)) {
    if (due === 0n) continue;
    await sql`insert into account.payer_month (party_id, month, fund, due_grosze, due_on) values (${partyId}, ${firstDayOf(month)}, ${fund}, ${due}, ${dueOn})`.execute(ctx.db);
    if (payment === 'paid' && dueOn <= today) {
      await sql`insert into account.payer_booking (party_id, booking_id, month, fund, paid_on, amount_grosze) values (${partyId}, ${newId()}, ${firstDayOf(month)}, ${fund}, ${dueOn}, ${due})`.execute(ctx.db);
    }
  }
}
