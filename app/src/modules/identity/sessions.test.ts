import { beforeAll, beforeEach, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import type { PartyId, PersonId, StaffId, SubmissionId } from '#kernel/ids.ts';
import { newId } from '#platform/new-id.ts';
import type { PersonActor } from '#platform/context.ts';
import { ADMIT_SQL } from './admit.ts';
import { testDatabase } from '../../testing/database.ts';
import { firmOf, identityHouse, type IdentityHouse, personOf, staffOf, visitor } from './house-for-tests.ts';
import { findSession, keepAlive, openSessionFor, recallSession } from './sessions.ts';
import { hashOf } from './tokens.ts';
import { chooseParty } from './use-cases/choose-party.ts';
import { grantMandate, type MandateWish } from './use-cases/grant-mandate.ts';
import { revokeMandate, useUpMandate } from './use-cases/revoke-mandate.ts';
import { signOut } from './use-cases/sign-out.ts';
import { actableParties, mandatesInSight, noticeAddressees, partyCard, relationTo } from './questions.ts';

const NINE = '2026-11-23T09:00:00Z';
let h: IdentityHouse;
let katarzyna: Awaited<ReturnType<typeof personOf>>;
let tadeusz: Awaited<ReturnType<typeof personOf>>;
let jan: Awaited<ReturnType<typeof personOf>>;
let firmaX: PartyId;

beforeAll(async () => {
  h = identityHouse(await testDatabase(), NINE);
  katarzyna = await personOf(h, 'Katarzyna Wójcik');
  tadeusz = await personOf(h, 'Tadeusz Wrona');
  jan = await personOf(h, 'Jan Kowalski', ['insured', 'payer']);
  firmaX = await firmOf(h, 'Firma X', tadeusz.personId);
});
beforeEach(() => h.itIs(NINE));

const terms = (over: Partial<MandateWish> = {}): MandateWish => ({
  grantorId: firmaX,
  proxyPesel: katarzyna.pesel,
  proxyNames: katarzyna.names,
  scope: 'platform',
  roles: ['payer'],
  forms: null,
  correspondenceOnly: false,
  from: null,
  to: null,
  submissionId: null,
  ...over,
});
const grant = async (over: Partial<MandateWish> = {}) => {
  const granted = await h.inside(ctx => grantMandate(ctx, terms(over)));
  if (!granted.ok) throw new Error(granted.refusal.kind);
  return granted.value.mandateIds;
};
const revoke = (mandateId: Awaited<ReturnType<typeof grant>>[number] | undefined) =>
  h.inside(ctx => revokeMandate(ctx, { mandateId: mandateId as never, submissionId: null }));
const signIn = (personId: PersonId, actingFor?: PartyId, level: 1 | 2 | 3 = 3) =>
  openSessionFor(h.house, { personId }, { level, ...(actingFor ? { actingFor } : {}) });
const actorOf = async (token: string): Promise<PersonActor> => (await findSession(h.house, token, 'portal'))?.actor as PersonActor;

async function admits(
  token: string,
  partyId: PartyId,
  over: { form?: string; roles?: string[]; selfOnly?: boolean; level?: number } = {},
): Promise<string | undefined> {
  const found = await h.house.database.writerPool.query<{ relation: string }>(
    `with wish as (select $1::bytea as token, $2::uuid as party_id, $3::text as form_code, $4::int as needed_level, 'portal' as channel, $5::timestamptz as at, $6::text[] as form_roles, $7::boolean as self_only),
     admitted as (${ADMIT_SQL}) select relation from admitted`,
    [hashOf(token), partyId, over.form ?? 'RWN', over.level ?? 2, h.house.clock(), over.roles ?? ['payer'], over.selfOnly ?? false],
  );
  return found.rows[0]?.relation;
}

test('a session is found by its token, on its own face only, and the token itself is nowhere in the database', async () => {
  const { token } = await signIn(katarzyna.personId);
  expect((await findSession(h.house, token, 'portal'))?.displayName).toBe('Katarzyna Wójcik');
  expect(await findSession(h.house, token, 'desk')).toBeUndefined();
  expect(await findSession(h.house, `${token.slice(0, -1)}_`, 'portal')).toBeUndefined();
  const kept = await h.inside(async ctx =>
    (await import('kysely')).sql<{ all: string }>`select string_agg(s::text, ' ') as all from identity.session s`.execute(ctx.db),
  );
  expect(kept.rows[0]?.all).not.toContain(token);
});

test('a session ends fifteen minutes after the last sign of life, and each one moves that end', async () => {
  const { token } = await signIn(katarzyna.personId);
  h.minutesLater(14);
  expect((await findSession(h.house, token, 'portal'))?.idleUntil).toEqual(new Date('2026-11-23T09:29:00Z'));
  h.minutesLater(14);
  expect(await findSession(h.house, token, 'portal')).toBeDefined();
  h.minutesLater(15);
  expect(await findSession(h.house, token, 'portal')).toBeUndefined();
  expect(await keepAlive(h.house, token)).toBeUndefined();
});

test('a session ends after eight hours however busy it is', async () => {
  const { token } = await signIn(katarzyna.personId);
  for (let minutes = 0; minutes < 470; minutes += 10) {
    h.minutesLater(10);
    expect(await keepAlive(h.house, token)).toBeDefined();
  }
  expect(await keepAlive(h.house, token)).toEqual(new Date('2026-11-23T17:00:00Z'));
  h.itIs('2026-11-23T17:00:00Z');
  expect(await findSession(h.house, token, 'portal')).toBeUndefined();
});

test('who signs out is out at once, also for a filing already under way', async () => {
  const { token } = await signIn(jan.personId);
  expect(await admits(token, jan.personId)).toBe('self');
  await h.as(await actorOf(token), signOut);
  expect(await findSession(h.house, token, 'portal')).toBeUndefined();
  expect(await admits(token, jan.personId)).toBeUndefined();
});

test('a president acts for the firm without a mandate, and a stranger who chose it all the same acts for themselves', async () => {
  const { token } = await signIn(tadeusz.personId, firmaX);
  expect((await findSession(h.house, token, 'portal'))?.actor).toMatchObject({ partyId: firmaX, relation: 'representative' });
  expect(await admits(token, firmaX, { selfOnly: true })).toBe('representative');
  const stranger = await signIn(jan.personId, firmaX);
  expect((await findSession(h.house, stranger.token, 'portal'))?.actor).toMatchObject({ partyId: jan.personId, relation: 'self' });
  expect(await admits(stranger.token, firmaX)).toBeUndefined();
});

test('a mandate revoked while its proxy is at work is gone at the very next request', async () => {
  const [mandateId] = await grant();
  const { token } = await signIn(katarzyna.personId, firmaX);
  expect((await findSession(h.house, token, 'portal'))?.actor).toMatchObject({ partyId: firmaX, relation: 'mandate', mandateId });
  expect(await recallSession(h.house, token)).toMatchObject({ actor: { relation: 'mandate' } });
  expect(await admits(token, firmaX)).toBe('mandate');
  expect(await admits(token, firmaX, { selfOnly: true })).toBeUndefined();
  await revoke(mandateId);
  expect((await findSession(h.house, token, 'portal'))?.actor).toMatchObject({ partyId: katarzyna.personId, relation: 'self' });
  expect(await admits(token, firmaX)).toBeUndefined();
});

test('revoking races with filing: whatever is asked after the revocation was answered is refused, every time', async () => {
  for (let round = 0; round < 20; round += 1) {
    const [mandateId] = await grant();
    const { token } = await signIn(katarzyna.personId, firmaX);
    let revoked = false;
    const asking = Array.from({ length: 4 }, async () => {
      for (let time = 0; time < 6; time += 1) {
        const after = revoked;
        const answer = await admits(token, firmaX);
        if (after) expect(answer).toBeUndefined();
      }
    });
    await Promise.all([
      ...asking,
      revoke(mandateId).then(() => {
        revoked = true;
      }),
    ]);
    expect(await admits(token, firmaX)).toBeUndefined();
  }
});

test('a mandate begins on its first day and ends after its last, by the calendar in Poland', async () => {
  await grant({ from: day('2026-11-24'), to: day('2026-11-25') });
  const at = async (instant: string): Promise<string> => {
    h.itIs(instant);
    const { token } = await signIn(katarzyna.personId, firmaX);
    return (await actorOf(token)).relation;
  };
  expect(await at('2026-11-23T22:59:59Z')).toBe('self');
  expect(await at('2026-11-23T23:00:00Z')).toBe('mandate');
  expect(await at('2026-11-25T22:59:59Z')).toBe('mandate');
  expect(await at('2026-11-25T23:00:00Z')).toBe('self');
});

test('a new PEL to the same proxy replaces the earlier scope whole, and the same PEL twice is one mandate', async () => {
  const [first] = await grant({ roles: ['payer', 'insured'] });
  // Filed after all that was revoked in the tests before.
  const submissionId = newId<SubmissionId>(Date.parse('2026-12-31T09:00:00Z'));
  const again = await grant({ roles: ['insured'], submissionId });
  expect(await grant({ roles: ['insured'], submissionId })).toEqual(again);
  const { token } = await signIn(katarzyna.personId, firmaX);
  expect(await admits(token, firmaX, { roles: ['payer'] })).toBeUndefined();
  expect(await admits(token, firmaX, { roles: ['insured'] })).toBe('mandate');
  const { given } = await h.inside(ctx =>
    mandatesInSight({ ...ctx, actor: { personId: tadeusz.personId, partyId: firmaX, relation: 'representative' } } as never),
  );
  expect(given?.find(mandate => mandate.mandateId === first)).toMatchObject({ revokedWhy: 'replaced' });
});

test('a mandate for matters at the institution opens no account in the portal; ticking both boxes opens both', async () => {
  await grant({ scope: 'all', roles: [] });
  expect((await h.inside(ctx => actableParties(ctx, katarzyna.personId))).map(party => party.name)).not.toContain('Firma X');
  const both = await grant({ scope: 'both' });
  expect(both).toHaveLength(2);
  expect((await h.inside(ctx => actableParties(ctx, katarzyna.personId))).map(party => party.name)).toContain('Firma X');
});

test('a mandate for one act is good once', async () => {
  const [mandateId] = await grant({ scope: 'action', forms: ['RWN'] });
  const { token } = await signIn(katarzyna.personId, firmaX);
  expect(await admits(token, firmaX, { form: 'US-9' })).toBeUndefined();
  expect(await admits(token, firmaX)).toBe('mandate');
  expect(await h.inside(ctx => useUpMandate(ctx, mandateId as never))).toBe(true);
  expect(await admits(token, firmaX)).toBeUndefined();
});

test('nobody gives a mandate to themselves, in the portal without a role, or one that ends before it begins', async () => {
  const refusal = async (over: Partial<MandateWish>) => {
    const answer = await h.inside(ctx => grantMandate(ctx, terms(over)));
    return answer.ok ? 'granted' : answer.refusal.kind;
  };
  expect(await refusal({ grantorId: katarzyna.personId })).toBe('proxy-is-grantor');
  expect(await refusal({ roles: [] })).toBe('no-roles');
  expect(await refusal({ from: day('2026-12-02'), to: day('2026-12-01') })).toBe('ends-before-it-begins');
  expect(await refusal({ grantorId: '018f0000-0000-7000-8000-0000000000ff' as PartyId })).toBe('no-such-grantor');
});

test('a proxy may give a mandate up, but not revoke in the grantor’s name what another proxy holds', async () => {
  const [own] = await grant();
  const [others] = await grant({ proxyPesel: jan.pesel, proxyNames: jan.names });
  const { token } = await signIn(katarzyna.personId, firmaX);
  const actor = await actorOf(token);
  expect(await h.as(actor, ctx => revokeMandate(ctx, { mandateId: others as never, submissionId: null }))).toMatchObject({
    ok: false,
    refusal: { kind: 'no-such-mandate' },
  });
  expect(await h.as(actor, ctx => revokeMandate(ctx, { mandateId: own as never, submissionId: null }))).toMatchObject({ ok: true });
  expect((await actorOf(token)).relation).toBe('self');
});

test('in whose name one acts is chosen from what one may, and nothing else can be chosen', async () => {
  await grant();
  const { token } = await signIn(katarzyna.personId);
  const choose = async (partyId: PartyId) => (await h.as(await actorOf(token), ctx => chooseParty(ctx, { partyId }))).ok;
  expect(await choose(jan.personId)).toBe(false);
  expect((await actorOf(token)).relation).toBe('self');
  expect(await choose(firmaX)).toBe(true);
  expect(await actorOf(token)).toMatchObject({ partyId: firmaX, relation: 'mandate' });
});

test('a person sees themselves and the party acted for, and no other row, whatever is asked', async () => {
  await grant();
  const { token } = await signIn(katarzyna.personId, firmaX);
  const actor = await actorOf(token);
  const seen = await h.as(actor, async ctx => {
    const { sql } = await import('kysely');
    const parties = await sql<{ display_name: string }>`select p.display_name from identity.party p order by p.display_name`.execute(
      ctx.db,
    );
    const rows = await sql<{
      count: number;
    }>`select (select count(*) from identity.person) + (select count(*) from identity.session s where s.person_id <> ${actor.personId}) as count`.execute(
      ctx.db,
    );
    return {
      ok: true,
      value: {
        parties: parties.rows.map(row => row.display_name),
        rows: rows.rows[0]?.count,
        relation: await relationTo(ctx, actor, firmaX),
        others: await relationTo(ctx, actor, jan.personId),
      },
    } as const;
  });
  expect(seen.value).toEqual({ parties: ['Firma X', 'Katarzyna Wójcik'], rows: 1, relation: 'mandated', others: 'none' });
  await expect(h.as(actor, async ctx => ({ ok: true, value: await partyCard(ctx, jan.personId) }) as const)).rejects.toThrow();
  expect(
    (
      await h.as(
        visitor,
        async ctx =>
          ({ ok: true, value: (await (await import('kysely')).sql`select 1 from identity.person`.execute(ctx.db)).rows.length }) as const,
      )
    ).value,
  ).toBe(0);
});

test('notice of a firm’s letter goes to its representative and to its proxy in the portal', async () => {
  const firmaY = await firmOf(h, 'Firma Y', tadeusz.personId);
  await grant({ grantorId: firmaY });
  await grant({ grantorId: firmaY, proxyPesel: jan.pesel, scope: 'all' });
  const told = await h.inside(ctx => noticeAddressees(ctx, firmaY));
  expect(told.map(one => one.name).sort()).toEqual(['Katarzyna Wójcik', 'Tadeusz Wrona']);
});

test('an account that nobody confirmed files nothing, also where a form asks for no level', async () => {
  const { token } = await signIn(jan.personId, undefined, 1);
  expect(await admits(token, jan.personId, { level: 1 })).toBeUndefined();
  const confirmed = await signIn(jan.personId, undefined, 2);
  expect(await admits(confirmed.token, jan.personId, { level: 2 })).toBe('self');
  expect(await admits(confirmed.token, jan.personId, { level: 3 })).toBeUndefined();
});

test('a clerk’s session is for the desk, knows the clerk as a person, and files nothing', async () => {
  const beata = await personOf(h, 'Beata Mazur');
  const staffId: StaffId = await staffOf(h, 'Beata Mazur', ['clerk'], beata.personId);
  const { token } = await openSessionFor(h.house, { staffId });
  expect((await findSession(h.house, token, 'desk'))?.actor).toMatchObject({
    kind: 'staff',
    staffId,
    personId: beata.personId,
    roles: ['clerk'],
    branchCode: '12',
  });
  expect(await findSession(h.house, token, 'portal')).toBeUndefined();
  expect(await admits(token, beata.personId)).toBeUndefined();
});

test('sessions are not given away in production', async () => {
  const house = { ...h.house, config: { ...h.house.config, OKIENKO_PRODUCTION: true } };
  await expect(openSessionFor(house, { personId: jan.personId })).rejects.toThrow('production');
});
