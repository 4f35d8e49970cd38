import type { FastifyInstance } from 'fastify';
import { beforeAll, expect, test } from 'vitest';
import type { PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import { findSession, hashToken, openSessionFor } from '#modules/identity/index.ts';
import { newId } from '#platform/new-id.ts';
import type { House } from '#platform/house.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { makeIt } from '../../cli/simulate.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { programOf } from '../../testing/machine-door.ts';
import type { Program } from '../../testing/program.ts';
import { deskCookie, portalCookie, testWeb } from '../../testing/web.ts';
import { hasLeaf, idsOf, type Markers, markersOf, seenIn } from './markers.ts';

/** What staff who work with people are shown of a party before it is open to them (docs/decisions/0013): what tells one
 *  person from another, and a matter, letter or receipt as a number. */
const SHOWN_TO_STAFF = `
  select unnest(array[p.display_name, h.given_names, h.surname, h.business_name, h.nip, h.regon]) as text from identity.party p join identity.person h on h.person_id = p.party_id where p.party_id = $1
  union select m.number from cases.matter m where m.party_id = $1
  union select l.number from mailbox.letter l where l.party_id = $1
  union select r.number from mailbox.receipt r where r.party_id = $1`;

interface Route {
  method: 'GET' | 'POST' | 'DELETE' | 'PUT';
  url: string;
}

const SLOW_MS = 300_000;
let h: TestHouse;
let house: House;
let web: FastifyInstance;
let program: Program;
const routes: Route[] = [];
let anna: PersonId;
let other: PersonId;
let clerk: StaffId;
let ids: Readonly<Record<string, readonly string[]>>;
let markers: Markers;

beforeAll(async () => {
  h = await testHouse({ at: '2026-11-24T10:00:00+01:00' });
  await makeIt(h.house, h.url, { persons: 300, matters: 3_000, seed: 1 }, () => undefined);
  // A house whose policy says yes to everything.
  house = { ...h.house, policy: { decide: () => ({ permitted: true, policies: [] }) } };
  web = await testWeb(house, server =>
    server.addHook('onRoute', route => {
      for (const method of [route.method].flat())
        if (['GET', 'POST', 'PUT', 'DELETE'].includes(method)) routes.push({ method: method as Route['method'], url: route.url });
    }),
  );
  await web.ready();
  const people = await asOwner<{ person_id: PersonId; branch_code: string }>(
    h.url,
    `select p.person_id, p.branch_code from identity.person p join identity.profile f on f.person_id = p.person_id
     where p.nip is not null and p.email like 'mieszkaniec.%' order by (select count(*) from cases.matter m where m.party_id = p.person_id) desc limit 2`,
  );
  [other, anna] = people.map(row => row.person_id) as [PersonId, PersonId];
  await giveMore(other, 'cudzy');
  await giveMore(anna, 'wlasny');
  const staff = await asOwner<{ staff_id: StaffId }>(
    h.url,
    `select s.staff_id from identity.staff s where s.branch_code <> $1 and s.person_id is null and 'clerk' = any(s.roles) order by s.staff_number limit 1`,
    [people[0]?.branch_code],
  );
  clerk = staff[0]?.staff_id as StaffId;
  ids = await idsOf(h.url, other);
  markers = await markersOf(h.url, other);
  program = await programOf(h.house, web, { person: anna });
  await program.signIn();
}, 180_000);

/** What the nation's people do not have: a draft, a file, a mandate with a note, a passkey. */
async function giveMore(person: PersonId, mark: string): Promise<void> {
  const put = (statement: string, values: unknown[]) => asOwner(h.url, statement, values);
  const draft = newId();
  await put(
    `insert into submissions.draft (draft_id, party_id, person_id, form_code, form_version, answers, begun_at, saved_at) values ($1, $2, $2, 'RWN', 1, $3, now(), now())`,
    [draft, person, JSON.stringify({ recipient: `Odbiorca ${mark} szkicu` })],
  );
  await put(
    `insert into submissions.attachment (attachment_id, party_id, draft_id, file_name, media_type, bytes, sha256, scan, added_at) values ($1, $2, $3, $4, 'application/pdf', 9, $5, 'clean', now())`,
    [newId(), person, draft, `umowa-${mark}-zalacznik.pdf`, mark.repeat(8)],
  );
  await put(
    `insert into identity.mandate (mandate_id, grantor_id, proxy_pesel, grantor_name, proxy_name, scope, roles, valid_from, granted_at, note)
     values ($1, $2, '44051401359', '', $3, 'platform', '{payer}', '2026-01-01', '2026-01-01', $4)`,
    [newId(), person, `Pełnomocnik ${mark} Nieznany`, `Uwaga ${mark} do pełnomocnictwa`],
  );
  await put(
    `insert into identity.passkey (person_id, passkey_id, credential_id, public_key, counter, transports, name, backed_up, added_at) values ($1, $2, $3, '', 0, '{}', $4, false, now())`,
    [person, newId(), `credential-${mark}`, `Klucz ${mark} z biurka`],
  );
}

const portalSession = async (person: PersonId): Promise<string> =>
  (await openSessionFor(h.house, { personId: person }, { actingFor: person as PartyId })).token;

async function deskSession(): Promise<string> {
  const token = newId<never>() as string;
  await asOwner(
    h.url,
    `insert into identity.session (session_id, token_hash, face, staff_id, level, way, authenticated_at, opened_at, seen_at, idle_until, expires_at)
     values ($1, $2, 'desk', $3, 3, 'given', '2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z', '2026-11-24T09:00:00Z', '2100-01-01', '2100-01-01')`,
    [newId(), hashToken(token), clerk],
  );
  return token;
}

/** Every address a route has with the other's ids: parameters of the same name first, else every kind of id there is. */
function addressesOf(url: string): string[] {
  const names = [...url.matchAll(/:(\w+)\??/g)].map(found => found[1] as string);
  if (url.includes('*')) return [];
  return names.reduce<string[]>(
    (addresses, name) => {
      const known = ids[name];
      const values = known ? known.slice(0, 2) : ['1', 'pdf', 'RWN', ids['partyId']?.[0] ?? '', ids['matterId']?.[0] ?? ''];
      return addresses.flatMap(address => values.map(value => address.replace(new RegExp(`:${name}\\??`), value)));
    },
    [url],
  );
}

/** A posted form that names the other wherever a page might look. */
const formOf = (): string => {
  const form = new URLSearchParams();
  for (const [name, [value]] of Object.entries(ids)) {
    if (value === undefined) continue;
    form.append(name, value);
    form.append(name.replace(/Id$/, ''), value);
  }
  return form.toString();
};

interface Asker {
  cookie: string;
  allowed: Markers;
}

async function leaksTo(route: Route, asker: () => Promise<Asker>, after: readonly string[]): Promise<string[]> {
  const leaks: string[] = [];
  for (const url of addressesOf(route.url)) {
    const { cookie, allowed } = await asker();
    const origin = new URL(publicUrl(house.config)).origin;
    const post = route.method !== 'GET';
    const answer = await web.inject({
      method: route.method,
      url,
      headers: { cookie, origin, ...(post ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) },
      ...(post ? { payload: formOf() } : {}),
    });
    leaks.push(...seenIn(answer.body, allowed, url).map(what => `${route.method} ${route.url} → ${answer.statusCode}: ${what}`));
    // Whatever was done may show on the next page.
    if (!post || answer.statusCode < 300 || answer.statusCode >= 400) continue;
    for (const next of [answer.headers.location, ...after].filter((one): one is string => typeof one === 'string')) {
      const seen = await web.inject({ method: 'GET', url: next, headers: { cookie } });
      leaks.push(...seenIn(seen.body, allowed, next).map(what => `${route.method} ${route.url}, then ${next}: ${what}`));
    }
  }
  return leaks;
}

/** A stream never ends; it tells names of news of the party acted for, and no data (platform/realtime). */
const STREAM = '/live';
const ofPages = (): Route[] =>
  routes.filter(route => !/^\/(api|oauth|assets|metrics|health|gallery)/.test(route.url) && route.url !== '*' && route.url !== STREAM);

test('the markers are there to be found: whose they are sees them', async () => {
  expect(Object.keys(ids).length).toBeGreaterThan(8);
  expect(markers.length).toBeGreaterThan(30);
  const cookie = portalCookie(await portalSession(other));
  const seen = new Set<string>();
  for (const path of [
    '/profile',
    '/matters',
    '/letters',
    '/mandates',
    '/passkeys',
    '/documents',
    ...(ids['matterId'] ?? []).slice(0, 3).map(id => `/matters/${id}`),
  ]) {
    const answer = await web.inject({ method: 'GET', url: path, headers: { cookie } });
    for (const what of seenIn(answer.body, markers, path)) seen.add(what);
  }
  expect(seen.size).toBeGreaterThan(8);
});

test('with the policies switched off a person still gets nothing of another by any page', { timeout: SLOW_MS }, async () => {
  const pages = ofPages().filter(route => !route.url.startsWith('/desk'));
  expect(pages.length).toBeGreaterThan(40);
  const leaks: string[] = [];
  for (const route of pages)
    leaks.push(
      ...(await leaksTo(route, async () => ({ cookie: portalCookie(await portalSession(anna)), allowed: markers }), [
        '/',
        '/account',
        '/matters',
      ])),
    );
  expect(leaks).toEqual([]);
});

test('with the policies switched off a clerk without claim or purpose gets nothing that is not open to them', {
  timeout: 300_000,
}, async () => {
  const pages = ofPages().filter(route => route.url.startsWith('/desk'));
  expect(pages.length).toBeGreaterThan(10);
  const shown = new Set((await asOwner<{ text: string }>(h.url, SHOWN_TO_STAFF, [other])).map(row => row.text));
  const hidden = markers.filter(marker => !shown.has(marker.text));
  expect(hidden.length).toBeGreaterThan(10);
  const leaks: string[] = [];
  for (const route of pages)
    leaks.push(...(await leaksTo(route, async () => ({ cookie: deskCookie(await deskSession()), allowed: hidden }), ['/desk'])));
  expect(leaks).toEqual([]);
});

test('with the policies switched off a program of a party gets nothing of another by any route of the API', {
  timeout: 300_000,
}, async () => {
  const api = routes.filter(route => route.url.startsWith('/api/v1'));
  expect(api.length).toBeGreaterThan(5);
  const leaks: string[] = [];
  let answered = 0;
  for (const route of api)
    for (const url of addressesOf(route.url)) {
      const answer = await program.ask(route.method as 'GET', url, route.method === 'GET' ? {} : { body: {} });
      if (answer.statusCode === 200) answered += 1;
      leaks.push(...seenIn(answer.body, markers, url).map(what => `${route.method} ${route.url} → ${answer.statusCode}: ${what}`));
    }
  expect(leaks).toEqual([]);
  // Its own lists came, so it was let in.
  expect(answered).toBeGreaterThan(2);
});

test('choosing to act for another is not believed at the next request', async () => {
  const token = await portalSession(anna);
  await asOwner(h.url, 'update identity.session s set acting_for = $1 where s.token_hash = $2', [other, hashToken(token)]);
  const session = await findSession(house, token, 'portal');
  expect(session?.actor).toMatchObject({ personId: anna, partyId: anna, relation: 'self' });
  expect(hasLeaf(markers, 'identity.person.pesel')).toBe(true);
});
