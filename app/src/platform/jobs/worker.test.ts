import pg from 'pg';
import { expect, test } from 'vitest';
import type { House } from '#platform/house.ts';
import { makeLog } from '#platform/log.ts';
import { testDatabase } from '../../testing/database.ts';
import { startJobs } from './worker.ts';

const database = await testDatabase();
/** A house of which a worker needs no more than this. */
const house = { database, log: makeLog('silent') } as unknown as House;

const owner = async (statement: string): Promise<number> => {
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rowCount ?? 0;
  } finally {
    await client.end();
  }
};

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 400; tries += 1) await new Promise(done => setTimeout(done, 25));
}

test.each(['failed', 'was done'])(
  'work goes on when the database was away as a job %s',
  async how => {
    const done: number[] = [];
    const [first, second] = how === 'failed' ? ([1, 2] as const) : ([3, 4] as const);
    const worker = await startJobs(house, [
      {
        name: 'test.note',
        async run(_house, { n, cut }: { n: number; cut?: boolean }) {
          // All connections of this database but our own are gone, the worker's too, before it can note the end.
          if (cut && !done.includes(n)) {
            // Whoever added the job has gone by then.
            await new Promise(gone => setTimeout(gone, 100));
            await owner(
              'select pg_terminate_backend(a.pid) from pg_stat_activity a where a.datname = current_database() and a.pid <> pg_backend_pid()',
            );
            done.push(n);
            if (how === 'failed') throw new Error('the job fails, and nobody is there to hear it');
            return;
          }
          done.push(n);
        },
      },
    ]);
    try {
      await owner(`select graphile_worker.add_job('test.note', '{"n": ${first}, "cut": true}')`);
      await until(() => done.includes(first));
      await owner(`select graphile_worker.add_job('test.note', '{"n": ${second}}')`);
      await until(() => done.includes(second));
      expect(done).toContain(second);
    } finally {
      await worker.stop();
    }
  },
  20_000,
);

const leftBy = (worker: string): Promise<number> =>
  owner(
    `update graphile_worker._private_jobs set locked_by = '${worker}', locked_at = now() - interval '1 minute' where task_id = (select id from graphile_worker._private_tasks where identifier = 'test.left')`,
  );

test('a job whose worker was killed is taken up, one whose worker lives is left to it', async () => {
  const held: string[] = [];
  const begin = (holds: Promise<unknown>) =>
    startJobs(house, [
      {
        name: 'test.left',
        async run() {
          held.push('taken');
          await holds;
        },
      },
    ]);
  const ends = Promise.withResolvers<void>();
  const long = await begin(ends.promise);
  await owner(`select graphile_worker.add_job('test.left', '{}')`);
  await until(() => held.length === 1);
  // It has been at it for a minute, and lives.
  await owner(`update graphile_worker._private_jobs set locked_at = now() - interval '1 minute'`);
  const other = await begin(Promise.resolve());
  await new Promise(done => setTimeout(done, 1_500));
  expect(held).toEqual(['taken']);
  ends.resolve();
  await Promise.all([long.stop(), other.stop()]);
  expect(held).toEqual(['taken']);

  await owner(`select graphile_worker.add_job('test.left', '{}')`);
  expect(await leftBy('a worker that is no more')).toBe(1);
  const next = await begin(Promise.resolve());
  await until(() => held.length === 2);
  await next.stop();
  expect(held).toEqual(['taken', 'taken']);
}, 20_000);
