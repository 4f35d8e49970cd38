import pg from 'pg';
import type { Actor, Db, StaffActor } from '#platform/context.ts';
import { markReading } from '#platform/asked-once.ts';
import { kyselyOver } from './executor.ts';
import { type Line, lineOver } from './lines.ts';
import { openReaders } from './readers.ts';

/** The one way to the database. There is no global handle: use cases get `ctx.db`, already inside a transaction. */
export interface Database {
  readonly url: string;
  /** Raw connections under the application's role, for the hot statements of the group-commit writers. */
  readonly pool: pg.Pool;
  /** Connections whose scope is `writer` for all their life: only the hot statements go here, those of group-commit
   *  writers and the look-up of sessions. */
  readonly writerPool: pg.Pool;
  /** Runs `work` in one transaction whose row-level security sees only what `actor` may see.
   *  Commits when it resolves with `keep`, rolls back when it throws or resolves without.
   *  @param at the moment of the house's clock; what is open to staff is open at a moment, and without one nothing is */
  inTransaction<T>(actor: Actor, work: (db: Db) => Promise<{ keep: boolean; answer: T }>, at?: Date): Promise<T>;
  /** The same for questions. They only read: what is asked in one turn of the event loop is one transaction. */
  inReading<T>(actor: Actor, question: (db: Db) => Promise<T>, at?: Date): Promise<T>;
  close(): Promise<void>;
}

// Counts and money come as bigint columns; dates as the ISO text they are, never as an instant.
pg.types.setTypeParser(pg.types.builtins.DATE, text => text);
pg.types.setTypeParser(pg.types.builtins.INT8, text => Number(text));

const WRITER_CONNECTIONS = 6;
/** Shared by all who only read; as many long questions may be answered side by side. */
const READER_CONNECTIONS = 6;
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
    // A server that vanished without a word is noticed.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
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
  const readerPool = openPool(url, READER_CONNECTIONS, '-c role=okienko_app -c default_transaction_read_only=on');
  const readers = openReaders(readerPool, READER_CONNECTIONS);
  return {
    url,
    pool,
    writerPool,
    async inTransaction(actor, work, at) {
      const client = await pool.connect();
      const line = lineOver(client);
      const { db, close } = kyselyOver(line);
      let broken: Error | undefined;
      try {
        const begun = beginIn(line, scopeOf(actor, at));
        const outcome = await work(db);
        close();
        await begun;
        const end = outcome.keep ? 'commit' : 'rollback';
        // A transaction in which a question failed is not kept, even when whoever asked took it lightly.
        if ((await line.end(end)).command !== end.toUpperCase()) throw new Error('The transaction had failed and was not kept.');
        return outcome.answer;
      } catch (fault) {
        close();
        // A connection that cannot even roll back is given up.
        await line.end('rollback').catch((worse: Error) => {
          broken = worse;
        });
        throw fault;
      } finally {
        client.release(broken);
      }
    },
    async inReading(actor, question, at) {
      const { db, close } = kyselyOver(readers.inScope(scopeOf(actor, at)));
      markReading(db);
      try {
        return await question(db);
      } finally {
        close();
      }
    },
    async close() {
      await pool.end();
      await writerPool.end();
      await readerPool.end();
    },
  };
}

/** Opens the transaction and sets its scope. Not waited for: what is asked next travels with it and is answered after
 *  it, and should it fail, so does everything behind it. */
function beginIn(line: Line, { text, values }: Scope): Promise<unknown> {
  const begun = Promise.all([line.ask('begin'), line.ask(text, values)]);
  begun.catch(() => undefined);
  return begun;
}

interface Scope {
  text: string;
  values: readonly string[];
}

/** Sets what row-level security reads, for the time of one transaction. */
function scopeOf(actor: Actor, at: Date | undefined): Scope {
  const set = (...names: string[]): string =>
    `select ${names.map((name, place) => `set_config('okienko.${name}', $${place + 1}, true)`).join(', ')}`;
  switch (actor.kind) {
    case 'person':
      return { text: set('scope', 'party', 'person'), values: ['person', actor.partyId, actor.personId] };
    case 'staff':
      return staffScope(set('scope', 'staff', 'roles', 'branch', 'nationwide'), actor, at);
    case 'system':
      return { text: set('scope'), values: ['system'] };
    case 'visitor':
      return { text: set('scope'), values: ['visitor'] };
  }
}

function staffScope(text: string, { staffId, roles, branchCode, nationwide = [] }: StaffActor, at: Date | undefined): Scope {
  const values = ['staff', staffId, roles.join(','), branchCode, nationwide.join(',')];
  if (at === undefined) return { text, values };
  const opened = `set_config('okienko.opened', platform.door_opened($2::uuid, $${values.length + 1}::timestamptz), true)`;
  return { text: `${text}, ${opened}`, values: [...values, at.toISOString()] };
}
