import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { makePesel } from '#kernel/demo-identifiers.ts';
import { day } from '#kernel/day.ts';
import type { PersonActor, StaffActor } from '#platform/context.ts';
import { reachDeadlines } from '#platform/jobs/deadlines.ts';
import { asOwner, testDatabase } from '../../testing/database.ts';
import { identityHouse, type IdentityHouse, personOf, staffOf, visitor } from './house-for-tests.ts';
import { identity } from './module.ts';
import { findSession, openSessionFor } from './sessions.ts';
import { changeContact } from './use-cases/change-contact.ts';
import { confirmProfile } from './use-cases/confirm-profile.ts';
import { setPhonePin, verifyPhonePin } from './use-cases/phone-pin.ts';
import { registerProfile, type Registration } from './use-cases/register-profile.ts';
import { signInWithPassword } from './use-cases/sign-in-with-password.ts';
import { listWaitingProfiles, profileView } from './views.ts';

const NINE = '2026-11-23T09:00:00Z';
const PASSWORD = 'trzy zielone parasole';
let h: IdentityHouse;
let serial = 0;

beforeAll(async () => {
  h = identityHouse(await testDatabase(), NINE);
});
beforeEach(() => h.itIs(NINE));

const freshPesel = (): string => makePesel(day('1999-06-15'), 'man', 500 + ++serial);
const registration = (over: Partial<Registration> = {}): Registration => ({
  pesel: freshPesel(),
  givenNames: 'Tomasz',
  surname: 'Kamiński',
  bornOn: day('1999-06-15'),
  email: 'tomasz@example.test',
  phone: null,
  password: PASSWORD,
  lang: 'pl',
  client: `browser ${++serial}`,
  ...over,
});

async function register(over: Partial<Registration> = {}) {
  const made = await h.as(visitor, ctx => registerProfile(ctx, registration(over)));
  if (!made.ok) throw new Error(made.refusal.kind);
  return made.value;
}

/** As the page does it: committed also where refused. */
const signIn = async (login: string, password = PASSWORD, client = `browser ${++serial}`) =>
  (
    await h.as(
      visitor,
      async ctx =>
        ({
          ok: true,
          value: await signInWithPassword(ctx, { login, password, client, returnTo: '/letters', browserToken: null }),
        }) as const,
    )
  ).value;

async function levelOf(login: string): Promise<number | string> {
  const entered = await signIn(login);
  if (!entered.ok) return entered.refusal.kind;
  return (await findSession(h.house, entered.value.token, 'portal'))?.level ?? 'no session';
}

async function clerk(
  personId: Parameters<typeof staffOf>[3] = null,
  roles: Parameters<typeof staffOf>[2] = ['clerk'],
): Promise<StaffActor> {
  const staffId = await staffOf(h, 'Beata Mazur', roles, personId);
  const { token } = await openSessionFor(h.house, { staffId });
  return (await findSession(h.house, token, 'desk'))?.actor as StaffActor;
}

const waiting = async (wanted: string) => (await h.inside(ctx => listWaitingProfiles(ctx.db, wanted)))[0];
const confirm = async (actor: StaffActor, profileId: string, purpose = 'na prośbę obecnej osoby') => {
  const answer = await h.as(actor, ctx => confirmProfile(ctx, { profileId, document: 'id-card', purpose }));
  return answer.ok ? 'confirmed' : answer.refusal.kind;
};

test('an unconfirmed account is worth level 1 and leads to its own registration alone; confirmed, level 2', async () => {
  const pesel = freshPesel();
  const { login, confirmBy } = await register({ pesel });
  expect(confirmBy).toEqual(new Date('2026-11-30T23:00:00Z'));
  expect(await signIn(login)).toMatchObject({ ok: true, value: { returnTo: '/registration', mustChoose: false } });
  expect(await levelOf(login)).toBe(1);
  expect(await confirm(await clerk(), (await waiting(pesel))?.profileId ?? '')).toBe('confirmed');
  expect(await levelOf(login)).toBe(2);
  expect(await signIn(login)).toMatchObject({ ok: true, value: { returnTo: '/letters' } });
});

test('an account confirmed by nobody lapses at the end of the seventh day, and its open sessions with it', async () => {
  const { login } = await register();
  h.itIs('2026-11-30T22:55:00Z');
  await reachDeadlines(h.house, identity.deadlines ?? []);
  const entered = await signIn(login);
  if (!entered.ok) throw new Error(entered.refusal.kind);
  h.itIs('2026-11-30T23:00:00Z');
  await reachDeadlines(h.house, identity.deadlines ?? []);
  expect(await findSession(h.house, entered.value.token, 'portal')).toBeUndefined();
  expect(await levelOf(login)).toBe('no-match');
});

test('a lapsed registration cannot be confirmed, not even in the moment before its clock is read', async () => {
  const pesel = freshPesel();
  await register({ pesel });
  const found = await waiting(pesel);
  h.itIs('2026-11-30T23:00:00Z');
  expect(await confirm(await clerk(), found?.profileId ?? '')).toBe('no-such-profile');
});

test('a registration with the PESEL of somebody known takes nothing from them, and looks like any other', async () => {
  const jan = await personOf(h, 'Jan Kowalski');
  const known = await h.as(visitor, ctx => registerProfile(ctx, registration({ pesel: jan.pesel })));
  const unknown = await h.as(visitor, ctx => registerProfile(ctx, registration()));
  expect(Object.keys(known)).toEqual(Object.keys(unknown));
  if (!known.ok) throw new Error('refused');
  const entered = await signIn(known.value.login);
  if (!entered.ok) throw new Error('refused');
  const actor = (await findSession(h.house, entered.value.token, 'portal'))?.actor as PersonActor;
  expect(actor.personId).not.toBe(jan.personId);
  expect(
    (
      await h.as(
        actor,
        async ctx =>
          ({
            ok: true,
            value: (await sql`select 1 from identity.person p where p.pesel = ${jan.pesel}`.execute(ctx.db)).rows.length,
          }) as const,
      )
    ).value,
  ).toBe(0);
});

test('a registration confirmed for somebody already known becomes a second way into their account', async () => {
  const jan = await personOf(h, 'Jan Kowalski');
  const { login } = await register({ pesel: jan.pesel, givenNames: 'Jan', surname: 'Kowalski' });
  await signIn(login);
  expect(await confirm(await clerk(), (await waiting(jan.pesel))?.profileId ?? '')).toBe('confirmed');
  const entered = await signIn(login);
  if (!entered.ok) throw new Error('refused');
  expect((await findSession(h.house, entered.value.token, 'portal'))?.actor).toMatchObject({ personId: jan.personId, level: 2 });
  expect(
    await h.inside(
      async ctx =>
        (
          await sql`select 1 from identity.person p where p.pesel is null and p.surname = 'Kowalski' and p.given_names = 'Jan' and not exists (select 1 from identity.profile f where f.person_id = p.person_id)`.execute(
            ctx.db,
          )
        ).rows.length,
    ),
  ).toBe(0);
});

test('a clerk confirms with a purpose, never their own registration, and only in a role that may', async () => {
  const beata = await personOf(h, 'Beata Mazur');
  await register({ pesel: beata.pesel, givenNames: 'Beata', surname: 'Mazur' });
  const own = (await waiting(beata.pesel))?.profileId ?? '';
  expect(await confirm(await clerk(), own, '  ')).toBe('no-purpose');
  expect(await confirm(await clerk(null, ['auditor']), own)).toBe('not-permitted');
  expect(await confirm(await clerk(beata.personId), own)).toBe('own-matter');
  expect(await confirm(await clerk(null, ['hall-officer']), own)).toBe('confirmed');
  const logged = await asOwner<{ purpose: string; facts: { document: string } }>(
    h.house.database.url,
    `select purpose, facts from platform.audit_event where action = 'identity.confirm-profile' and object = $1`,
    [`profile:${own}`],
  );
  expect(logged).toMatchObject([{ purpose: 'na prośbę obecnej osoby', facts: { document: 'id-card' } }]);
});

test('a wrong password and an unknown login get one answer, and five in a run lock both alike', async () => {
  const { login } = await register();
  const answers = async (name: string) => {
    const kinds: string[] = [];
    for (let time = 0; time < 6; time += 1) {
      const answer = await signIn(name, 'to nie to hasło');
      kinds.push(answer.ok ? 'in' : answer.refusal.kind);
    }
    return kinds;
  };
  const known = await answers(login);
  expect(known).toEqual(['no-match', 'no-match', 'no-match', 'no-match', 'locked', 'locked']);
  expect(await answers('nikt-taki')).toEqual(known);
  expect(await levelOf(login)).toBe('locked');
  h.minutesLater(3);
  expect(await levelOf(login)).toBe(1);
});

test('many wrong tries from one browser are stopped, whichever logins they try', async () => {
  const kinds: string[] = [];
  for (let time = 0; time < 11; time += 1) {
    const answer = await signIn(`zgadywany-${time}`, 'hasło', 'one browser');
    kinds.push(answer.ok ? 'in' : answer.refusal.kind);
  }
  expect(kinds.slice(0, 9)).toEqual(Array(9).fill('no-match'));
  expect(kinds.slice(9)).toEqual(['locked', 'locked']);
});

test('registrations from one browser are stopped after ten', async () => {
  const client = 'a browser that registers';
  for (let time = 0; time < 10; time += 1) await register({ client });
  expect(await h.as(visitor, ctx => registerProfile(ctx, registration({ client })))).toMatchObject({
    ok: false,
    refusal: { kind: 'too-many' },
  });
});

async function annaWithPin(pin = '730416') {
  const anna = await personOf(h, 'Anna Nowak');
  const { token } = await openSessionFor(h.house, { personId: anna.personId });
  const actor = (await findSession(h.house, token, 'portal'))?.actor as PersonActor;
  expect(await h.as(actor, ctx => setPhonePin(ctx, { pin }))).toMatchObject({ ok: true });
  return { ...anna, actor };
}
const call = (pesel: string, pin: string) =>
  h.inside(async ctx => {
    const verdict = await verifyPhonePin(ctx, pesel, pin);
    return verdict.ok ? verdict.value : undefined;
  });

test('a caller is known by PESEL and PIN; the PIN is kept only as a hash', async () => {
  const anna = await annaWithPin();
  expect(await call(anna.pesel, '730416')).toEqual({ kind: 'known', personId: anna.personId });
  expect(await call(anna.pesel, '730417')).toEqual({ kind: 'no-match' });
  const kept = await asOwner<{ pin_hash: string }>(h.house.database.url, 'select pin_hash from identity.phone_pin where person_id = $1', [
    anna.personId,
  ]);
  expect(kept[0]?.pin_hash).toMatch(/^\$argon2id\$/);
});

test('three wrong PINs lock the PESEL for a quarter of an hour, each further one twice as long, the right PIN not being heard', async () => {
  const anna = await annaWithPin();
  await call(anna.pesel, '111213');
  await call(anna.pesel, '111213');
  expect(await call(anna.pesel, '111213')).toEqual({ kind: 'locked', until: new Date('2026-11-23T09:15:00Z') });
  expect(await call(anna.pesel, '730416')).toMatchObject({ kind: 'locked' });
  h.itIs('2026-11-23T09:15:00Z');
  expect(await call(anna.pesel, '111213')).toEqual({ kind: 'locked', until: new Date('2026-11-23T09:45:00Z') });
  h.itIs('2026-11-23T09:45:00Z');
  expect(await call(anna.pesel, '730416')).toMatchObject({ kind: 'known' });
  expect(await call(anna.pesel, '111213')).toEqual({ kind: 'no-match' });
});

test('a PESEL that nobody here has is answered and locked exactly as one that somebody has', async () => {
  const anna = await annaWithPin();
  const stranger = freshPesel();
  for (let time = 0; time < 5; time += 1) expect(await call(stranger, '111213')).toEqual(await call(anna.pesel, '111213'));
});

test('guesses sent all at once are counted one by one', async () => {
  const anna = await annaWithPin();
  const verdicts = await Promise.all(Array.from({ length: 8 }, (_, guess) => call(anna.pesel, `90210${guess}`)));
  expect(verdicts.filter(verdict => verdict?.kind === 'no-match')).toHaveLength(2);
});

test('a PIN is set only just after proving who one is', async () => {
  const { actor } = await annaWithPin();
  h.minutesLater(10);
  expect(await h.as(actor, ctx => setPhonePin(ctx, { pin: '840527' }))).toMatchObject({ ok: false, refusal: { kind: 'proof-not-fresh' } });
});

test('contact data are put right field by field, all faults at once; names are not among them', async () => {
  const anna = await annaWithPin();
  const typed = {
    email: 'anna',
    phone: '12',
    street: 'x'.repeat(81),
    'house-number': '4',
    'flat-number': '',
    postcode: '2530',
    city: 'Kielce',
    lang: 'en',
    noticesByEmail: true,
  } as const;
  const faulty = await h.as(anna.actor, ctx => changeContact(ctx, typed));
  expect(faulty.ok ? [] : faulty.refusal.map(fault => fault.field).sort()).toEqual(['email', 'phone', 'postcode', 'street']);
  const right = { ...typed, email: 'anna@example.test', phone: '601 234 567', street: 'ul. Wiosenna', postcode: '25-300' };
  expect((await h.as(anna.actor, ctx => changeContact(ctx, right))).ok).toBe(true);
  expect(await h.inside(ctx => profileView(ctx.db, anna.personId))).toMatchObject({
    givenNames: 'Anna',
    email: 'anna@example.test',
    phone: '+48601234567',
    postcode: '25-300',
    lang: 'en',
  });
  expect(await h.as(anna.actor, ctx => changeContact(ctx, { ...right, email: '' }))).toMatchObject({
    ok: false,
    refusal: [{ field: 'email', kind: 'needs-email' }],
  });
});
