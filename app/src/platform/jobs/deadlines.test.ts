import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { accept } from '#kernel/result.ts';
import type { SystemActor } from '#platform/context.ts';
import type { DeadlineHandler } from '#platform/module.ts';
import { cancelDeadline, setDeadline, transact } from '#platform/transact.ts';
import { testHouse } from '../../testing/house.ts';
import { reachDeadlines } from './deadlines.ts';

const actor: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const { house, itIs } = await testHouse({ at: '2026-11-23T08:00:00Z' });

function handler(kind: string, fails: () => boolean = () => false): DeadlineHandler & { reached: string[] } {
  const reached: string[] = [];
  return {
    kind,
    reached,
    async run(_ctx, deadline) {
      if (fails()) throw new Error('cannot now');
      reached.push(deadline.subject);
    },
  };
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
