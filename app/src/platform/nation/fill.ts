import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Nation } from './nation.ts';
import type { NationPart } from './part.ts';
import { copyLine, type NationTable, type Put } from './rows.ts';

/** People before firms before what ties them before matters: each may refer to those before. */
export const STAGES = ['person', 'firm', 'tie', 'branch', 'matter'] as const;
export type Stage = (typeof STAGES)[number];

/** One piece of work, one transaction: the rows of some numbers of one stage, table by table. */
interface Batch {
  stage: Stage;
  rows: number;
  tables: readonly { table: NationTable; bytes: Buffer }[];
}

/** How many of a stage go into one transaction: some hundred kilobytes, so that making the next is no pause. */
const A_BATCH: Record<Stage, number> = { person: 1_000, firm: 1_000, tie: 1_000, branch: 100, matter: 200 };
/** More connections than processors: one is always being written for while another is being filled. */
const LANES = 4;

export const sizeOf = (nation: Nation, stage: Stage): number =>
  ({ person: nation.persons, firm: nation.firms, tie: nation.firms, branch: nation.branches.length, matter: nation.matters })[stage];

export const batchCount = (nation: Nation, stage: Stage): number => Math.ceil(sizeOf(nation, stage) / A_BATCH[stage]);

/** The batches of one stage, each made when it is asked for. */
export function* batchesOf(nation: Nation, parts: readonly NationPart[], stage: Stage): Generator<Batch & { until: number }> {
  const tables = parts.flatMap(part => part.tables);
  const makers = parts.flatMap(part => (part[stage] ? [part[stage]] : []));
  const size = sizeOf(nation, stage);
  for (let from = 0; from < size; from += A_BATCH[stage]) {
    const until = Math.min(size, from + A_BATCH[stage]);
    const lines = new Map<NationTable, string>();
    let rows = 0;
    const put: Put = (table, row) => {
      rows += 1;
      lines.set(table, (lines.get(table) ?? '') + copyLine(row));
    };
    for (let n = from; n < until; n += 1) for (const make of makers) make(nation, n, put);
    const written = [...new Set(tables)].flatMap(table => {
      const text = lines.get(table);
      return text === undefined ? [] : [{ table, bytes: Buffer.from(text) }];
    });
    if (written.length < lines.size) throw new Error('A module writes into a table that it does not name in `tables`.');
    yield { stage, rows, tables: written, until };
  }
}

/** Writes batches over several connections at once, each in a transaction of its own. Constraints, triggers and indexes
 *  stand as they do for everybody: nothing has to be put back, and what is committed is right.
 *  @param after called when a batch is committed */
export async function writeBatches<B extends Batch>(
  clients: readonly pg.Client[],
  batches: Iterable<B>,
  after: (batch: B) => void,
): Promise<void> {
  const waiting = batches[Symbol.iterator]();
  let failed = false;
  const lane = async (client: pg.Client): Promise<void> => {
    for (let next = waiting.next(); !failed && next.done !== true; next = waiting.next()) {
      await writeBatch(client, next.value);
      after(next.value);
      // Lets the other lanes be served before the next batch is made.
      await new Promise(done => setImmediate(done));
    }
  };
  await Promise.all(
    clients.map(client =>
      lane(client).catch((fault: unknown) => {
        failed = true;
        throw fault;
      }),
    ),
  );
}

async function writeBatch(client: pg.Client, batch: Batch): Promise<void> {
  await client.query('begin');
  try {
    for (const { table, bytes } of batch.tables) {
      const stream = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`));
      stream.end(bytes);
      await once(stream, 'finish');
    }
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  }
}

/** Connections of the owner, who writes as the institution's machinery. That a commit is on disk is waited for once, at
 *  the end, by whoever made the nation. */
export async function openLanes(url: string, count = LANES): Promise<readonly pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url, options: '-c synchronous_commit=off' }));
  await Promise.all(clients.map(client => client.connect()));
  await Promise.all(clients.map(client => client.query(`select set_config('okienko.scope', 'system', false)`)));
  return clients;
}
