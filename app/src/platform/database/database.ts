import pg from 'pg';
import type { Actor, Db } from '#platform/context.ts';
import { markReading } from '#platform/asked-once.ts';
import { kyselyOver, sendTogether } from './pipelined.ts';

/** The one way to the database. There is no global handle: use cases get `ctx.db`, already inside a transaction. */
export interface Database {
  readonly url: string;
  /** Raw connections under the application's role, for the hot statements of the group-commit writers. */
  readonly pool: pg.Pool;
  /** Connections whose scope is `writer` for all their life: only the hot statements go here, those of group-commit
   *  writers and the look-up of sessions. */
  readonly writerPool: pg.Pool;
  /** Runs `work` in one transaction whose row-level security sees only what `actor` may see.
   *  Commits when it resolves with `keep`, rolls back when it throws or resolves without. */
  inTransaction<T>(actor: Actor, work: (db: Db) => Promise<{ keep: boolean; answer: T }>): Promise<T>;
  /** The same for questions: read only, and thrown away. Its end is not waited for, since nothing hangs on it. */
  inReading<T>(actor: Actor, question: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

// Counts and money come as bigint columns; dates as the ISO text they are, never as an instant.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text);
pg.types.setTypeParser(pg.types.builtins.INT8, text => Number(text));

const WRITER_CONNECTIONS = 6;
/** The statements of writers find every row by its key, and their plans are kept for the life of the connection: one
 *  made while a table was small must not go on reading all of it when it has grown. */
export const WRITER_SETTINGS = '-c role=okienko_app -c okienko.scope=writer -c enable_seqscan=off';

/** `options` are part of the connection's start: there is no moment in which it has more rights than the application's. */
function openPool(url: string, max: number, options: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    options,
    max,
    idleTimeoutMillis: 0,
    connectionTimeoutMillis: 5_000,
    pipeline: true,
  } as pg.PoolConfig);
  // A server that restarts drops idle connections; the next query opens a new one.
  pool.on('error', () => undefined);
  pool.on('connect', client => void client.on('error', () => undefined));
  return pool;
}

export function openDatabase(url: string, poolSize: number): Database {
  const pool = openPool(url, poolSize, '-c role=okienko_app');
  const writerPool = openPool(url, WRITER_CONNECTIONS, WRITER_SETTINGS);
  return {
    url,
    pool,
    writerPool,
    async inTransaction(actor, work) {
      const client = await pool.connect();
      const { db, close } = kyselyOver(client);
      let broken: Error | undefined;
      try {
        const begun = beginIn(client, 'begin', actor);
        const outcome = await work(db);
        close();
        await begun;
        await client.query(outcome.keep ? 'commit' : 'rollback');
        return outcome.answer;
      } catch (fault) {
        close();
        // A connection that cannot even roll back is given up.
        await client.query('rollback').catch((worse: Error) => {
          broken = worse;
        });
        throw fault;
      } finally {
        client.release(broken);
      }
    },
    async inReading(actor, question) {
      const client = await pool.connect();
      const { db, close } = kyselyOver(client);
      markReading(db);
      try {
        const begun = beginIn(client, 'begin read only', actor);
        const answer = await question(db);
        await begun;
        return answer;
      } finally {
        close();
        // The end travels with what the next one asks; a connection that is broken is taken out by the pool.
        sendTogether(client);
        client.query('rollback').catch(() => undefined);
        client.release();
      }
    },
    async close() {
      await pool.end();
      await writerPool.end();
    },
  };
}

/** Opens the transaction and sets its scope. Not waited for: what is asked next travels with it and is answered after
 *  it, and should it fail, so does everything behind it. */
function beginIn(client: pg.PoolClient, begin: 'begin' | 'begin read only', actor: Actor): Promise<unknown> {
  sendTogether(client);
  const begun = client.query(`${begin}; ${scopeOf(actor)}`);
  begun.catch(() => undefined);
  return begun;
}

/** The settings that row-level security reads. Ids are UUIDs by type; checked again since they stand in SQL text. */
export function scopeOf(actor: Actor): string {
  const set = (name: string, value: string): string => {
    if (!/^[0-9a-z-]*$/.test(value)) throw new Error(`Not fit for a transaction scope: ${name}`);
    return `set local okienko.${name} = '${value}';`;
  };
  switch (actor.kind) {
    case 'person':
      return set('scope', 'person') + set('party', actor.partyId) + set('person', actor.personId);
    case 'staff':
      return set('scope', 'staff') + set('staff', actor.staffId);
    case 'system':
      return set('scope', 'system');
    case 'visitor':
      return set('scope', 'visitor');
  }
}
