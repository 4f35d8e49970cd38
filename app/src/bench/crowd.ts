import pg from 'pg';
import { makeNip, makePesel, makeRegon } from '#kernel/demo-identifiers.ts';
import { dayOf } from '#kernel/day.ts';

/** Somebody with an open session, and the party they file for. */
export interface Member {
  place: number;
  token: string;
  partyId: string;
  relation: 'self' | 'representative' | 'mandate';
}

const PERSON = '00000000-0000-7000-8000-';
const FIRM = '00000000-0000-7000-9000-';
const MANDATE = '00000000-0000-7000-a000-';
const SESSION = '00000000-0000-7000-b000-';
const PROFILE = '00000000-0000-7000-8100-';
const idOf = (prefix: string, place: number): string => prefix + String(place).padStart(12, '0');
const BORN_TOGETHER = 4_000;
const SESSION_HOURS = 8;

export const tokenOf = (place: number): string => `bench-${place}`;

const relationOf = (place: number): Member['relation'] => (place % 4 === 1 ? 'representative' : place % 4 === 3 ? 'mandate' : 'self');
const forFirm = (place: number): boolean => relationOf(place) !== 'self';

/** The same rule in SQL, for pgbench: `i` is an expression for the member's place, of type int. */
export const PARTY_SQL = (i: string): string =>
  `(case when ${i} % 4 in (1, 3) then '${FIRM}' else '${PERSON}' end || lpad(${i}::text, 12, '0'))::uuid`;
export const TOKEN_HASH_SQL = (i: string): string => `encode(sha256(('bench-' || ${i}::text)::bytea), 'hex')`;

/** A crowd with open sessions to file and read as: half act for themselves, a quarter represent a firm, a quarter hold
 *  a firm's mandate; all are payers. Written as the owner, by the thousand: a measurement may know the tables of a
 *  module, no module does this. */
export async function makeCrowd(url: string, size: number): Promise<Member[]> {
  const members = Array.from(
    { length: size },
    (_, place): Member => ({
      place,
      token: tokenOf(place),
      partyId: idOf(forFirm(place) ? FIRM : PERSON, place),
      relation: relationOf(place),
    }),
  );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(PEOPLE, [JSON.stringify(members.map(personRow))]);
    await client.query(FIRMS, [JSON.stringify(members.filter(member => forFirm(member.place)).map(firmRow))]);
    await client.query(ROLES, [members.map(member => member.partyId), dayOf(new Date())]);
    await openSessions(
      client,
      members.map(member => ({
        sessionId: idOf(SESSION, member.place),
        personId: idOf(PERSON, member.place),
        partyId: member.partyId,
        token: member.token,
      })),
    );
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
  return members;
}

export interface SessionToOpen {
  sessionId: string;
  personId: string;
  partyId: string;
  token: string;
}

/** Portal sessions of people who proved who they are (level 3), open for hours. */
export async function openSessions(client: pg.Client, sessions: readonly SessionToOpen[]): Promise<void> {
  await client.query(SESSIONS, [JSON.stringify(sessions), SESSION_HOURS]);
}

function personRow({ place }: Member) {
  const year = 1950 + Math.floor(place / BORN_TOGETHER);
  const bornOn = dayOf(new Date(Date.UTC(year, place % 12, 1 + (place % 28), 12)));
  return {
    person_id: idOf(PERSON, place),
    profile_id: idOf(PROFILE, place),
    pesel: makePesel(bornOn, place % 2 === 0 ? 'woman' : 'man', place % BORN_TOGETHER),
    born_on: bornOn,
    given_names: place % 2 === 0 ? 'Zofia' : 'Adam',
    surname: `Próbny-${place}`,
    business_name: forFirm(place) ? null : `Zakład Próbny nr ${place}`,
    nip: forFirm(place) ? null : nipOf(place),
    regon: forFirm(place) ? null : makeRegon(place),
  };
}

function firmRow({ place, relation }: Member) {
  return {
    firm_id: idOf(FIRM, place),
    person_id: idOf(PERSON, place),
    mandate_id: relation === 'mandate' ? idOf(MANDATE, place) : null,
    name: `Firma Próbna nr ${place} sp. z o.o.`,
    nip: nipOf(place),
    regon: makeRegon(place),
    relation,
    pesel: personRow({ place, relation, token: '', partyId: '' }).pesel,
    proxy: `Adam Próbny-${place}`,
  };
}

/** Neighbouring seeds may give one NIP, tenth ones do not. */
const nipOf = (place: number): string => makeNip(place * 10);

const PEOPLE = `
  with c as (select * from json_to_recordset($1::json) as c(person_id uuid, profile_id uuid, pesel text, born_on date, given_names text, surname text, business_name text, nip text, regon text)),
  parties as (insert into identity.party (party_id, kind, display_name) select c.person_id, 'person', c.given_names || ' ' || c.surname from c),
  people as (insert into identity.person (person_id, pesel, given_names, surname, born_on, business_name, nip, regon, email, phone, street, house_number, postcode, city, branch_code)
    select c.person_id, c.pesel, c.given_names, c.surname, c.born_on, c.business_name, c.nip, c.regon, 'osoba' || right(c.person_id::text, 6) || '@example.test', '+48600000000', 'Próbna', '1', '00-001', 'Warszawa', 'bench' from c)
  insert into identity.profile (profile_id, person_id, status, created_at, confirmed_at) select c.profile_id, c.person_id, 'confirmed', now(), now() from c`;

const FIRMS = `
  with f as (select * from json_to_recordset($1::json) as f(firm_id uuid, person_id uuid, mandate_id uuid, name text, nip text, regon text, relation text, pesel text, proxy text)),
  parties as (insert into identity.party (party_id, kind, display_name) select f.firm_id, 'organisation', f.name from f),
  firms as (insert into identity.organisation (organisation_id, name, nip, regon, legal_form, street, house_number, postcode, city, email, branch_code)
    select f.firm_id, f.name, f.nip, f.regon, 'sp. z o.o.', 'Próbna', '2', '00-001', 'Warszawa', 'firma' || right(f.firm_id::text, 6) || '@example.test', 'bench' from f),
  boards as (insert into identity.representative (organisation_id, person_id, role, valid_from) select f.firm_id, f.person_id, 'board', date '2020-01-01' from f where f.relation = 'representative')
  insert into identity.mandate (mandate_id, grantor_id, proxy_id, proxy_pesel, grantor_name, proxy_name, scope, roles, valid_from, granted_at)
  select f.mandate_id, f.firm_id, f.person_id, f.pesel, f.name, f.proxy, 'platform', '{payer}', date '2020-01-01', now() from f where f.relation = 'mandate'`;

const ROLES = `insert into identity.party_role (party_id, role, since) select p, 'payer', $2::date from unnest($1::uuid[]) p`;

const SESSIONS = `
  insert into identity.session (session_id, token_hash, face, person_id, level, way, authenticated_at, acting_for, opened_at, seen_at, idle_until, expires_at)
  select s."sessionId", sha256(s.token::bytea), 'portal', s."personId", 3, 'given', now(), s."partyId", now(), now(), now() + make_interval(hours => $2), now() + make_interval(hours => $2)
  from json_to_recordset($1::json) as s("sessionId" uuid, "personId" uuid, "partyId" uuid, token text)`;
