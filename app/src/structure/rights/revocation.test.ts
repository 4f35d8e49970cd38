import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LetterId, MandateId, PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import { hashToken, openSessionFor, revokeMandate } from '#modules/identity/index.ts';
import { writeLetter } from '#modules/mailbox/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { SystemActor } from '#platform/context.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { newId } from '#platform/new-id.ts';
import { transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { deskCookie, portalCookie, testWeb } from '../../testing/web.ts';

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const MORNING = '2026-11-24T09:00:00+01:00';
let h: TestHouse;
let web: FastifyInstance;
let address: string;
/** A letter to the firm that lies open. */
let letterId: LetterId;

/** Somebody with a right, asking again and again for what it opens, and how it is taken away. */
interface Held {
  path: string;
  cookie: string;
  /** Whether an answer shows what only the right opens. */
  opens(answer: Answer): boolean;
  revoke(): Promise<unknown>;
}

interface Answer {
  status: number;
  html: string;
}

const owner = (statement: string, values: unknown[]) => asOwner(h.url, statement, values);

async function ask(held: Pick<Held, 'path' | 'cookie'>, form?: Record<string, string>): Promise<Answer> {
  const answer = await fetch(address + held.path, {
    redirect: 'manual',
    headers: {
      cookie: held.cookie,
      origin: new URL(publicUrl(h.house.config)).origin,
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    },
    ...(form ? { method: 'POST', body: new URLSearchParams(form).toString() } : {}),
  });
  return { status: answer.status, html: await answer.text() };
}

const portal = async (personId: PersonId, actingFor: PartyId): Promise<{ cookie: string; token: string }> => {
  const { token } = await openSessionFor(h.house, { personId }, { actingFor });
  return { token, cookie: portalCookie(token) };
};

async function newClerk(): Promise<{ staffId: StaffId; cookie: string; token: string }> {
  const staffId = newId<StaffId>();
  await owner(
    `insert into identity.staff (staff_id, staff_number, name, roles, branch_code, skills) values ($1, $2, 'Nowa', '{clerk}', '12', '{*}')`,
    [staffId, staffId],
  );
  const { token } = await openSessionFor(h.house, { staffId });
  return { staffId, token, cookie: deskCookie(token) };
}

const ok = ({ status }: Answer): boolean => status === 200;
const firmsLetter = (): string => `/letters/${letterId}`;

/** Each right of each kind, made anew. Programs of parties have their own test (machines). */
const RIGHTS: Readonly<Record<string, () => Promise<Held>>> = {
  async 'a mandate'() {
    const mandateId = newId<MandateId>();
    // Another proxy each time, so that no older mandate remains.
    const proxy = await newPerson();
    await owner(
      `insert into identity.mandate (mandate_id, grantor_id, proxy_id, proxy_pesel, grantor_name, proxy_name, scope, roles, valid_from, granted_at)
       values ($1, $2, $3, '44051401359', 'Firma X', 'Proxy', 'platform', '{payer}', '2026-01-01', '2026-01-01')`,
      [mandateId, cast.firmaX.id, proxy],
    );
    const { cookie } = await portal(proxy, cast.firmaX.id);
    return {
      path: firmsLetter(),
      cookie,
      opens: ok,
      revoke: () => transact(h.house, system, ctx => revokeMandate(ctx, { mandateId, submissionId: null })),
    };
  },
  async 'a place on the board'() {
    const person = await newPerson();
    await owner(`insert into identity.representative values ($1, $2, 'board', '2026-01-01')`, [cast.firmaX.id, person]);
    const { cookie } = await portal(person, cast.firmaX.id);
    return {
      path: firmsLetter(),
      cookie,
      opens: ok,
      revoke: () => owner(`update identity.representative set valid_to = '2026-11-23' where person_id = $1`, [person]),
    };
  },
  async 'a session, by signing out'() {
    const { cookie } = await portal(cast.anna.id, cast.anna.id);
    return { path: '/profile', cookie, opens: ok, revoke: () => ask({ path: '/sign-out', cookie }, {}) };
  },
  async 'a session that was ended'() {
    const { cookie, token } = await portal(cast.anna.id, cast.anna.id);
    return {
      path: '/profile',
      cookie,
      opens: ok,
      revoke: () =>
        owner(`update identity.session set ended_at = '2026-11-24T08:00:00Z', end_reason = 'rotated' where token_hash = $1`, [
          hashToken(token),
        ]),
    };
  },
  async 'a profile, by lapsing'() {
    const person = await newPerson('untrusted');
    const { token } = await openSessionFor(h.house, { personId: person }, { level: 1, actingFor: person });
    return {
      path: '/registration',
      cookie: portalCookie(token),
      opens: ok,
      async revoke() {
        await owner(`update identity.profile set status = 'lapsed' where person_id = $1`, [person]);
        await owner(`update identity.session set ended_at = '2026-11-24T08:00:00Z', end_reason = 'profile-lapsed' where person_id = $1`, [
          person,
        ]);
      },
    };
  },
  async 'work for the institution'() {
    const { staffId, cookie } = await newClerk();
    return {
      path: '/desk',
      cookie,
      opens: ok,
      revoke: () => owner(`update identity.staff set left_on = '2026-11-23' where staff_id = $1`, [staffId]),
    };
  },
  async 'a role of staff'() {
    const { staffId, cookie } = await newClerk();
    return {
      path: '/desk',
      cookie,
      opens: ok,
      revoke: () => owner(`update identity.staff set roles = '{auditor}' where staff_id = $1`, [staffId]),
    };
  },
  async 'a person opened at the desk'() {
    const { cookie } = await newClerk();
    const path = `/desk/people/${cast.maria.id}`;
    await ask({ path, cookie }, { do: 'open', purpose: 'call', words: 'Dzwoni w swojej sprawie', matter: '' });
    return { path, cookie, opens: answer => answer.html.includes(cast.maria.pesel), revoke: () => ask({ path, cookie }, { do: 'close' }) };
  },
};

async function newPerson(status: 'confirmed' | 'untrusted' = 'confirmed'): Promise<PersonId> {
  const person = newId<PersonId>();
  await owner(`insert into identity.party values ($1, 'person', 'Nowa Osoba')`, [person]);
  await owner(`insert into identity.person (person_id, given_names, surname, branch_code) values ($1, 'Nowa', 'Osoba', '12')`, [person]);
  await owner(
    `insert into identity.profile (profile_id, person_id, status, created_at, confirmed_at, declared_pesel, confirm_by)
     values ($1, $2, $3, '2026-11-20', case when $3 = 'confirmed' then timestamptz '2026-11-20' end, '44051401359', '2026-11-27')`,
    [newId(), person, status],
  );
  return person;
}

beforeAll(async () => {
  h = await testHouse({ at: MORNING });
  await seedDemo(h.house);
  web = await testWeb(h.house);
  address = await web.listen({ port: 0, host: '127.0.0.1' });
  const written = await transact(h.house, system, async ctx =>
    accept(
      await writeLetter(ctx, {
        partyId: cast.firmaX.id,
        matterId: null,
        template: 'decision',
        values: { appealMonths: 1 },
        edited: { pl: ['Treść.'], en: ['Text.'] },
        number: 'PISMO/1',
        decidedAt: ctx.now,
        collection: 'open',
        answerChannel: 'electronic',
        kind: 'letter',
      }),
    ),
  );
  letterId = written.value.letterId;
}, 120_000);

afterAll(() => web.close());

test.each(Object.entries(RIGHTS))('%s taken away is gone at the very next request', async (_, make) => {
  const held = await make();
  expect(held.opens(await ask(held))).toBe(true);
  await held.revoke();
  const after = await ask(held);
  expect({ opens: held.opens(after), fault: after.status >= 500 }).toEqual({ opens: false, fault: false });
});

test('while many requests are on their way, none that sets out after the right was taken away still has it', {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(RIGHTS)),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 0, max: 40 }),
      async (name, lanes, delayMs) => {
        const held = await (RIGHTS[name] as () => Promise<Held>)();
        let gone = false;
        let stop = false;
        const late: string[] = [];
        let had = 0;
        const lane = async (): Promise<void> => {
          for (let after = 0; !stop && after < 3; ) {
            const setOutAfter = gone;
            const opens = held.opens(await ask(held));
            if (setOutAfter) after += 1;
            if (setOutAfter && opens) late.push(name);
            if (!setOutAfter && opens) had += 1;
          }
        };
        const running = Promise.all(Array.from({ length: lanes }, lane)).catch((fault: unknown) => {
          stop = true;
          throw fault;
        });
        while (had === 0 && !stop) await new Promise(done => setTimeout(done, 1));
        await new Promise(done => setTimeout(done, delayMs));
        await held.revoke();
        gone = true;
        await running;
        expect(late).toEqual([]);
      },
    ),
    { numRuns: 24 },
  );
});

test('a mandate and a board that end with a day are gone with its last second', async () => {
  h.itIs('2026-11-24T23:59:50+01:00');
  const mandate = await (RIGHTS['a mandate'] as () => Promise<Held>)();
  const board = await (RIGHTS['a place on the board'] as () => Promise<Held>)();
  await owner(`update identity.mandate set valid_to = '2026-11-24' where grantor_id = $1 and revoked_at is null`, [cast.firmaX.id]);
  await owner(`update identity.representative set valid_to = '2026-11-24' where organisation_id = $1 and valid_to is null`, [
    cast.firmaX.id,
  ]);
  for (const held of [mandate, board]) expect(held.opens(await ask(held))).toBe(true);
  h.itIs('2026-11-25T00:00:00+01:00');
  for (const held of [mandate, board]) expect(held.opens(await ask(held))).toBe(false);
  h.itIs(MORNING);
});

test('a session that is idle too long, or open for too long, is over at the next request', async () => {
  h.itIs(MORNING);
  const { cookie } = await portal(cast.anna.id, cast.anna.id);
  const { SESSION_IDLE_MINUTES: idle } = h.house.config;
  const minutesLater = (minutes: number): void => h.itIs(new Date(Date.parse(MORNING) + minutes * 60_000).toISOString());
  minutesLater(idle - 1);
  expect(ok(await ask({ path: '/profile', cookie }))).toBe(true);
  minutesLater(2 * idle - 1);
  expect(ok(await ask({ path: '/profile', cookie }))).toBe(false);
  h.itIs(MORNING);
});
