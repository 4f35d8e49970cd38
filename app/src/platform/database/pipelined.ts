import type { Socket } from 'node:net';
import { type DatabaseConnection, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type QueryResult } from 'kysely';
import type pg from 'pg';
import type { Db } from '#platform/context.ts';
import type { Tables } from './tables.ts';

// What a page asks costs little; asking costs more: each question by itself wakes two processes, and with row-level
// security planning a small query takes several times as long as running it. So every parametrised statement is prepared
// once for each connection, and questions asked side by side (Promise.all) travel together. PostgreSQL answers them in
// order, as it would have one after another.

/** Texts that get a name; SQL that is put together anew each time must not fill the server's memory. */
const MOST_NAMES = 2_000;

const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const made = `s${names.size}`;
  names.set(text, made);
  return made;
}

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const noTransactions = (): never => {
  throw new Error('Transactions are begun by Database.inTransaction.');
};

/** Kysely over one connection for the time of one transaction. After `close` it asks nothing more: what was left
 *  running side by side must not reach into the next one's transaction. The connection must have been opened with
 *  `pipeline`. */
export function kyselyOver(client: pg.PoolClient): { db: Db; close(): void } {
  let open = true;
  const connection = connectionOver(client, () => open);
  const db = new Kysely<Tables>({
    dialect: {
      createAdapter: () => adapter,
      createIntrospector: known => new PostgresIntrospector(known),
      createQueryCompiler: () => compiler,
      createDriver: () => ({
        init: async () => undefined,
        acquireConnection: async () => connection,
        releaseConnection: async () => undefined,
        beginTransaction: noTransactions,
        commitTransaction: noTransactions,
        rollbackTransaction: noTransactions,
        destroy: async () => undefined,
      }),
    },
  });
  return {
    db,
    close() {
      open = false;
    },
  };
}

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function connectionOver(client: pg.PoolClient, isOpen: () => boolean): DatabaseConnection {
  return {
    async executeQuery<Row>({ sql: text, parameters }: { sql: string; parameters: readonly unknown[] }): Promise<QueryResult<Row>> {
      if (!isOpen()) throw new Error('This transaction is over.');
      sendTogether(client);
      const name = parameters.length > 0 ? nameOf(text) : undefined;
      const { command, rowCount, rows } = await client.query({ ...(name ? { name } : {}), text, values: [...parameters] });
      return { rows: rows as Row[], ...(CHANGES.has(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
    },
    streamQuery() {
      throw new Error('Rows are read whole.');
    },
  };
}

/** Holds back what is written to the connection until this turn has asked all it asks, so that it is one packet. */
export function sendTogether(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
