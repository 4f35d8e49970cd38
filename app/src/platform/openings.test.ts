import { beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { seedDemo } from '#app/demo/demo.ts';
import type { PartyId } from '#kernel/ids.ts';
import { accept, refuse } from '#kernel/result.ts';
import { cast } from '#outside/cast/cast.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { MORNING, staff } from '../testing/clerk.ts';
import { testHouse } from '../testing/house.ts';
import { openingOf, openParty } from './openings.ts';
import { look, transact } from './transact.ts';

const h = await testHouse({ at: MORNING });
const beata = staff();
const grazyna = staff({ name: 'Grażyna' });

beforeAll(async () => {
  await seedDemo(h.house);
});

/** Rows a statement of nobody's policy can reach: what row-level security leaves. */
const TABLES = ['identity.party', 'identity.person', 'identity.organisation', 'identity.mandate', 'identity.profile', 'account.title'];
const seen = async (ctx: Ctx): Promise<number[]> => {
  const counts: number[] = [];
  for (const table of TABLES)
    counts.push((await sql<{ n: number }>`select count(*) as n from ${sql.raw(table)}`.execute(ctx.db)).rows[0]?.n ?? -1);
  return counts;
};
const parties = async (ctx: Ctx): Promise<PartyId[]> =>
  (await sql<{ party_id: PartyId }>`select p.party_id from identity.party p`.execute(ctx.db)).rows.map(row => row.party_id);
const opens = (who: StaffActor, partyId: PartyId, until: Date | 'matter' | 'transaction') =>
  transact(h.house, who, async ctx => {
    await openParty(ctx, { partyId, purpose: 'visit', words: 'Pyta o list.', matterId: null, until });
    return accept(await parties(ctx));
  });

test('nobody of the staff sees anybody, whatever their role, while nothing is open to them', async () => {
  for (const role of ['clerk', 'supervisor', 'hall-officer', 'consultant', 'auditor', 'administrator'] as const)
    expect(await look(h.house, staff({ roles: [role] }), seen), role).toEqual(TABLES.map(() => 0));
});

test('a party is seen by whom it was opened to, at once and until the moment said, and by nobody else', async () => {
  const until = new Date('2026-11-24T09:30:00+01:00');
  expect(await opens(beata, cast.jan.id, until)).toEqual(accept([cast.jan.id]));
  expect(await look(h.house, beata, parties)).toEqual([cast.jan.id]);
  expect(await look(h.house, grazyna, parties)).toEqual([]);
  expect(await look(h.house, beata, ctx => openingOf(ctx, cast.jan.id))).toMatchObject({
    purpose: 'visit',
    words: 'Pyta o list.',
    openUntil: until,
  });
  h.itIs('2026-11-24T09:29:59.999+01:00');
  expect(await look(h.house, beata, parties)).toEqual([cast.jan.id]);
  h.itIs('2026-11-24T09:30:00+01:00');
  expect(await look(h.house, beata, parties)).toEqual([]);
  expect(await look(h.house, beata, ctx => openingOf(ctx, cast.jan.id))).toBeUndefined();
});

test('what is opened for one transaction is closed with it, and a refusal opens nothing', async () => {
  expect(await opens(beata, cast.anna.id, 'transaction')).toEqual(accept([cast.anna.id]));
  expect(await look(h.house, beata, parties)).toEqual([]);
  await transact(h.house, beata, async ctx => {
    await openParty(ctx, { partyId: cast.maria.id, purpose: 'visit', matterId: null, until: 'matter' });
    return refuse({ kind: 'changed-my-mind' });
  });
  expect(await look(h.house, beata, parties)).toEqual([]);
});

test('an opening never goes back into the past, and nobody removes one', async () => {
  await expect(opens(beata, cast.jan.id, new Date('2026-11-20T09:00:00+01:00'))).rejects.toThrow(/check constraint/);
  await expect(transact(h.house, beata, async ctx => accept(await sql`delete from platform.opening`.execute(ctx.db)))).rejects.toThrow(
    /permission denied/,
  );
});
