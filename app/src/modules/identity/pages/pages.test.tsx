import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, test } from 'vitest';
import { LanguageProvider } from '#design/language.tsx';
import type { PartyId } from '#kernel/ids.ts';
import type { Actor, PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageRequest } from '#platform/http/page.ts';
import { accept } from '#kernel/result.ts';
import { LANGS, type Lang } from '#platform/text/text.ts';
import { testDatabase } from '../../../testing/database.ts';
import { firmOf, identityHouse, type IdentityHouse, personOf, staffOf, visitor } from '../house-for-tests.ts';
import { pages } from '../pages.ts';
import { findSession, openSessionFor } from '../sessions.ts';
import { grantMandate } from '../use-cases/grant-mandate.ts';

let h: IdentityHouse;
let anna: Awaited<ReturnType<typeof personOf>>;
let firmaX: PartyId;
let browsers = 0;
const nextBrowser = (): string => `browser ${++browsers}`;

beforeAll(async () => {
  h = identityHouse(await testDatabase(), '2026-11-23T09:00:00Z', { OKIENKO_PORT: '18080', SIGN_IN_ISSUER: 'http://localhost:9' });
  anna = await personOf(h, 'Anna Nowak');
  firmaX = await firmOf(h, 'Firma X', (await personOf(h, 'Tadeusz Wrona')).personId);
  const wish = {
    grantorId: firmaX,
    proxyPesel: anna.pesel,
    proxyNames: anna.names,
    scope: 'platform',
    roles: ['payer', 'insured'],
    forms: ['RWN'],
    correspondenceOnly: true,
    from: null,
    to: null,
    submissionId: null,
  } as const;
  await h.inside(ctx => grantMandate(ctx, wish));
});

async function actorOf(who: { level: 1 | 2 | 3 } | 'clerk'): Promise<Actor> {
  const opened =
    who === 'clerk'
      ? await openSessionFor(h.house, { staffId: await staffOf(h, 'Beata Mazur', ['clerk'], null) })
      : await openSessionFor(h.house, { personId: anna.personId }, { level: who.level });
  return (await findSession(h.house, opened.token, who === 'clerk' ? 'desk' : 'portal'))?.actor as Actor;
}

const pageAt = (path: string): Page => pages.pages.find(page => page.path === path) as Page;

async function ask(
  path: string,
  actor: Actor,
  how: { form?: Record<string, string>; query?: Record<string, string>; lang?: Lang; client?: string } = {},
): Promise<PageAnswer> {
  const lang = how.lang ?? 'pl';
  const request: PageRequest = {
    params: {},
    query: how.query ?? {},
    form: new Map(Object.entries(how.form ?? {}).map(([name, value]) => [name, [value]])),
    files: [],
    lang,
    url: path,
    client: how.client ?? nextBrowser(),
    partyName: null,
    sessionToken: null,
  };
  const page = pageAt(path);
  const run = how.form ? page.post : page.get;
  return (await h.as(actor, async ctx => accept(await run?.({ ...ctx, lang } as never, request)))).value as PageAnswer;
}

const html = (answer: PageAnswer, lang: Lang = 'pl'): string => {
  if (answer.kind !== 'page') throw new Error(`Not a page but ${answer.kind}`);
  return renderToStaticMarkup(<LanguageProvider lang={lang}>{answer.body}</LanguageProvider>);
};

const TYPED = {
  pesel: '',
  names: 'Tomasz',
  surname: 'Kamiński',
  'born-on.day': '14',
  'born-on.month': '3',
  'born-on.year': '1988',
  email: 'tomasz@example.test',
  phone: '',
  password: 'trzy zielone parasole',
};

test('every page is shown whole in both languages, with one heading and no text left out', async () => {
  const [person, clerk] = [await actorOf({ level: 3 }), await actorOf('clerk')];
  for (const page of pages.pages) {
    if (!page.get || page.path.endsWith('/keys')) continue;
    for (const lang of LANGS) {
      const shown = html(await ask(page.path, page.for === 'staff' ? clerk : page.for === 'person' ? person : visitor, { lang }), lang);
      expect(shown.match(/<h1[ >]/g), `${page.path} ${lang}`).toHaveLength(1);
      expect(shown).not.toMatch(/undefined|\[object|\{[a-z]+\}/);
    }
  }
});

test('a login that nobody has and a wrong password are answered byte for byte alike', async () => {
  const made = await ask('/register', visitor, { form: { ...TYPED, pesel: (await personOf(h, 'Jan Kowalski')).pesel } });
  const login = /id="confirm-number">([a-z0-9]+)</.exec(html(made))?.[1] ?? '';
  expect(login).toHaveLength(10);
  const answer = async (name: string) =>
    html(await ask('/sign-in', visitor, { form: { way: 'password', login: name, password: 'zgadnij', back: '/' } })).replaceAll(
      name,
      'LOGIN',
    );
  expect(await answer(login)).toBe(await answer('nikt-taki2'));
});

test('a registration is answered alike for a PESEL that is known and one that is not', async () => {
  const answer = async (pesel: string) =>
    html(await ask('/register', visitor, { form: { ...TYPED, pesel } })).replace(/id="confirm-number">[a-z0-9]{10}</, 'LOGIN<');
  const unknown = await personOf(h, 'Olena Kovalenko');
  await h.inside(async ctx =>
    (await import('kysely')).sql`update identity.person set pesel = null where person_id = ${unknown.personId}`.execute(ctx.db),
  );
  expect(await answer(anna.pesel)).toBe(await answer(unknown.pesel));
});

test('a registration that comes back says every fault at its field and keeps all that was typed but the password', async () => {
  const answer = await ask('/register', visitor, { form: { ...TYPED, pesel: '123', email: 'tomasz(at)', password: 'krótkie' } });
  expect(answer).toMatchObject({ status: 422 });
  const shown = html(answer);
  for (const id of ['pesel', 'email', 'password', 'born-on']) if (id !== 'born-on') expect(shown).toContain(`href="#${id}"`);
  for (const kept of ['value="123"', 'value="Tomasz"', 'value="Kamiński"', 'value="tomasz(at)"', 'value="1988"'])
    expect(shown).toContain(kept);
  expect(shown).not.toContain('krótkie');
});

test('with the national node away the page says so, and the way to try again keeps the page asked for', async () => {
  const answer = await ask('/sign-in', visitor, { form: { way: 'node', back: '/forms/RWN' } });
  expect(answer).toMatchObject({ status: 503 });
  expect(html(answer)).toContain('/sign-in?back=%2Fforms%2FRWN');
});

test('the way back is never another site', async () => {
  for (const back of ['https://evil.example', '//evil.example', '/\\evil.example'])
    expect(html(await ask('/sign-in', visitor, { query: { back } }))).not.toContain('evil');
});

test('a passkey asks for scripts in words where there are none, and offers another way', async () => {
  const answer = await ask('/sign-in', visitor, { form: { way: 'passkey', back: '/letters' } });
  expect(answer).toMatchObject({ scripts: ['passkey'], keep: true });
  const shown = html(answer);
  expect(shown).toContain('data-no-script');
  expect(shown).toMatch(/<form[^>]* hidden/);
  expect(shown).toContain('/sign-in?back=%2Fletters');
});

test('passkeys and the PIN send a session without a fresh proof to prove it, not away', async () => {
  const byPasskey = await actorOf({ level: 2 });
  expect(await ask('/profile/pin', byPasskey)).toEqual({ kind: 'step-up', level: 3 });
  expect(await ask('/profile/pin', byPasskey, { form: { pin: '730416', again: '730416' } })).toEqual({ kind: 'step-up', level: 3 });
  expect(await ask('/profile/passkeys', byPasskey, { form: { step: 'begin', name: 'telefon' } })).toEqual({ kind: 'step-up', level: 3 });
});

test('mandates are told in plain words: scope, roles, forms, dates, state', async () => {
  const actor = (await actorOf({ level: 2 })) as PersonActor;
  const shown = html(await ask('/mandates', actor));
  expect(shown).toContain('tylko korespondencja w portalu w roli: płatnik składek i ubezpieczony; tylko formularze: RWN');
  expect(shown).toContain('od 23.11.2026, do odwołania');
  expect(shown).toContain('/forms/PEL');
});

test('a proxy does not see to whom else the grantor gave mandates', async () => {
  const { token } = await openSessionFor(h.house, { personId: anna.personId }, { actingFor: firmaX });
  const actor = (await findSession(h.house, token, 'portal'))?.actor as PersonActor;
  expect(actor.relation).toBe('mandate');
  expect(html(await ask('/mandates', actor))).not.toContain('/forms/PEL"');
});

test('a clerk finds a waiting registration by PESEL, and a confirmation without a document comes back with what was typed', async () => {
  const clerk = await actorOf('clerk');
  const pesel = (await personOf(h, 'Ewa Szymańska')).pesel;
  await ask('/register', visitor, { form: { ...TYPED, pesel } });
  const found = html(await ask('/desk/confirm-profile', clerk, { form: { step: 'search', wanted: pesel } }));
  const profile = /name="profile" value="([0-9a-f-]{36})"/.exec(found)?.[1] ?? '';
  const back = await ask('/desk/confirm-profile', clerk, {
    form: { step: 'confirm', wanted: pesel, profile, purpose: 'sprawdzam cel', agrees: '' },
  });
  expect(back).toMatchObject({ status: 422 });
  expect(html(back)).toContain('value="sprawdzam cel"');
  const done = await ask('/desk/confirm-profile', clerk, {
    form: { step: 'confirm', wanted: pesel, profile, purpose: 'sprawdzam cel', agrees: 'yes', document: 'passport' },
  });
  expect(done).toMatchObject({ kind: 'redirect', notice: { tone: 'done' } });
});
