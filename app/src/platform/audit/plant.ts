import { sql } from 'kysely';
import type { Db, SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { appendCheckpoint, checkpointFile, signCheckpoint, type Checkpoint } from './checkpoint.ts';
import { leafOf, PRINTED_EVENT, type PrintedEvent } from './leaf.ts';
import { appendLeaf, EMPTY_RANGE, rootOf, type CompactRange } from './tree.ts';

/** Any fixed number: of all processes only the holder of this lock gives places in the tree. */
const PLANTER_LOCK = 7_316_622;
const CURSOR = 'audit-planter';
export const PLANT_BATCH = 1_000;
const LEAVES_A_READ = 10_000;
const REST_MS = 500;
const CHECKPOINT_EVERY_MS = 60_000;

/** What planting needs of the house. */
export type PlantingHouse = Pick<House, 'database' | 'seals' | 'clock' | 'config' | 'log'>;

const planter: SystemActor = { kind: 'system', name: 'platform.audit-planter', channel: 'worker' };

/** Gives the audit events that have been committed their places in the tree, in an order that never changes: by
 *  transaction, then by number, below the oldest transaction still running, so that nothing can appear before them.
 *  @returns how many got a place now; 0 also where another process is at it */
export async function plantAudit(house: PlantingHouse): Promise<number> {
  let planted = 0;
  for (;;) {
    const batch = await house.database.inTransaction(planter, async db => ({
      keep: true,
      answer: (await takeLock(db)) ? await plantBatch(db) : 0,
    }));
    planted += batch;
    if (batch < PLANT_BATCH) return planted;
  }
}

async function takeLock(db: Db): Promise<boolean> {
  const lock = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${sql.lit(PLANTER_LOCK)}) as mine`.execute(db);
  return lock.rows[0]?.mine === true;
}

async function plantBatch(db: Db): Promise<number> {
  const found = await sql<PrintedEvent & { txid: string; next_position: number }>`
    select ${sql.raw(PRINTED_EVENT)}, e.txid::text as txid, (select coalesce(max(l.position) + 1, 0) from platform.audit_leaf l) as next_position
    from platform.audit_event e
    where (e.txid, e.seq) > (coalesce((select c.txid from platform.relay_cursor c where c.name = ${CURSOR}), '0'::xid8), coalesce((select c.id from platform.relay_cursor c where c.name = ${CURSOR}), 0))
      and e.txid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.txid, e.seq limit ${sql.lit(PLANT_BATCH)}`.execute(db);
  const [first, last] = [found.rows[0], found.rows.at(-1)];
  if (!first || !last) return 0;
  const leaves = found.rows.map((event, index) => ({
    position: first.next_position + index,
    seq: event.seq,
    hash: leafOf(event).toString('hex'),
  }));
  await sql`insert into platform.audit_leaf (position, seq, leaf_hash)
    select l.position, l.seq, decode(l.hash, 'hex') from jsonb_to_recordset(${JSON.stringify(leaves)}::jsonb) as l(position bigint, seq bigint, hash text)`.execute(
    db,
  );
  await sql`insert into platform.relay_cursor (name, txid, id) values (${CURSOR}, ${last.txid}::xid8, ${last.seq}::bigint)
    on conflict (name) do update set txid = excluded.txid, id = excluded.id`.execute(db);
  return found.rows.length;
}

/** Signs the root of the tree as it stands. The copy outside is durable before the row, so that it is never behind.
 *  @returns nothing where no event was planted since the last one, or another process is at it */
export async function checkpointAudit(house: PlantingHouse): Promise<Checkpoint | undefined> {
  return house.database.inTransaction(planter, async db => {
    if (!(await takeLock(db))) return { keep: false, answer: undefined };
    const before = await lastRange(db);
    const range = await grow(db, before);
    if (range.size === before.size) return { keep: false, answer: undefined };
    const point = await signCheckpoint(house.seals.keys, { size: range.size, root: rootOf(range), at: house.clock() });
    await appendCheckpoint(checkpointFile(house.config.OKIENKO_DATA), point);
    await sql`insert into platform.audit_checkpoint (size, root, at, signature, certificate, peaks)
      values (${point.size}, ${point.root}, ${point.at}, ${point.signature}, ${point.certificate}, ${[...range.peaks]}::bytea[])`.execute(
      db,
    );
    return { keep: true, answer: point };
  });
}

async function lastRange(db: Db): Promise<CompactRange> {
  const found = await sql<CompactRange>`select c.size, c.peaks from platform.audit_checkpoint c order by c.size desc limit 1`.execute(db);
  return found.rows[0] ?? EMPTY_RANGE;
}

async function grow(db: Db, from: CompactRange): Promise<CompactRange> {
  let range = from;
  for (;;) {
    const leaves = await sql<{
      leaf_hash: Buffer;
    }>`select l.leaf_hash from platform.audit_leaf l where l.position >= ${range.size} order by l.position limit ${sql.lit(LEAVES_A_READ)}`.execute(
      db,
    );
    for (const { leaf_hash } of leaves.rows) range = appendLeaf(range, leaf_hash).range;
    if (leaves.rows.length < LEAVES_A_READ) return range;
  }
}

/** Plants all the time and signs a checkpoint each minute, until stopped; the last one is signed at the stop. */
export function startPlanting(house: PlantingHouse): { stop(): Promise<void> } {
  let stopped = false;
  let signedAt = 0;
  let wake: () => void = () => undefined;
  const running = (async () => {
    while (!stopped) {
      try {
        await plantAudit(house);
        if (Date.now() - signedAt >= CHECKPOINT_EVERY_MS) {
          await checkpointAudit(house);
          signedAt = Date.now();
        }
      } catch (fault) {
        house.log.warn({ fault: (fault as Error).message }, 'audit planter interrupted');
      }
      if (!stopped)
        await new Promise<void>(done => {
          const timer = setTimeout(done, REST_MS);
          wake = () => (clearTimeout(timer), done());
        });
    }
  })();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
      await plantAudit(house)
        .then(() => checkpointAudit(house))
        .catch((fault: Error) => house.log.warn({ fault: fault.message }, 'no last checkpoint'));
    },
  };
}
