import { type RawBuilder, sql } from 'kysely';
import { type Day, firstDayOf, type Month } from '#kernel/day.ts';
import { grosze } from '#kernel/grosze.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { DeclaredCharge, PaymentBooking } from '../rules/booking.ts';
import type { Fund } from '../types.ts';

// What a set of documents makes true, each kind of row in one statement over the caller's relation.

export interface BookedSet {
  payerId: PartyId;
  payerName: string;
  payerNip: string | null;
  setId: string;
  /** 1 for a first set of a month, more for a correction; 0 where the set declares no month. */
  number: number;
}

type Relation = RawBuilder<unknown>;

/** Whoever declares is a payer from then on; the row is held until commit, so that sets of one payer are booked in turn. */
export async function holdPayer(db: Db, payerId: PartyId, since: Day): Promise<void> {
  await sql`insert into account.payer (party_id, registered_since, instalment_agreement, open_enforcement, confirmed)
    values (${payerId}, ${since}, false, false, true) on conflict do nothing`.execute(db);
  await sql`select 1 from account.payer where party_id = ${payerId} for update`.execute(db);
}

/** Registrations, changes and de-registrations, in that order. A title known from a report alone becomes the registered one.
 *  @returns rows written */
export async function bookTitles(db: Db, set: BookedSet, titles: Relation): Promise<number> {
  const confirmed = await sql`with r as (select * from (${titles}) t where t.act = 'register' and t.insured_party is not null)
    update account.title a set only_reported = false, insured_from = r.from_day, insurances = r.insurances, insured_to = case when a.insured_to >= r.from_day then a.insured_to end
    from r where a.party_id = r.insured_party and a.payer_id = ${set.payerId} and a.title_code = r.title_code and a.only_reported`.execute(
    db,
  );
  const added = await sql`with r as (select * from (${titles}) t where t.act = 'register' and t.insured_party is not null)
    insert into account.title (party_id, title_id, payer_id, payer_name, payer_nip, title_code, insurances, insured_from, insured_given_names, insured_surname, insured_pesel)
    select distinct on (r.insured_party, r.title_code, r.from_day) r.insured_party, uuidv7(), ${set.payerId}::uuid, ${set.payerName}, ${set.payerNip}, r.title_code, r.insurances, r.from_day,
      r.given_names, r.surname, r.insured_id
    from r where not exists (select 1 from account.title a where a.party_id = r.insured_party and a.payer_id = ${set.payerId} and a.title_code = r.title_code and a.insured_from = r.from_day)`.execute(
    db,
  );
  const changed = await sql`with r as (select * from (${titles}) t where t.act = 'change' and t.insured_party is not null)
    update account.title a set insurances = r.insurances from r
    where a.party_id = r.insured_party and a.payer_id = ${set.payerId} and a.title_code = r.title_code and a.insured_to is null`.execute(
    db,
  );
  const ended = await sql`with r as (select * from (${titles}) t where t.act = 'deregister' and t.insured_party is not null)
    update account.title a set insured_to = r.from_day - 1 from r
    where a.party_id = r.insured_party and a.payer_id = ${set.payerId} and a.title_code = r.title_code and a.insured_from < r.from_day
      and (a.insured_to is null or a.insured_to >= r.from_day)`.execute(db);
  return [confirmed, added, changed, ended].reduce((sum, one) => sum + Number(one.numAffectedRows ?? 0n), 0);
}

/** Months of people: a number of the month replaces what the same or an earlier one said. Who has no title that covers the
 *  month gets one that says it is known from the report alone.
 *  @returns rows written */
export async function bookMonths(db: Db, set: BookedSet, months: Relation): Promise<number> {
  await sql`with r as materialized (select distinct on (m.insured_party, m.title_code) m.* from (${months}) m where m.insured_party is not null order by m.insured_party, m.title_code, m.month)
    insert into account.title (party_id, title_id, payer_id, payer_name, payer_nip, title_code, insurances, insured_from, insured_given_names, insured_surname, insured_pesel, only_reported)
    select r.insured_party, uuidv7(), ${set.payerId}::uuid, ${set.payerName}, ${set.payerNip}, r.title_code, '{}', r.month, r.given_names, r.surname, r.insured_id, true
    from r where not exists (select 1 from account.title a where a.party_id = r.insured_party and a.payer_id = ${set.payerId} and a.title_code = r.title_code
      and a.insured_from < r.month + interval '1 month' and (a.insured_to is null or a.insured_to >= r.month))`.execute(db);
  const booked = await sql`with m as materialized (
      select m.insured_party, m.title_code, m.month, sum(m.pension_base_grosze) as pension_base, sum(m.sickness_base_grosze) as sickness_base, sum(m.health_base_grosze) as health_base,
        sum(m.pension_grosze) as pension, sum(m.disability_grosze) as disability, sum(m.sickness_grosze) as sickness, sum(m.accident_grosze) as accident, sum(m.health_grosze) as health,
        sum(m.labour_grosze) as labour, sum(m.guaranteed_grosze) as guaranteed
      from (${months}) m where m.insured_party is not null group by m.insured_party, m.title_code, m.month),
    titled as (select distinct on (m.insured_party, m.title_code, m.month) m.*, a.title_id from m join account.title a on a.party_id = m.insured_party and a.payer_id = ${set.payerId}
        and a.title_code = m.title_code and a.insured_from < m.month + interval '1 month' and (a.insured_to is null or a.insured_to >= m.month)
      order by m.insured_party, m.title_code, m.month, a.insured_from desc)
    insert into account.base as b (party_id, payer_id, payer_name, title_id, month, pension_base_grosze, sickness_base_grosze, health_base_grosze, pension_grosze, disability_grosze,
      sickness_grosze, accident_grosze, health_grosze, labour_grosze, guaranteed_grosze, set_id, set_number)
    select t.insured_party, ${set.payerId}::uuid, ${set.payerName}, t.title_id, t.month, t.pension_base, t.sickness_base, t.health_base, t.pension, t.disability, t.sickness, t.accident, t.health,
      t.labour, t.guaranteed, ${set.setId}::uuid, ${set.number}::int from titled t
    on conflict (party_id, title_id, month) do update set pension_base_grosze = excluded.pension_base_grosze, sickness_base_grosze = excluded.sickness_base_grosze,
      health_base_grosze = excluded.health_base_grosze, pension_grosze = excluded.pension_grosze, disability_grosze = excluded.disability_grosze, sickness_grosze = excluded.sickness_grosze,
      accident_grosze = excluded.accident_grosze, health_grosze = excluded.health_grosze, labour_grosze = excluded.labour_grosze, guaranteed_grosze = excluded.guaranteed_grosze,
      set_id = excluded.set_id, set_number = excluded.set_number
    where excluded.set_number >= b.set_number and b.set_id is distinct from excluded.set_id`.execute(db);
  return Number(booked.numAffectedRows ?? 0n);
}

/** Breaks: what a set says of a person in a month is all there is of that payer, person and month. */
export async function bookBreaks(db: Db, set: BookedSet, absences: Relation): Promise<number> {
  await sql`with r as (select distinct a.insured_party, date_trunc('month', a.from_day)::date as month from (${absences}) a where a.insured_party is not null)
    delete from account.break b using r where b.party_id = r.insured_party and b.payer_id = ${set.payerId} and b.break_from >= r.month and b.break_from < r.month + interval '1 month'`.execute(
    db,
  );
  const booked = await sql`insert into account.break (party_id, break_id, payer_name, code, break_from, break_to, payer_id, set_id)
    select distinct on (a.insured_party, a.code, a.from_day, a.to_day) a.insured_party, uuidv7(), ${set.payerName}, a.code, a.from_day, a.to_day, ${set.payerId}::uuid, ${set.setId}::uuid
    from (${absences}) a where a.insured_party is not null and a.to_day >= a.from_day`.execute(db);
  return Number(booked.numAffectedRows ?? 0n);
}

/** Family members who come under health insurance or leave it. One without a known day of birth cannot be kept. */
export async function bookFamily(db: Db, family: Relation): Promise<number> {
  const added =
    await sql`insert into account.family_member (party_id, member_id, pesel, given_names, surname, born_on, kinship, reported_from)
    select distinct on (f.insured_party, f.member_surname, f.member_given_names, f.born) f.insured_party, uuidv7(), f.member_pesel, f.member_given_names, f.member_surname, f.born, f.kinship, f.from_day
    from (select *, coalesce(member_born_on, identity.door_born_on(member_pesel)) as born from (${family}) one) f
    where f.act = 'register' and f.insured_party is not null and f.born is not null and not exists (select 1 from account.family_member m where m.party_id = f.insured_party and m.born_on = f.born
      and lower(m.given_names) = lower(f.member_given_names) and (m.reported_to is null or m.reported_to >= f.from_day))`.execute(db);
  const ended = await sql`update account.family_member m set reported_to = f.from_day - 1
    from (select *, coalesce(member_born_on, identity.door_born_on(member_pesel)) as born from (${family}) one) f
    where f.act = 'deregister' and m.party_id = f.insured_party and m.born_on = f.born and lower(m.given_names) = lower(f.member_given_names)
      and m.reported_from < f.from_day and (m.reported_to is null or m.reported_to >= f.from_day)`.execute(db);
  return Number(added.numAffectedRows ?? 0n) + Number(ended.numAffectedRows ?? 0n);
}

/** What the month costs, fund by fund, unless a later number of the month has said so. Where benefits paid out exceed the
 *  contributions, nothing is due and the rest is to be returned. */
export async function bookCharges(
  db: Db,
  set: BookedSet,
  declared: { month: Month; dueOn: Day; on: Day; charges: readonly { fund: Fund; due: bigint }[] },
): Promise<void> {
  const rows = declared.charges.map(({ fund, due }) => ({
    fund,
    due: String(due > 0n ? due : 0n),
    returned: String(due < 0n ? -due : 0n),
  }));
  await sql`insert into account.payer_month as p (party_id, month, fund, due_grosze, due_on, declared_on, set_id, set_number, returned_grosze)
    select ${set.payerId}::uuid, ${firstDayOf(declared.month)}::date, c.fund, c.due, ${declared.dueOn}::date, ${declared.on}::date, ${set.setId}::uuid, ${set.number}::int, c.returned
    from json_to_recordset(${JSON.stringify(rows)}::json) as c(fund text, due bigint, returned bigint)
    where c.due <> 0 or c.returned <> 0
      or exists (select 1 from account.payer_month e where e.party_id = ${set.payerId} and e.month = ${firstDayOf(declared.month)} and e.fund = c.fund)
    on conflict (party_id, month, fund) do update set due_grosze = excluded.due_grosze, declared_on = coalesce(p.declared_on, excluded.declared_on), set_id = excluded.set_id,
      set_number = excluded.set_number, returned_grosze = excluded.returned_grosze
    where excluded.set_number >= p.set_number`.execute(db);
}

/** Everything the payer was charged, with the day it became known; days before declarations were kept are their due days. */
export async function listDeclaredCharges(db: Db, payerId: PartyId): Promise<DeclaredCharge[]> {
  const found = await sql<{ month: Day; fund: Fund; open: string; due_on: Day; declared_on: Day }>`
    select m.month, m.fund, greatest(0, m.due_grosze - coalesce((select sum(b.amount_grosze) from account.payer_booking b
        where b.party_id = m.party_id and b.month = m.month and b.fund = m.fund and b.payment_id is null), 0))::text as open, m.due_on, coalesce(m.declared_on, m.due_on) as declared_on
    from account.payer_month m where m.party_id = ${payerId}`.execute(db);
  return found.rows.map(row => ({
    month: row.month.slice(0, 7) as Month,
    fund: row.fund,
    due: grosze(BigInt(row.open)),
    dueOn: row.due_on,
    declaredOn: row.declared_on,
  }));
}

/** Puts other bookings of transfers in the place of those there are. */
export async function replaceBookings(db: Db, payerId: PartyId, bookings: readonly PaymentBooking[]): Promise<void> {
  await sql`delete from account.payer_booking where party_id = ${payerId} and payment_id is not null`.execute(db);
  const rows = bookings.map(one => ({
    month: firstDayOf(one.month),
    fund: one.fund,
    paid_on: one.paidOn,
    amount: String(one.amount),
    payment_id: one.paymentId,
  }));
  await sql`insert into account.payer_booking (party_id, booking_id, month, fund, paid_on, amount_grosze, payment_id)
    select ${payerId}::uuid, uuidv7(), b.month, b.fund, b.paid_on, b.amount, b.payment_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as b(month date, fund text, paid_on date, amount bigint, payment_id uuid)`.execute(
    db,
  );
}

export async function addPayerDocument(db: Db, payerId: PartyId, document: { kind: string; on: Day }): Promise<void> {
  await sql`insert into account.payer_document (party_id, document_id, kind, received_on, booked_on)
    values (${payerId}, uuidv7(), ${document.kind}, ${document.on}, ${document.on})`.execute(db);
}
