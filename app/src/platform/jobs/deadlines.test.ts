import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { accept } from '#kernel/result.ts';
import type { Ctx, Db, SystemActor } from '#platform/context.ts';
import type { DeadlineHandler } from '#platform/module.ts';
import { cancelDeadline, setDeadline, transact } from '#platform/transact.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import { reachDeadlines } from './deadlines.ts';

const actor: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const { house, itIs, url } = await testHouse({ at: '2026-11-23T08:00:00Z' });

/** The subjects of these clocks have no rows. */
const holdSubject = (db: Db, subject: string) => sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`.execute(db);

function handler(kind: string, fails: () => boolean = () => false): DeadlineHandler & { reached: string[] } {
  const reached: string[] = [];
  return {
    kind,
    reached,
    hold: (ctx, subject) => holdSubject(ctx.db, subject),
    async run(_ctx, deadline) {
      if (fails()) throw new Error('cannot now');
      reached.push(deadline.subject);
    },
  };
}

/** Until so many transactions of this database wait for a lock. */
async function waitingForLocks(count: number): Promise<void> {
  const waiting = `select 1 from pg_stat_activity a where a.datname = current_database() and a.wait_event_type = 'Lock'`;
  while ((await asOwner(url, waiting)).length < count) await new Promise(done => setTimeout(done, 10));
}

const set = (kind: string, subject: string, dueAt: string) =>
  transact(house, actor, async ctx => accept(await setDeadline(ctx, { kind, subject, partyId: null, dueAt: new Date(dueAt) })));

test('a clock runs out at its instant by the clock of the house, not before, and once', async () => {
  const one = handler('once');
  await set('once', 'letter 1', '2026-12-07T23:00:00Z');
  itIs('2026-12-07T22:59:59Z');
  expect(await reachDeadlines(house, [one])).toBe(0);
  itIs('2026-12-07T23:00:00Z');
  expect(await reachDeadlines(house, [one])).toBe(1);
  expect(await reachDeadlines(house, [one])).toBe(0);
  expect(one.reached).toEqual(['letter 1']);
});

test('a clock that was set again runs to the new instant; one that was cancelled never ends', async () => {
  const one = handler('moved');
  await set('moved', 'a', '2026-12-08T08:00:00Z');
  await set('moved', 'a', '2026-12-10T08:00:00Z');
  await set('moved', 'b', '2026-12-08T08:00:00Z');
  await transact(house, actor, async ctx => accept(await cancelDeadline(ctx, 'moved', 'b')));
  itIs('2026-12-09T08:00:00Z');
  await reachDeadlines(house, [one]);
  expect(one.reached).toEqual([]);
  itIs('2026-12-10T08:00:00Z');
  await reachDeadlines(house, [one]);
  expect(one.reached).toEqual(['a']);
});

test('two workers that scan at the same moment reach each deadline once', async () => {
  const one = handler('race');
  const subjects = Array.from({ length: 40 }, (_, number) => `letter ${number}`);
  for (const subject of subjects) await set('race', subject, '2026-12-11T08:00:00Z');
  itIs('2026-12-11T08:00:00Z');
  await Promise.all([reachDeadlines(house, [one]), reachDeadlines(house, [one]), reachDeadlines(house, [one])]);
  expect([...one.reached].sort()).toEqual([...subjects].sort());
});

describe('of a clock that runs out while somebody holds its subject', () => {
  const later = new Date('2026-12-20T08:00:00Z');
  const changes: [string, (ctx: Ctx) => Promise<void>][] = [
    ['stops it', ctx => cancelDeadline(ctx, 'held', 'stops it')],
    ['moves it', ctx => setDeadline(ctx, { kind: 'held', subject: 'moves it', partyId: null, dueAt: later })],
  ];
  test.each(changes)('whoever %s is heard, neither waits for the other, and it does not run out', async (subject, change) => {
    const one = handler('held');
    await set('held', subject, '2026-12-11T09:00:00Z');
    itIs('2026-12-11T09:00:00Z');
    const reaching = await transact(house, actor, async ctx => {
      await holdSubject(ctx.db, subject);
      const begun = reachDeadlines(house, [one]);
      await waitingForLocks(1);
      await change(ctx);
      return accept({ begun });
    });
    expect(await reaching.value.begun).toBe(0);
    expect(one.reached).toEqual([]);
    const [row] = await asOwner(url, `select state, fault from platform.deadline where kind = 'held' and subject = $1`, [subject]);
    expect(row).toEqual({ state: subject === 'stops it' ? 'cancelled' : 'running', fault: null });
  });
});

test('a handler that fails leaves its deadline running, and it is tried again later', async () => {
  let broken = true;
  const one = handler('faulty', () => broken);
  await set('faulty', 'letter', '2026-12-12T08:00:00Z');
  itIs('2026-12-12T08:00:00Z');
  expect(await reachDeadlines(house, [one])).toBe(0);
  const state = await house.database.inTransaction(actor, async db => ({
    keep: false,
    answer: (await sql<{ state: string; fault: string }>`select state, fault from platform.deadline where kind = 'faulty'`.execute(db))
      .rows[0],
  }));
  expect(state).toEqual({ state: 'running', fault: 'cannot now' });
  broken = false;
  expect(await reachDeadlines(house, [one])).toBe(0);
  itIs('2026-12-12T08:01:00Z');
  expect(await reachDeadlines(house, [one])).toBe(1);
});
