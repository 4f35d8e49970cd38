import { EventEmitter } from 'node:events';
import { Logger, parseCronItems, run, type Runner, runMigrations, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { House } from '#platform/house.ts';
import type { Job } from '#platform/module.ts';
import { LeftJobs } from './left-jobs.ts';

/** Makes the worker's own schema, so that jobs can be added before any worker has run. */
export async function prepareJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: silent() });
}

/** Between two tries to work again. */
const AGAIN_MS = 1_000;

/** Runs jobs until stopped; those in hand are finished first. */
export async function startJobs(house: House, jobs: readonly Job[]): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map(job => [
      job.name,
      async (payload: unknown, helpers: { job: { attempts: number } }) => {
        try {
          await job.run(house, payload, helpers.job.attempts);
        } catch (fault) {
          house.log.error({ job: job.name, fault: (fault as Error).message }, 'a job failed');
          throw fault;
        }
      },
    ]),
  );
  const crontab = parseCronItems(
    jobs.flatMap(job => (job.schedule ? [{ task: job.name, match: job.schedule, options: { backfillPeriod: 0 } }] : [])),
  );
  const left = new LeftJobs(house.database.url, house.log);
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => left.lives(workerPool.id));
  // Our own: the library does not wait for the end of one it made, and lets go of its errors before.
  const pool = new pg.Pool({ connectionString: house.database.url });
  pool.on('error', () => undefined);
  pool.on('connect', client => void client.on('error', () => undefined));
  const begin = async (): Promise<Runner> => {
    return run({
      pgPool: pool,
      concurrency: 4,
      pollInterval: 1_000,
      noHandleSignals: true,
      taskList,
      events,
      parsedCronItems: crontab,
      // Without a batch the library notes how a job went behind everybody's back: when that fails, the process dies.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      logger: silent(),
    });
  };
  let stopping = false;
  let runner: Runner | undefined = await begin();
  // The library gives up for good when the database goes away while it notes how a job went. The process must not go
  // with it, and work must go on once the database is back.
  const watch = async (): Promise<void> => {
    while (!stopping) {
      await runner?.promise.catch((fault: Error) => house.log.error({ fault: fault.message }, 'the worker lost the database'));
      left.allEnded();
      if (stopping) return;
      await new Promise(done => setTimeout(done, AGAIN_MS));
      if (stopping) return;
      runner = await begin().catch(() => undefined);
    }
    await runner?.stop().catch(() => undefined);
  };
  const watching = watch();
  left.start();
  return {
    async stop() {
      stopping = true;
      await runner?.stop().catch(() => undefined);
      await watching;
      await left.stop();
      await pool.end();
    },
  };
}

// Failures are logged above, without the payload; the library's own log would print it.
function silent(): Logger {
  return new Logger(() => () => undefined);
}
