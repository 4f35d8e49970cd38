import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { MandateId, PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import type { Db, PersonActor, StaffRole } from '#platform/context.ts';
import type { Lang } from '#platform/text/text.ts';
import { all, first } from './store/rows.ts';
import type { Actable, MandateScope, PartyCard, PartyRole, StaffMember } from './types.ts';

export async function findPartyName(db: Db, partyId: PartyId): Promise<string | undefined> {
  return (await first(db, sql<{ display_name: string }>`select p.display_name from identity.party p where p.party_id = ${partyId}`))
    ?.display_name;
}

interface CardRow {
  party_id: PartyId;
  kind: 'person' | 'organisation';
  display_name: string;
  pesel: string | null;
  given_names: string | null;
  surname: string | null;
  nip: string | null;
  regon: string | null;
  business_name: string | null;
  born_on: Day | null;
  email: string | null;
  phone: string | null;
  lang: Lang;
  branch_code: string;
  street: string | null;
  house_number: string | null;
  flat_number: string | null;
  postcode: string | null;
  city: string | null;
  roles: PartyRole[];
}

/** Everything of a party that other modules print or prefill, in one query. */
export async function findPartyCard(db: Db, partyId: PartyId): Promise<PartyCard | undefined> {
  const row = await first(
    db,
    sql<CardRow>`
    select p.party_id, p.kind, p.display_name, h.pesel, h.given_names, h.surname, coalesce(h.nip, o.nip) as nip, coalesce(h.regon, o.regon) as regon, h.business_name, h.born_on, coalesce(h.email, o.email) as email, h.phone, coalesce(h.lang, 'pl') as lang,
      coalesce(h.branch_code, o.branch_code) as branch_code, coalesce(h.street, o.street) as street, coalesce(h.house_number, o.house_number) as house_number,
      coalesce(h.flat_number, o.flat_number) as flat_number, coalesce(h.postcode, o.postcode) as postcode, coalesce(h.city, o.city) as city,
      coalesce((select array_agg(r.role order by r.role) from identity.party_role r where r.party_id = p.party_id), '{}') as roles
    from identity.party p
      left join identity.person h on h.person_id = p.party_id
      left join identity.organisation o on o.organisation_id = p.party_id
    where p.party_id = ${partyId}`,
  );
  if (!row) return undefined;
  return {
    partyId: row.party_id,
    kind: row.kind,
    name: row.display_name,
    lang: row.lang,
    branchCode: row.branch_code,
    roles: row.roles,
    address: { street: row.street, houseNumber: row.house_number, flatNumber: row.flat_number, postcode: row.postcode, city: row.city },
    ...(row.pesel ? { pesel: row.pesel } : {}),
    ...(row.given_names ? { givenNames: row.given_names } : {}),
    ...(row.surname ? { surname: row.surname } : {}),
    ...(row.business_name ? { businessName: row.business_name } : {}),
    ...(row.nip ? { nip: row.nip } : {}),
    ...(row.regon ? { regon: row.regon } : {}),
    ...(row.born_on ? { bornOn: row.born_on } : {}),
    ...(row.email ? { email: row.email } : {}),
    ...(row.phone ? { phone: row.phone } : {}),
  };
}

interface ActableRow {
  party_id: PartyId;
  kind: 'person' | 'organisation';
  display_name: string;
  relation: PersonActor['relation'];
  mandate_id: MandateId | null;
  scope: MandateScope | null;
  roles: PartyRole[];
  forms: string[] | null;
  correspondence_only: boolean;
  valid_to: Day | null;
}

/** In whose name a person may act in the portal on a day, themselves first; each party once, by the strongest ground. */
export async function listActable(db: Db, personId: PersonId, day: Day): Promise<readonly Actable[]> {
  const rows = await all(
    db,
    sql<ActableRow>`
    select distinct on (a.party_id) a.* from identity.door_actable(${personId}, ${day}) a
    order by a.party_id, array_position(array['self', 'representative', 'mandate'], a.relation), array_position(array['platform', 'action'], a.scope), a.mandate_id desc`,
  );
  const order = ['self', 'representative', 'mandate'];
  return rows
    .map(row => ({
      partyId: row.party_id,
      kind: row.kind,
      name: row.display_name,
      relation: row.relation,
      mandateId: row.mandate_id,
      until: row.valid_to,
      mandate:
        row.scope === null ? null : { scope: row.scope, roles: row.roles, forms: row.forms, correspondenceOnly: row.correspondence_only },
    }))
    .sort((a, b) => order.indexOf(a.relation) - order.indexOf(b.relation) || a.name.localeCompare(b.name, 'pl'));
}

export interface NoticeAddressee {
  personId: PersonId;
  email: string;
  lang: Lang;
  name: string;
}

/** People who are told that a letter waits for a party: itself or its representatives, and proxies in the portal. */
export async function listNoticeAddressees(db: Db, partyId: PartyId, day: Day): Promise<readonly NoticeAddressee[]> {
  const rows = await all(
    db,
    sql<{ person_id: PersonId; email: string; lang: Lang; display_name: string }>`
    select a.person_id, a.email, a.lang, a.display_name from identity.door_notice_addressees(${partyId}, ${day}) a`,
  );
  return rows.map(row => ({ personId: row.person_id, email: row.email, lang: row.lang, name: row.display_name }));
}

interface StaffRow {
  staff_id: StaffId;
  person_id: PersonId | null;
  name: string;
  roles: StaffRole[];
  branch_code: string;
  skills: string[];
}
const STAFF = sql.raw('t.staff_id, t.person_id, t.name, t.roles, t.branch_code, t.skills');
const staffOf = (row: StaffRow): StaffMember => ({
  staffId: row.staff_id,
  personId: row.person_id,
  name: row.name,
  roles: row.roles,
  branchCode: row.branch_code,
  skills: row.skills,
});

export async function findStaffMember(db: Db, staffId: StaffId): Promise<StaffMember | undefined> {
  const row = await first(db, sql<StaffRow>`select ${STAFF} from identity.staff t where t.staff_id = ${staffId}`);
  return row && staffOf(row);
}

const MOST_COLLEAGUES = 500;

export async function listColleagues(db: Db, branchCode: string, day: Day): Promise<readonly StaffMember[]> {
  const rows = await all(
    db,
    sql<StaffRow>`select ${STAFF} from identity.staff t where t.branch_code = ${branchCode} and (t.left_on is null or ${day} <= t.left_on) order by t.name, t.staff_id limit ${sql.lit(MOST_COLLEAGUES)}`,
  );
  return rows.map(staffOf);
}

/** By staff number where the issuer says it, else by PESEL. Nobody who has left, and nobody whose number stands beside
 *  another human being than the issuer says: who may decide what goes by who they are. */
export async function findStaffAtWork(
  db: Db,
  who: { staffNumber: string | undefined; pesel: string | undefined },
  day: Day,
): Promise<StaffMember | undefined> {
  const row = await first(
    db,
    sql<StaffRow>`
    select ${STAFF} from identity.staff t left join identity.person p on p.person_id = t.person_id
    where (t.staff_number = ${who.staffNumber ?? null} or (${who.staffNumber ?? null}::text is null and p.pesel = ${who.pesel ?? null}))
      and (p.pesel is null or ${who.pesel ?? null}::text is null or p.pesel = ${who.pesel ?? null}) and (t.left_on is null or ${day} <= t.left_on)`,
  );
  return row && staffOf(row);
}

export interface WaitingProfile {
  profileId: string;
  personId: PersonId;
  declaredPesel: string;
  givenNames: string;
  surname: string;
  bornOn: Day | null;
  createdAt: Date;
  confirmBy: Date;
}

/** Registrations that wait for a document to be seen, by the PESEL or login the visitor says at the desk. */
export async function listWaitingProfiles(db: Db, wanted: string): Promise<readonly WaitingProfile[]> {
  const rows = await all(
    db,
    sql<{
      profile_id: string;
      person_id: PersonId;
      declared_pesel: string;
      given_names: string;
      surname: string;
      born_on: Day | null;
      created_at: Date;
      confirm_by: Date;
    }>`
    select f.profile_id, f.person_id, f.declared_pesel, p.given_names, p.surname, p.born_on, f.created_at, f.confirm_by
    from identity.profile f join identity.person p on p.person_id = f.person_id
    where f.status = 'untrusted' and (f.declared_pesel = ${wanted} or f.login = ${wanted.toLowerCase()}) order by f.created_at desc limit 20`,
  );
  return rows.map(row => ({
    profileId: row.profile_id,
    personId: row.person_id,
    declaredPesel: row.declared_pesel,
    givenNames: row.given_names,
    surname: row.surname,
    bornOn: row.born_on,
    createdAt: row.created_at,
    confirmBy: row.confirm_by,
  }));
}

/** Ways into one's account: how many passkeys, and since when there is a phone PIN. */
export async function accessOf(db: Db, personId: PersonId): Promise<{ passkeys: number; pinSetAt: Date | null }> {
  const row = await first(
    db,
    sql<{ passkeys: number; set_at: Date | null }>`
    select (select count(*) from identity.passkey k where k.person_id = ${personId}) as passkeys, (select n.set_at from identity.phone_pin n where n.person_id = ${personId}) as set_at`,
  );
  return { passkeys: row?.passkeys ?? 0, pinSetAt: row?.set_at ?? null };
}

export interface PasskeyLine {
  passkeyId: string;
  name: string;
  addedAt: Date;
  usedAt: Date | null;
}

export async function passkeyLines(db: Db, personId: PersonId): Promise<readonly PasskeyLine[]> {
  const rows = await all(
    db,
    sql<{
      passkey_id: string;
      name: string;
      added_at: Date;
      used_at: Date | null;
    }>`select k.passkey_id, k.name, k.added_at, k.used_at from identity.passkey k where k.person_id = ${personId} order by k.added_at`,
  );
  return rows.map(row => ({ passkeyId: row.passkey_id, name: row.name, addedAt: row.added_at, usedAt: row.used_at }));
}

/** A person as their profile page shows them; names and PESEL are as declared where nobody has proved them yet. */
export interface ProfileView {
  givenNames: string;
  surname: string;
  pesel: string | null;
  bornOn: Day | null;
  email: string;
  phone: string;
  lang: Lang;
  noticesByEmail: boolean;
  street: string;
  houseNumber: string;
  flatNumber: string;
  postcode: string;
  city: string;
  confirmBy: Date | null;
}

interface ProfileViewRow {
  given_names: string;
  surname: string;
  pesel: string | null;
  born_on: Day | null;
  email: string | null;
  phone: string | null;
  lang: Lang;
  notices_by_email: boolean;
  street: string | null;
  house_number: string | null;
  flat_number: string | null;
  postcode: string | null;
  city: string | null;
  confirm_by: Date | null;
}

export async function profileView(db: Db, personId: PersonId): Promise<ProfileView> {
  const row = await first(
    db,
    sql<ProfileViewRow>`
    select p.given_names, p.surname, coalesce(p.pesel, f.declared_pesel) as pesel, p.born_on, p.email, p.phone, p.lang, p.notices_by_email, p.street, p.house_number, p.flat_number, p.postcode, p.city,
      case when p.pesel is null then f.confirm_by end as confirm_by
    from identity.person p left join lateral (select f.declared_pesel, f.confirm_by from identity.profile f where f.person_id = p.person_id and f.status = 'untrusted' limit 1) f on true
    where p.person_id = ${personId}`,
  );
  if (!row) throw new Error('The person of this session is not in sight.');
  const or = (text: string | null): string => text ?? '';
  return {
    givenNames: row.given_names,
    surname: row.surname,
    pesel: row.pesel,
    bornOn: row.born_on,
    email: or(row.email),
    phone: or(row.phone),
    lang: row.lang,
    noticesByEmail: row.notices_by_email,
    street: or(row.street),
    houseNumber: or(row.house_number),
    flatNumber: or(row.flat_number),
    postcode: or(row.postcode),
    city: or(row.city),
    confirmBy: row.confirm_by,
  };
}
