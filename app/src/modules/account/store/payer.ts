import { sql } from 'kysely';
import { type Day, monthOf } from '#kernel/day.ts';
import { grosze } from '#kernel/grosze.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Booking, Charge, Fund, InsuredPerson, Payer, Transfer } from '../types.ts';

export async function findPayer(db: Db, partyId: PartyId): Promise<Payer | undefined> {
  const found = await sql<{
    registered_since: Day;
    deregistered_on: Day | null;
    instalment_agreement: boolean;
    open_enforcement: boolean;
    confirmed: boolean;
  }>`
    select p.registered_since, p.deregistered_on, p.instalment_agreement, p.open_enforcement, p.confirmed from account.payer p where p.party_id = ${partyId}`.execute(
    db,
  );
  const row = found.rows[0];
  return (
    row && {
      registeredSince: row.registered_since,
      deregisteredOn: row.deregistered_on,
      instalmentAgreement: row.instalment_agreement,
      openEnforcement: row.open_enforcement,
      confirmed: row.confirmed,
    }
  );
}

/** What each month and fund costs the payer. A month of contribution holiday costs less by what the payer would pay for
 *  themselves to social insurance and the labour fund; employees and health are paid for as ever. */
export async function listCharges(db: Db, partyId: PartyId): Promise<Charge[]> {
  const found = await sql<{ month: Day; fund: Fund; due_grosze: number; due_on: Day; returned_grosze: number }>`
    select m.month, m.fund, m.returned_grosze, m.due_grosze - least(m.due_grosze, coalesce(relief.grosze, 0))::bigint as due_grosze, m.due_on from account.payer_month m
    left join lateral (select case m.fund when 'FUS' then sum(b.pension_grosze + b.disability_grosze + b.sickness_grosze + b.accident_grosze)
        when 'FP-FS' then sum(b.labour_grosze) end as grosze
      from account.contribution_holiday h join account.base b on b.party_id = h.party_id and b.payer_id = h.party_id and b.month = h.month
      where h.party_id = m.party_id and h.month = m.month and h.withdrawn_at is null) relief on true
    where m.party_id = ${partyId} order by m.month, m.fund`.execute(db);
  return found.rows.map(row => ({
    month: monthOf(row.month),
    fund: row.fund,
    due: grosze(row.due_grosze),
    dueOn: row.due_on,
    ...(Number(row.returned_grosze) > 0 ? { returned: grosze(row.returned_grosze) } : {}),
  }));
}

export async function listBookings(db: Db, partyId: PartyId): Promise<Booking[]> {
  const found = await sql<{ month: Day; fund: Fund; paid_on: Day; amount_grosze: number; payment_id: string | null }>`
    select b.month, b.fund, b.paid_on, b.amount_grosze, b.payment_id from account.payer_booking b where b.party_id = ${partyId} order by b.paid_on, b.month, b.fund`.execute(
    db,
  );
  return found.rows.map(row => ({
    month: monthOf(row.month),
    fund: row.fund,
    paidOn: row.paid_on,
    amount: grosze(row.amount_grosze),
    paymentId: row.payment_id,
  }));
}

/** Days on which documents came that were not yet booked on `asOf`. */
export async function listUnbookedDocumentDays(db: Db, partyId: PartyId, asOf: Day): Promise<Day[]> {
  const found = await sql<{ received_on: Day }>`select d.received_on from account.payer_document d
    where d.party_id = ${partyId} and d.received_on <= ${asOf} and (d.booked_on is null or d.booked_on > ${asOf})`.execute(db);
  return found.rows.map(row => row.received_on);
}

/** Persons insured with a payer on a day, each once however many titles they have. */
export async function countInsured(db: Db, payerId: PartyId, asOf: Day): Promise<number> {
  const found = await sql<{ insured: number }>`select count(distinct t.party_id) as insured from account.title t
    where t.payer_id = ${payerId} and t.insured_from <= ${asOf} and (t.insured_to is null or t.insured_to >= ${asOf})`.execute(db);
  return found.rows[0]?.insured ?? 0;
}

/** Latest first. */
export async function listTransfers(db: Db, partyId: PartyId): Promise<Transfer[]> {
  const found = await sql<{ payment_id: string; paid_on: Day; amount_grosze: number }>`
    select p.payment_id, p.paid_on, p.amount_grosze from account.payer_payment p where p.party_id = ${partyId} order by p.paid_on desc, p.payment_id`.execute(
    db,
  );
  return found.rows.map(row => ({ paymentId: row.payment_id, paidOn: row.paid_on, amount: grosze(row.amount_grosze) }));
}

export const INSURED_A_PAGE = 20;

/** People whom the payer has reported, by surname; those whose insurance has ended stand after the others.
 *  @param search parts of names that must all be there, or a whole PESEL; empty for everybody */
export async function pageOfInsured(
  db: Db,
  payerId: PartyId,
  wish: { search: string; asOf: Day; page: number },
): Promise<{ people: readonly InsuredPerson[]; total: number }> {
  const words = wish.search.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5);
  const found = await sql<{
    title_id: string;
    insured_given_names: string | null;
    insured_surname: string | null;
    insured_pesel: string | null;
    title_code: string;
    insured_from: Day;
    insured_to: Day | null;
    total: number;
  }>`
    select t.title_id, t.insured_given_names, t.insured_surname, t.insured_pesel, t.title_code, t.insured_from, t.insured_to, (count(*) over ())::int as total
    from account.title t
    where t.payer_id = ${payerId} and t.insured_from <= ${wish.asOf}
      and (t.insured_pesel = ${wish.search.trim()}
        or (select bool_and(strpos(lower(concat_ws(' ', t.insured_given_names, t.insured_surname)), w.word) > 0) from unnest(${words}::text[]) as w (word)) is not false)
    order by t.insured_to is not null, t.insured_surname collate "pl-PL-x-icu", t.insured_given_names collate "pl-PL-x-icu", t.title_id
    limit ${sql.lit(INSURED_A_PAGE)} offset ${(wish.page - 1) * INSURED_A_PAGE}`.execute(db);
  return {
    people: found.rows.map(row => ({
      titleId: row.title_id,
      givenNames: row.insured_given_names,
      surname: row.insured_surname,
      pesel: row.insured_pesel,
      titleCode: row.title_code,
      from: row.insured_from,
      to: row.insured_to,
    })),
    total: found.rows[0]?.total ?? 0,
  };
}
