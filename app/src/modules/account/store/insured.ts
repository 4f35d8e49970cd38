import { sql } from 'kysely';
import { type Day, monthOf } from '#kernel/day.ts';
import { grosze } from '#kernel/grosze.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { PensionAccount } from '../rules/pension-account.ts';
import type { Break, FamilyMember, Insurance, InsuranceDates, MonthlyBase, SickLeave, Title } from '../types.ts';

// Amounts come as numbers (int8, read exactly up to 2^53 grosze) and dates as ISO text.

export async function listTitles(db: Db, partyId: PartyId, asOf: Day): Promise<Title[]> {
  const [titles, dates] = await Promise.all([
    sql<{
      title_id: string;
      title_code: string;
      payer_name: string;
      payer_nip: string | null;
      insurances: Insurance[];
      insured_from: Day;
      insured_to: Day | null;
    }>`select t.title_id, t.title_code, t.payer_name, t.payer_nip, t.insurances, t.insured_from, t.insured_to from account.title t
      where t.party_id = ${partyId} and t.insured_from <= ${asOf} order by t.insured_from desc, t.payer_name`.execute(db),
    sql<{ title_id: string; insurance: Insurance; insured_from: Day; insured_to: Day | null }>`
      select i.title_id, i.insurance, i.insured_from, i.insured_to from account.title_insurance i where i.party_id = ${partyId} order by i.insured_from`.execute(
      db,
    ),
  ]);
  return titles.rows.map(row => ({
    titleId: row.title_id,
    titleCode: row.title_code,
    payerName: row.payer_name,
    payerNip: row.payer_nip,
    insurances: row.insurances,
    dates: row.insurances.flatMap((insurance): InsuranceDates[] => {
      const own = dates.rows.filter(one => one.title_id === row.title_id && one.insurance === insurance);
      if (own.length > 0) return own.map(one => ({ insurance, from: one.insured_from, to: one.insured_to }));
      return [{ insurance, from: row.insured_from, to: row.insured_to }];
    }),
    from: row.insured_from,
    to: row.insured_to,
  }));
}

/** Oldest month first. */
export async function listBases(db: Db, partyId: PartyId, asOf: Day): Promise<MonthlyBase[]> {
  const found = await sql<{
    month: Day;
    payer_name: string;
    title_code: string;
    pension_base: number;
    sickness_base: number;
    health_base: number;
    pension: number;
    disability: number;
    sickness: number;
    accident: number;
    health: number;
    labour: number;
    guaranteed: number;
  }>`
    select b.month, b.payer_name, coalesce(t.title_code, '') as title_code, b.pension_base_grosze as pension_base, b.sickness_base_grosze as sickness_base,
      b.health_base_grosze as health_base, b.pension_grosze as pension, b.disability_grosze as disability, b.sickness_grosze as sickness,
      b.accident_grosze as accident, b.health_grosze as health, b.labour_grosze as labour, b.guaranteed_grosze as guaranteed
    from account.base b left join account.title t on t.party_id = b.party_id and t.title_id = b.title_id
    where b.party_id = ${partyId} and b.month <= ${asOf} order by b.month, b.payer_name`.execute(db);
  return found.rows.map(row => ({
    month: monthOf(row.month),
    payerName: row.payer_name,
    titleCode: row.title_code,
    pensionBase: grosze(row.pension_base),
    sicknessBase: grosze(row.sickness_base),
    healthBase: grosze(row.health_base),
    pension: grosze(row.pension),
    disability: grosze(row.disability),
    sickness: grosze(row.sickness),
    accident: grosze(row.accident),
    health: grosze(row.health),
    labour: grosze(row.labour),
    guaranteed: grosze(row.guaranteed),
  }));
}

export async function listBreaks(db: Db, partyId: PartyId, asOf: Day): Promise<Break[]> {
  const found = await sql<{ payer_name: string; code: string; break_from: Day; break_to: Day }>`
    select k.payer_name, k.code, k.break_from, k.break_to from account.break k where k.party_id = ${partyId} and k.break_from <= ${asOf} order by k.break_from desc`.execute(
    db,
  );
  return found.rows.map(row => ({ payerName: row.payer_name, code: row.code, from: row.break_from, to: row.break_to }));
}

export async function listSickLeaves(db: Db, partyId: PartyId, asOf: Day): Promise<SickLeave[]> {
  const found = await sql<{
    number: string;
    payer_name: string;
    sick_from: Day;
    sick_to: Day;
    issued_on: Day;
    practitioner: string;
    in_hospital: boolean;
    instruction: '1' | '2';
  }>`select s.number, s.payer_name, s.sick_from, s.sick_to, s.issued_on, s.practitioner, s.in_hospital, s.instruction
    from account.sick_leave s where s.party_id = ${partyId} and s.issued_on <= ${asOf} order by s.sick_from desc, s.payer_name`.execute(db);
  return found.rows.map(row => ({
    number: row.number,
    payerName: row.payer_name,
    from: row.sick_from,
    to: row.sick_to,
    issuedOn: row.issued_on,
    practitioner: row.practitioner,
    inHospital: row.in_hospital,
    instruction: row.instruction,
  }));
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

export async function findPensionAccount(db: Db, partyId: PartyId): Promise<PensionAccount | undefined> {
  const found = await sql<{
    opened_on: Day;
    capital: number;
    contributions: number;
    subaccount: number;
    open_fund: number;
    has_subaccount: boolean;
    in_open_fund: boolean;
  }>`select a.opened_on, a.capital_grosze as capital, a.contributions_grosze as contributions, a.subaccount_grosze as subaccount,
      a.open_fund_grosze as open_fund, a.has_subaccount, a.in_open_fund from account.pension_account a where a.party_id = ${partyId}`.execute(
    db,
  );
  const row = found.rows[0];
  return (
    row && {
      year: Number(row.opened_on.slice(0, 4)),
      capital: grosze(row.capital),
      contributions: grosze(row.contributions),
      subaccount: grosze(row.subaccount),
      openFund: grosze(row.open_fund),
      hasSubaccount: row.has_subaccount,
      inOpenFund: row.in_open_fund,
    }
  );
}
