import { expect, test } from 'vitest';
import { accept } from '#kernel/result.ts';
import type { StaffActor } from '#platform/context.ts';
import { look, setDeadline, transact } from '#platform/transact.ts';
import { michal } from '../../testing/administration.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import { failedJobs, jobsByTask, retryDeadline, retryJob, runningDeadlines, stuckDeadlines } from './overview.ts';

const h = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
const actor: StaffActor = michal;
const ends = { today: new Date('2026-11-24T23:00:00Z'), week: new Date('2026-12-01T23:00:00Z') };

test('running clocks are counted by kind and by how soon they run out; one that fails is found and tried again', async () => {
  const dues = ['2026-11-24T07:00:00Z', '2026-11-24T12:00:00Z', '2026-11-26T12:00:00Z', '2027-01-01T12:00:00Z'];
  await transact(h.house, actor, async ctx => {
    for (const due of dues) await setDeadline(ctx, { kind: 'test.clock', subject: due, partyId: null, dueAt: new Date(due) });
    return accept(undefined);
  });
  const [kind] = await look(h.house, actor, ctx => runningDeadlines(ctx, ends));
  expect(kind).toMatchObject({ kind: 'test.clock', late: 1, today: 1, week: 1, later: 1, next: new Date(dues[1] as string) });
  await asOwner(h.url, `update platform.deadline set attempts = 3, fault = 'cannot now' where due_at < '2026-11-24T08:00:00Z'`);
  const [stuck] = await look(h.house, actor, ctx => stuckDeadlines(ctx, 10));
  expect(stuck).toMatchObject({ kind: 'test.clock', attempts: 3, fault: 'cannot now' });
  await transact(h.house, actor, async ctx => accept(await retryDeadline(ctx, stuck?.deadlineId ?? '')));
  expect(await look(h.house, actor, ctx => stuckDeadlines(ctx, 10))).toEqual([]);
});

test('a job that was given up is told with its cause, without its payload, and may be tried again', async () => {
  await asOwner(h.url, `select graphile_worker.add_job('test.job', '{"secret": "88031400203"}'::json, max_attempts => 2)`);
  await asOwner(h.url, `update graphile_worker._private_jobs set attempts = 2, last_error = 'the scanner is away'`);
  expect(await look(h.house, actor, ctx => jobsByTask(ctx))).toMatchObject([{ task: 'test.job', waiting: 0, failing: 0, givenUp: 1 }]);
  const [failed] = await look(h.house, actor, ctx => failedJobs(ctx, 10));
  expect(failed).toMatchObject({ task: 'test.job', attempts: 2, maxAttempts: 2, fault: 'the scanner is away' });
  expect(JSON.stringify(failed)).not.toContain('88031400203');
  await transact(h.house, actor, async ctx => accept(await retryJob(ctx, failed?.id ?? 0)));
  expect(await look(h.house, actor, ctx => jobsByTask(ctx))).toMatchObject([{ waiting: 1, givenUp: 0 }]);
});
