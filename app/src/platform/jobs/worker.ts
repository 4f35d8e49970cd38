import { Logger, parseCronItems, run, runMigrations, type TaskList } from 'graphile-worker';
import type { House } from '#platform/house.ts';
import type { Job } from '#platform/module.ts';

/** Makes the worker's own schema, so that jobs can be added before any worker has run. */
export async function prepareJobs(url: string): Promise<void> {
  await runMigrations({ connectionString: url, logger: silent() });
}

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
  const runner = await run({
    connectionString: house.database.url,
    concurrency: 4,
    pollInterval: 1_000,
    noHandleSignals: true,
    taskList,
    parsedCronItems: crontab,
    logger: silent(),
  });
  return { stop: () => runner.stop() };
}

// Failures are logged above, without the payload; the library's own log would print it.
function silent(): Logger {
  return new Logger(() => () => undefined);
}
