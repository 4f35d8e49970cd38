import { sql } from 'kysely';
import type { PartyId } from '#kernel/ids.ts';
import { type Day, monthOf } from '#kernel/day.ts';
import { grosze } from '#kernel/grosze.ts';
import type { Db } from '#platform/context.ts';
import type { BenefitInForce, Booking, Break, Charge, FamilyMember, Fund, Insurance, MonthlyBase, Payer, Title } from './types.ts';

// Amounts come as numbers (int8, read exactly up to 2^53 grosze) and dates as ISO text.

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
  const found = await sql<{ month: Day; fund: Fund; due_grosze: number; due_on: Day }>`
    select m.month, m.fund, m.due_grosze - least(m.due_grosze, coalesce(relief.grosze, 0))::bigint as due_grosze, m.due_on from account.payer_month m
    left join lateral (select case m.fund when 'FUS' then sum(b.pension_grosze + b.disability_grosze + b.sickness_grosze + b.accident_grosze)
        when 'FP-FS' then sum(b.labour_grosze) end as grosze
      from account.contribution_holiday h join account.base b on b.party_id = h.party_id and b.payer_id = h.party_id and b.month = h.month
      where h.party_id = m.party_id and h.month = m.month and h.withdrawn_at is null) relief on true
    where m.party_id = ${partyId} order by m.month, m.fund`.execute(db);
  return found.rows.map(row => ({ month: monthOf(row.month), fund: row.fund, due: grosze(row.due_grosze), dueOn: row.due_on }));
}

export async function listBookings(db: Db, partyId: PartyId): Promise<Booking[]> {
  const found = await sql<{ month: Day; fund: Fund; paid_on: Day; amount_grosze: number }>`
    select b.month, b.fund, b.paid_on, b.amount_grosze from account.payer_booking b where b.party_id = ${partyId} order by b.paid_on`.execute(
    db,
  );
  return found.rows.map(row => ({ month: monthOf(row.month), fund: row.fund, paidOn: row.paid_on, amount: grosze(row.amount_grosze) }));
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

export async function listTitles(db: Db, partyId: PartyId, asOf: Day): Promise<Title[]> {
  const found = await sql<{
    title_code: string;
    payer_name: string;
    payer_nip: string | null;
    insurances: Insurance[];
    insured_from: Day;
    insured_to: Day | null;
  }>`
    select t.title_code, t.payer_name, t.payer_nip, t.insurances, t.insured_from, t.insured_to from account.title t
    where t.party_id = ${partyId} and t.insured_from <= ${asOf} order by t.insured_from desc, t.payer_name`.execute(db);
  return found.rows.map(row => ({
    titleCode: row.title_code,
    payerName: row.payer_name,
    payerNip: row.payer_nip,
    insurances: row.insurances,
    from: row.insured_from,
    to: row.insured_to,
  }));
}

/** Oldest month first. */
export async function listBases(db: Db, partyId: PartyId, asOf: Day): Promise<MonthlyBase[]> {
  const found = await sql<{
    month: Day;
    payer_name: string;
    pension_base: number;
    sickness_base: number;
    health_base: number;
    social: number;
    health: number;
  }>`
    select b.month, b.payer_name, b.pension_base_grosze as pension_base, b.sickness_base_grosze as sickness_base, b.health_base_grosze as health_base,
      b.pension_grosze + b.disability_grosze + b.sickness_grosze + b.accident_grosze as social, b.health_grosze as health
    from account.base b where b.party_id = ${partyId} and b.month <= ${asOf} order by b.month, b.payer_name`.execute(db);
  return found.rows.map(row => ({
    month: monthOf(row.month),
    payerName: row.payer_name,
    pensionBase: grosze(row.pension_base),
    sicknessBase: grosze(row.sickness_base),
    healthBase: grosze(row.health_base),
    socialContributions: grosze(row.social),
    healthContribution: grosze(row.health),
  }));
}

export async function listBreaks(db: Db, partyId: PartyId, asOf: Day): Promise<Break[]> {
  const found = await sql<{ payer_name: string; code: string; break_from: Day; break_to: Day }>`
    select k.payer_name, k.code, k.break_from, k.break_to from account.break k where k.party_id = ${partyId} and k.break_from <= ${asOf} order by k.break_from desc`.execute(
    db,
  );
  return found.rows.map(row => ({ payerName: row.payer_name, code: row.code, from: row.break_from, to: row.break_to }));
}

export async function listFamily(db: Db, partyId: PartyId, asOf: Day): Promise<FamilyMember[]> {
  const found = await sql<{
    given_names: string;
    surname: string;
    kinship: string;
    born_on: Day;
    reported_from: Day;
    reported_to: Day | null;
  }>`
    select f.given_names, f.surname, f.kinship, f.born_on, f.reported_from, f.reported_to from account.family_member f
    where f.party_id = ${partyId} and f.reported_from <= ${asOf} order by f.born_on`.execute(db);
  return found.rows.map(row => ({
    names: `${row.given_names} ${row.surname}`,
    kinship: row.kinship,
    bornOn: row.born_on,
    from: row.reported_from,
    to: row.reported_to,
  }));
}

/** Benefits granted by `asOf` and not ended before it, each with its latest payment until then. */
export async function listBenefits(db: Db, partyId: PartyId, asOf: Day): Promise<BenefitInForce[]> {
  const found = await sql<{
    kind: string;
    number: string;
    granted_on: Day;
    ends_on: Day | null;
    month: Day;
    paid_on: Day;
    gross: number;
    tax: number;
    health: number;
    seizure: number;
    net: number;
    seizure_reference: string | null;
  }>`select b.kind, b.number, b.granted_on, b.ends_on, p.month, p.paid_on, p.gross_grosze as gross, p.tax_grosze as tax, p.health_grosze as health,
      p.seizure_grosze as seizure, p.net_grosze as net, p.seizure_reference
    from account.benefit b cross join lateral (select * from account.benefit_payment q
      where q.party_id = b.party_id and q.benefit_id = b.benefit_id and q.paid_on <= ${asOf} order by q.month desc limit 1) p
    where b.party_id = ${partyId} and b.granted_on <= ${asOf} and (b.ends_on is null or b.ends_on >= ${asOf}) order by b.granted_on`.execute(
    db,
  );
  return found.rows.map(row => ({
    kind: row.kind,
    number: row.number,
    grantedOn: row.granted_on,
    endsOn: row.ends_on,
    month: monthOf(row.month),
    paidOn: row.paid_on,
    gross: grosze(row.gross),
    tax: grosze(row.tax),
    health: grosze(row.health),
    seizure: grosze(row.seizure),
    net: grosze(row.net),
    seizureReference: row.seizure_reference,
  }));
}
