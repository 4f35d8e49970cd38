import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { PartyId, PersonId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Lang } from '#platform/text/text.ts';
import type { PartyAddress, PartyRole } from '../types.ts';
import { first } from './rows.ts';

export interface PersonRow {
  person_id: PersonId;
  pesel: string | null;
  given_names: string;
  surname: string;
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
  branch_code: string;
}

export interface NewPerson {
  personId: PersonId;
  /** Null while only declared, not proved. */
  pesel: string | null;
  givenNames: string;
  surname: string;
  bornOn: Day | null;
  /** Where they run a business in their own name. */
  business?: { name: string; nip: string; regon: string };
  email?: string | null;
  phone?: string | null;
  lang: Lang;
  address?: Partial<PartyAddress>;
  branchCode: string;
}

export async function addPerson(db: Db, person: NewPerson): Promise<void> {
  await sql`insert into identity.party (party_id, kind, display_name) values (${person.personId}, 'person', ${`${person.givenNames} ${person.surname}`})`.execute(
    db,
  );
  await sql`insert into identity.person (person_id, pesel, given_names, surname, born_on, business_name, nip, regon, email, phone, lang, street, house_number, flat_number, postcode, city, branch_code)
    values (${person.personId}, ${person.pesel}, ${person.givenNames}, ${person.surname}, ${person.bornOn}, ${person.business?.name ?? null}, ${person.business?.nip ?? null}, ${person.business?.regon ?? null}, ${person.email ?? null}, ${person.phone ?? null}, ${person.lang},
      ${person.address?.street ?? null}, ${person.address?.houseNumber ?? null}, ${person.address?.flatNumber ?? null}, ${person.address?.postcode ?? null}, ${person.address?.city ?? null}, ${person.branchCode})`.execute(
    db,
  );
}

export interface NewOrganisation {
  organisationId: PartyId;
  name: string;
  nip: string | null;
  regon: string | null;
  legalForm: string;
  email: string | null;
  address?: Partial<PartyAddress>;
  branchCode: string;
}

export async function addOrganisation(db: Db, organisation: NewOrganisation): Promise<void> {
  await sql`insert into identity.party (party_id, kind, display_name) values (${organisation.organisationId}, 'organisation', ${organisation.name})`.execute(
    db,
  );
  await sql`insert into identity.organisation (organisation_id, name, nip, regon, legal_form, email, street, house_number, flat_number, postcode, city, branch_code)
    values (${organisation.organisationId}, ${organisation.name}, ${organisation.nip}, ${organisation.regon}, ${organisation.legalForm}, ${organisation.email},
      ${organisation.address?.street ?? null}, ${organisation.address?.houseNumber ?? null}, ${organisation.address?.flatNumber ?? null}, ${organisation.address?.postcode ?? null},
      ${organisation.address?.city ?? null}, ${organisation.branchCode})`.execute(db);
}

export async function addRole(db: Db, partyId: PartyId, role: PartyRole, since: Day): Promise<void> {
  await sql`insert into identity.party_role (party_id, role, since) values (${partyId}, ${role}, ${since}) on conflict do nothing`.execute(
    db,
  );
}

export async function addRepresentative(
  db: Db,
  row: { organisationId: PartyId; personId: PersonId; role: string; from: Day; to: Day | null },
): Promise<void> {
  await sql`insert into identity.representative (organisation_id, person_id, role, valid_from, valid_to) values (${row.organisationId}, ${row.personId}, ${row.role}, ${row.from}, ${row.to})`.execute(
    db,
  );
}

const PERSON = sql.raw(
  `p.person_id, p.pesel, p.given_names, p.surname, p.born_on, p.email, p.phone, p.lang, p.notices_by_email, p.street, p.house_number, p.flat_number, p.postcode, p.city, p.branch_code`,
);

export function findPerson(db: Db, personId: PersonId): Promise<PersonRow | undefined> {
  return first(db, sql<PersonRow>`select ${PERSON} from identity.person p where p.person_id = ${personId}`);
}

/** Who has this PESEL. Holds back everybody else who asks the same until commit, also where there is nobody yet: so two
 *  first sign-ins make one person, and a mandate given meanwhile is not left waiting. */
export async function lockPersonByPesel(db: Db, pesel: string): Promise<PersonRow | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pesel ${pesel}`}, 0))`.execute(db);
  return first(db, sql<PersonRow>`select ${PERSON} from identity.person p where p.pesel = ${pesel} for update`);
}

/** Names and birth date follow the newest proof of identity. */
export async function setProvedNames(
  db: Db,
  personId: PersonId,
  proved: { givenNames: string; surname: string; bornOn: Day | null },
): Promise<void> {
  await sql`update identity.person p set given_names = ${proved.givenNames}, surname = ${proved.surname}, born_on = coalesce(${proved.bornOn}::date, p.born_on) where p.person_id = ${personId}`.execute(
    db,
  );
  await sql`update identity.party p set display_name = ${`${proved.givenNames} ${proved.surname}`} where p.party_id = ${personId}`.execute(
    db,
  );
}

export async function setPesel(db: Db, personId: PersonId, pesel: string): Promise<void> {
  await sql`update identity.person p set pesel = ${pesel} where p.person_id = ${personId}`.execute(db);
}

export interface Contact {
  email: string | null;
  phone: string | null;
  lang: Lang;
  noticesByEmail: boolean;
  address: PartyAddress;
  branchCode: string;
}

export async function setContact(db: Db, personId: PersonId, contact: Contact): Promise<void> {
  const { street, houseNumber, flatNumber, postcode, city } = contact.address;
  await sql`update identity.person p set email = ${contact.email}, phone = ${contact.phone}, lang = ${contact.lang}, notices_by_email = ${contact.noticesByEmail},
    street = ${street}, house_number = ${houseNumber}, flat_number = ${flatNumber}, postcode = ${postcode}, city = ${city}, branch_code = ${contact.branchCode} where p.person_id = ${personId}`.execute(
    db,
  );
}

/** Removes a person who was only declared and turned out to be somebody already known. */
export async function removeDeclaredPerson(db: Db, personId: PersonId): Promise<void> {
  await sql`delete from identity.session s where s.person_id = ${personId}`.execute(db);
  await sql`delete from identity.person p where p.person_id = ${personId} and p.pesel is null`.execute(db);
  await sql`delete from identity.party p where p.party_id = ${personId}`.execute(db);
}

/** For whom a party acts, and who acts for it, by law or statute on a day. */
export async function representationsOf(
  db: Db,
  partyId: PartyId,
  day: Day,
): Promise<{ represents: PartyId[]; representatives: PartyId[] }> {
  const found = await sql<{
    organisation_id: PartyId;
    person_id: PartyId;
  }>`select r.organisation_id, r.person_id from identity.representative r
    where (r.organisation_id = ${partyId} or r.person_id = ${partyId}) and r.valid_from <= ${day} and (r.valid_to is null or ${day} <= r.valid_to) limit 50`.execute(
    db,
  );
  return {
    represents: found.rows.filter(row => row.person_id === partyId).map(row => row.organisation_id),
    representatives: found.rows.filter(row => row.organisation_id === partyId).map(row => row.person_id),
  };
}
