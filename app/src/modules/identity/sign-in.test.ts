import { generateKeyPairSync } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { makePesel } from '#kernel/demo-identifiers.ts';
import { day } from '#kernel/day.ts';
import type { PersonActor } from '#platform/context.ts';
import { apartFrom } from '#platform/http/mount.ts';
import { startSignIn } from '#outside/sign-in/sign-in.ts';
import { testDatabase } from '../../testing/database.ts';
import { firmOf, identityHouse, type IdentityHouse, personOf, staffOf, visitor } from './house-for-tests.ts';
import { findSession, openSessionFor } from './sessions.ts';
import { clientKey } from './sign-in/client-key.ts';
import { redirectUri } from './sign-in/issuer.ts';
import { beginSignIn } from './use-cases/begin-sign-in.ts';
import { type ComingBack, finishSignIn } from './use-cases/finish-sign-in.ts';
import { grantMandate } from './use-cases/grant-mandate.ts';

const NINE = '2026-11-23T09:00:00Z';
const anna = {
  sub: 'anna',
  givenName: 'Anna Maria',
  familyName: 'Nowak',
  pesel: makePesel(day('1988-03-14'), 'woman', 901),
  birthDate: '1988-03-14',
  about: { pl: '', en: '' },
};
const beata = {
  sub: 'beata',
  givenName: 'Beata',
  familyName: 'Mazur',
  pesel: makePesel(day('1983-10-04'), 'woman', 902),
  birthDate: '1983-10-04',
  staffId: '018f0000-0000-7000-8000-00000000beda',
  about: { pl: '', en: '' },
};

let h: IdentityHouse;
let node: Awaited<ReturnType<typeof startSignIn>>;

beforeAll(async () => {
  const port = await freePort();
  h = identityHouse(await testDatabase(), NINE, { SIGN_IN_ISSUER: `http://localhost:${port}`, OKIENKO_PORT: '18080' });
  const { publicJwk } = await clientKey(h.house.config);
  const client = {
    clientId: 'okienko',
    name: 'Okienko',
    redirectUris: [redirectUri(h.house, 'portal'), redirectUri(h.house, 'desk')],
    publicJwk,
  };
  node = await startSignIn({ port, clients: [client], people: [anna, beata], production: false });
  afterAll(() => node.close());
  forget(h);
});
beforeEach(() => h.itIs(NINE));

function forget(made: IdentityHouse): void {
  afterAll(() => rmSync(made.house.config.OKIENKO_DATA, { recursive: true, force: true }));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise(done => server.close(done));
  return port;
}

/** What a browser does at the node: follows redirects on the node with its cookies, chooses somebody, and stops where
 *  it is sent back to us. */
async function atTheNode(start: string, choose: Record<string, string>): Promise<string> {
  const cookies = new Map<string, string>();
  const go = async (url: string, body?: URLSearchParams): Promise<Response> => {
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(pair => pair.join('=')).join('; ') },
      ...(body ? { method: 'POST', body } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return response;
  };
  let url = start;
  let response = await go(url);
  for (let step = 0; step < 10; step += 1) {
    const location = response.headers.get('location');
    if (location === null) response = await go(url, new URLSearchParams(choose));
    else {
      url = new URL(location, url).href;
      if (!url.startsWith(node.issuer)) return url;
      response = await go(url);
    }
  }
  throw new Error('The node did not send the browser back.');
}

const begin = async (face: 'portal' | 'desk' = 'portal', returnTo = '/forms/RWN?page=2', browserToken?: string) => {
  const begun = await h.as(visitor, ctx =>
    beginSignIn(ctx, { face, returnTo, again: browserToken !== undefined, lang: 'pl', ...(browserToken ? { browserToken } : {}) }),
  );
  if (!begun.ok) throw new Error(begun.refusal.kind);
  return begun.value;
};

const finish = async (back: string, browserToken: string | null, face: ComingBack['face'] = 'portal') => {
  const url = new URL(back);
  return finishSignIn(apartFrom(h.house, visitor, 'pl'), {
    face,
    url: url.pathname + url.search,
    query: Object.fromEntries(url.searchParams),
    browserToken,
    lang: 'pl',
  });
};

const signIn = async (who: string, options: { face?: 'portal' | 'desk'; level?: string; browserToken?: string } = {}) => {
  const begun = await begin(options.face, undefined, options.browserToken);
  return finish(await atTheNode(begun.url, { person: who, level: options.level ?? 'substantial' }), begun.browserToken, options.face);
};

const kindOf = (answer: Awaited<ReturnType<typeof finish>>) => (answer.ok ? 'signed-in' : answer.refusal.kind);
const personByPesel = (pesel: string) =>
  h.inside(
    async ctx =>
      (
        await sql<{ person_id: string; given_names: string; surname: string; born_on: string; profiles: number }>`
  select p.person_id, p.given_names, p.surname, p.born_on, (select count(*) from identity.profile f where f.person_id = p.person_id and f.status = 'confirmed') as profiles from identity.person p where p.pesel = ${pesel}`.execute(
          ctx.db,
        )
      ).rows,
  );

test('the first sign-in makes a person with a confirmed profile, the second finds them; the page asked for is kept', async () => {
  const first = await signIn('anna');
  const second = await signIn('anna', { level: 'high' });
  expect(first).toMatchObject({ ok: true, value: { returnTo: '/forms/RWN?page=2', mustChoose: false } });
  expect(await personByPesel(anna.pesel)).toMatchObject([
    { given_names: 'Anna Maria', surname: 'Nowak', born_on: '1988-03-14', profiles: 1 },
  ]);
  if (!first.ok || !second.ok) throw new Error('not signed in');
  expect((await findSession(h.house, first.value.token, 'portal'))?.actor).toMatchObject({
    kind: 'person',
    level: 3,
    relation: 'self',
    channel: 'portal',
  });
  expect(second.value.token).not.toBe(first.value.token);
});

test('two first sign-ins of one person at the same moment make one person', async () => {
  const people = await Promise.all([signIn('beata'), signIn('beata'), signIn('beata')]);
  expect(people.map(kindOf)).toEqual(['signed-in', 'signed-in', 'signed-in']);
  expect(await personByPesel(beata.pesel)).toHaveLength(1);
});

test('a mandate given to a PESEL nobody knew is theirs from the first sign-in, and they are asked in whose name', async () => {
  const owner = await personOf(h, 'Tadeusz Wrona');
  const firmaX = await firmOf(h, 'Firma X', owner.personId);
  const wish = {
    grantorId: firmaX,
    proxyPesel: anna.pesel,
    proxyNames: 'Anna Nowak',
    scope: 'platform',
    roles: ['payer'],
    forms: null,
    correspondenceOnly: false,
    from: null,
    to: null,
    submissionId: null,
  } as const;
  await h.inside(async ctx => {
    await sql`delete from identity.session`.execute(ctx.db);
    await sql`delete from identity.profile f using identity.person p where p.person_id = f.person_id and p.pesel = ${anna.pesel}`.execute(
      ctx.db,
    );
    await sql`delete from identity.person p where p.pesel = ${anna.pesel}`.execute(ctx.db);
  });
  await h.inside(ctx => grantMandate(ctx, wish));
  expect(await signIn('anna')).toMatchObject({ ok: true, value: { mustChoose: true } });
});

test('a sign-in can be finished once', async () => {
  const begun = await begin();
  const back = await atTheNode(begun.url, { person: 'anna', level: 'substantial' });
  expect(kindOf(await finish(back, begun.browserToken))).toBe('signed-in');
  expect(kindOf(await finish(back, begun.browserToken))).toBe('expired');
});

test('a sign-in begun in one browser cannot be finished in another, with no token, or on the other face', async () => {
  for (const [browser, face] of [
    ['another', 'portal'],
    [null, 'portal'],
    ['own', 'desk'],
  ] as const) {
    const begun = await begin();
    const back = await atTheNode(begun.url, { person: 'anna', level: 'substantial' });
    expect(kindOf(await finish(back, browser === 'own' ? begun.browserToken : browser, face))).toBe('expired');
  }
});

test('the token in the browser before the sign-in never opens anything, not even after it', async () => {
  const begun = await begin();
  expect(await findSession(h.house, begun.browserToken, 'portal')).toBeUndefined();
  await finish(await atTheNode(begun.url, { person: 'anna', level: 'substantial' }), begun.browserToken);
  expect(await findSession(h.house, begun.browserToken, 'portal')).toBeUndefined();
});

test('a sign-in that took longer than ten minutes is refused plainly and leads back to the page', async () => {
  const begun = await begin();
  const back = await atTheNode(begun.url, { person: 'anna', level: 'substantial' });
  h.minutesLater(10);
  expect(await finish(back, begun.browserToken)).toMatchObject({ ok: false, refusal: { kind: 'expired', returnTo: '/forms/RWN?page=2' } });
});

test('who cancels at the node is told so and loses nothing', async () => {
  const open = await openSessionFor(h.house, { personId: (await personOf(h, 'Jan Kowalski')).personId }, { level: 2 });
  const begun = await begin('portal', '/profile/passkeys', open.token);
  const back = await atTheNode(begun.url, { cancel: 'yes' });
  expect(await finish(back, begun.browserToken)).toMatchObject({
    ok: false,
    refusal: { kind: 'cancelled', returnTo: '/profile/passkeys' },
  });
  expect(await findSession(h.house, open.token, 'portal')).toBeDefined();
});

test('the node is asked for a high enough level, and offers no lower one', async () => {
  const begun = await begin();
  await expect(atTheNode(begun.url, { person: 'anna', level: 'low' })).rejects.toThrow('did not send');
});

test('a forged state, code or issuer signs nobody in', async () => {
  const begun = await begin();
  const back = new URL(await atTheNode(begun.url, { person: 'anna', level: 'substantial' }));
  const changed = (name: string, value: string): string => {
    const url = new URL(back);
    url.searchParams.set(name, value);
    return url.href;
  };
  expect(kindOf(await finish(changed('state', 'guessed'), begun.browserToken))).toBe('expired');
  expect(kindOf(await finish(changed('iss', 'http://localhost:1'), begun.browserToken))).toBe('not-proved');
  const again = await begin();
  const other = new URL(await atTheNode(again.url, { person: 'anna', level: 'substantial' }));
  other.searchParams.set('code', 'guessed');
  expect(kindOf(await finish(other.href, again.browserToken))).toBe('not-proved');
});

test('an authorization code stolen from one sign-in is worth nothing in another', async () => {
  const [mine, victims] = [await begin(), await begin()];
  const stolen = new URL(await atTheNode(victims.url, { person: 'beata', level: 'high' })).searchParams.get('code') ?? '';
  const back = new URL(await atTheNode(mine.url, { person: 'anna', level: 'substantial' }));
  back.searchParams.set('code', stolen);
  expect(kindOf(await finish(back.href, mine.browserToken))).toBe('not-proved');
});

test('stepping up gives a new token, ends the old session, and keeps in whose name one acts', async () => {
  const first = await signIn('anna');
  if (!first.ok) throw new Error('not signed in');
  const { actor } = (await findSession(h.house, first.value.token, 'portal')) as { actor: PersonActor };
  const firmaY = await firmOf(h, 'Firma Y', actor.personId);
  await h.inside(ctx =>
    sql`update identity.session s set acting_for = ${firmaY}, level = 2 where s.session_id = ${actor.sessionId}`.execute(ctx.db),
  );
  const second = await signIn('anna', { browserToken: first.value.token });
  if (!second.ok) throw new Error('not stepped up');
  expect(await findSession(h.house, first.value.token, 'portal')).toBeUndefined();
  expect(await findSession(h.house, second.value.token, 'portal')).toMatchObject({
    actor: { level: 3, partyId: firmaY, relation: 'representative' },
  });
});

test('staff come in at the desk, others do not; a clerk who has left does not either', async () => {
  expect(kindOf(await signIn('beata', { face: 'desk' }))).toBe('not-staff');
  await staffOf(h, 'Beata Mazur', ['clerk'], null);
  await h.inside(ctx => sql`update identity.staff set staff_number = ${beata.staffId}`.execute(ctx.db));
  const entered = await signIn('beata', { face: 'desk' });
  if (!entered.ok) throw new Error(entered.refusal.kind);
  expect((await findSession(h.house, entered.value.token, 'desk'))?.actor).toMatchObject({ kind: 'staff', name: 'Beata Mazur', level: 3 });
  expect(kindOf(await signIn('anna', { face: 'desk' }))).toBe('not-staff');
  await h.inside(ctx => sql`update identity.staff set left_on = '2026-11-22'`.execute(ctx.db));
  expect(kindOf(await signIn('beata', { face: 'desk' }))).toBe('not-staff');
  expect(await findSession(h.house, entered.value.token, 'desk')).toBeUndefined();
});

test('nobody enters the desk as somebody else to whom their staff number was given', async () => {
  const stranger = await personOf(h, 'Adam Obcy');
  await staffOf(h, 'Adam Obcy', ['clerk'], stranger.personId);
  await h.inside(async ctx => {
    await sql`update identity.staff set staff_number = 'moved' where staff_number = ${beata.staffId}`.execute(ctx.db);
    await sql`update identity.staff set staff_number = ${beata.staffId} where person_id = ${stranger.personId}`.execute(ctx.db);
  });
  expect(kindOf(await signIn('beata', { face: 'desk' }))).toBe('not-staff');
});

test('an issuer that is down is told as such, and is found again once it is up', async () => {
  const port = await freePort();
  const late = identityHouse(await testDatabase(), NINE, { SIGN_IN_ISSUER: `http://localhost:${port}`, OKIENKO_PORT: '18080' });
  const ask = () => late.as(visitor, ctx => beginSignIn(ctx, { face: 'portal', returnTo: '/', again: false, lang: 'pl' }));
  expect(await ask()).toMatchObject({ ok: false, refusal: { kind: 'issuer-down' } });
  const { publicJwk } = await clientKey(late.house.config);
  const up = await startSignIn({
    port,
    clients: [{ clientId: 'okienko', name: 'Okienko', redirectUris: [redirectUri(late.house, 'portal')], publicJwk }],
    people: [anna],
    production: false,
  });
  expect(await ask()).toMatchObject({ ok: true });
  await up.close();
});

test('an issuer that does not know our key is told as down, not as the person’s fault', async () => {
  const port = await freePort();
  const other = identityHouse(await testDatabase(), NINE, { SIGN_IN_ISSUER: `http://localhost:${port}`, OKIENKO_PORT: '18080' });
  const strange = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const up = await startSignIn({
    port,
    clients: [
      {
        clientId: 'okienko',
        name: 'Okienko',
        redirectUris: [redirectUri(other.house, 'portal')],
        publicJwk: { ...strange, kid: 'strange' },
      },
    ],
    people: [anna],
    production: false,
  });
  expect(await other.as(visitor, ctx => beginSignIn(ctx, { face: 'portal', returnTo: '/', again: false, lang: 'pl' }))).toMatchObject({
    ok: false,
    refusal: { kind: 'issuer-down' },
  });
  await up.close();
});

test('our key is made once, readable by us alone, and the same for every process', async () => {
  const again = await clientKey({ ...h.house.config });
  expect(again.kid).toBe((await clientKey(h.house.config)).kid);
  expect(again.publicJwk).not.toHaveProperty('d');
  expect(statSync(join(h.house.config.OKIENKO_DATA, 'keys', 'sign-in', 'client-key.pem')).mode & 0o777).toBe(0o600);
});
