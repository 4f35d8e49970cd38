import pg from 'pg';
import type { Log } from '#platform/log.ts';

/** How often jobs are looked for whose worker is gone. */
const LOOK_MS = 5_000;
/** A worker shows that it lives a moment after it begins; until then its jobs are not touched. */
const YOUNG = '3 seconds';

/** A worker that was killed leaves its jobs locked, and the library would wait four hours for it. So every worker of a
 *  process shows that it lives by a lock that PostgreSQL gives back when the process is gone, however it went; and each
 *  process looks for jobs held by one that shows nothing. A job is done at least once: should the line to the database
 *  break under a living worker, another may begin the same job again. */
export class LeftJobs {
  readonly #url: string;
  readonly #log: Log;
  readonly #mine = new Set<string>();
  #line: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(url: string, log: Log) {
    this.#url = url;
    this.#log = log;
  }

  /** Shows from now on that this worker lives. */
  lives(workerId: string): void {
    this.#mine.add(workerId);
    this.#next(line => show(line, workerId));
  }

  /** All workers of this process have ended. */
  allEnded(): void {
    this.#mine.clear();
    this.#next(async line => void (await line.query('select pg_advisory_unlock_all()')));
  }

  /** Looks now, and from time to time until stopped. */
  start(): void {
    const look = (): void => this.#next(line => free(line, this.#mine));
    look();
    this.#timer = setInterval(look, LOOK_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#looking;
    await this.#line?.end().catch(() => undefined);
    this.#line = undefined;
  }

  /** One after the other, over one line; it is opened anew when it broke. */
  #next(work: (line: pg.Client) => Promise<void>): void {
    this.#looking = this.#looking
      .then(async () => {
        if (!this.#stopped) await work(await this.#open());
      })
      .catch(async (fault: Error) => {
        this.#log.warn({ fault: fault.message }, 'jobs of workers that are gone were not looked for');
        await this.#line?.end().catch(() => undefined);
        this.#line = undefined;
      });
  }

  async #open(): Promise<pg.Client> {
    if (this.#line) return this.#line;
    const line = new pg.Client({ connectionString: this.#url });
    line.on('error', () => {
      if (this.#line === line) this.#line = undefined;
    });
    await line.connect();
    for (const workerId of this.#mine) await show(line, workerId);
    this.#line = line;
    return line;
  }
}

const KEY = "hashtextextended('worker ' || $1, 0)";

async function show(line: pg.Client, workerId: string): Promise<void> {
  await line.query(`select pg_advisory_lock_shared(${KEY})`, [workerId]);
}

/** Gives back what is held by workers that show nothing. */
async function free(line: pg.Client, mine: ReadonlySet<string>): Promise<void> {
  const held = await line.query<{ worker: string }>(
    `select distinct j.locked_by as worker from graphile_worker._private_jobs j where j.locked_at < now() - interval '${YOUNG}'`,
  );
  for (const { worker } of held.rows) {
    if (mine.has(worker)) continue;
    const alone = await line.query<{ gone: boolean }>(`select pg_try_advisory_lock(${KEY}) as gone`, [worker]);
    if (!alone.rows[0]?.gone) continue;
    await line.query('select graphile_worker.force_unlock_workers(array[$1::text])', [worker]);
    await line.query(`select pg_advisory_unlock(${KEY})`, [worker]);
  }
}
