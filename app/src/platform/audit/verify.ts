import { sql } from 'kysely';
import type { Db, SystemActor } from '#platform/context.ts';
import type { Database } from '#platform/database/database.ts';
import type { KeyProvider } from '#platform/documents/seals.ts';
import { checkpointFile, isOurs, readCheckpoints, type Checkpoint } from './checkpoint.ts';
import { leafOf, PRINTED_EVENT, type PrintedEvent } from './leaf.ts';
import { appendLeaf, EMPTY_RANGE, rootOf, type CompactRange } from './tree.ts';

export type AuditFault =
  /** The event reads otherwise than when it got its place. */
  | 'event-changed'
  /** The event had a place and is gone. */
  | 'event-gone'
  /** A place in the middle is gone. */
  | 'place-gone'
  /** The log ends before the size that a checkpoint swears to: its newest part was deleted, or an older backup restored. */
  | 'log-too-short'
  /** Events between the last root that agrees and this one were changed together with their places, or reordered. */
  | 'root-differs'
  /** An event was put among older ones after they had got their places. */
  | 'event-slipped-in'
  /** A checkpoint is not signed by us. */
  | 'checkpoint-forged'
  /** The database has a checkpoint that the copy outside has not. */
  | 'not-outside';

export type AuditVerdict =
  | { whole: true; events: number; checkpoints: number; newestCheckpoint: Date | null; waitingForPlace: number }
  | {
      whole: false;
      fault: AuditFault;
      /** The first event that cannot be trusted. Where it is gone without trace: the number after the last one there.
       *  Null where no event is at fault, only a checkpoint. */
      firstBadSeq: number | null;
      /** The last event that may be concerned, where only a stretch can be named. */
      lastBadSeq: number | null;
      position: number;
      /** Instant of the checkpoint that gave it away. */
      checkpoint: Date | null;
    };

type Bad = Extract<AuditVerdict, { whole: false }>;
interface Leaf {
  position: number;
  planted_seq: string;
  leaf_hash: Buffer;
}

const EVENTS_A_READ = 5_000;
const verifier: SystemActor = { kind: 'system', name: 'platform.audit-verifier', channel: 'worker' };

/** Reads the whole audit log again and holds it against every signed checkpoint, in the database and outside. */
export async function verifyAudit(given: { database: Database; keys: KeyProvider; dataFolder: string }): Promise<AuditVerdict> {
  return given.database.inTransaction(verifier, async db => {
    // The database first: the copy outside is written before it and can only be ahead.
    const inside = await checkpointsInside(db);
    const outside = await readCheckpoints(checkpointFile(given.dataFolder));
    const all = [...inside, ...outside];
    const signed = all.filter(point => isOurs(given.keys, point)).sort((a, b) => a.size - b.size);
    const walked = await walk(db, signed);
    if ('fault' in walked) return { keep: false, answer: walked };
    const answer = (await slippedIn(db)) ??
      forged(all, signed) ??
      notOutside(inside, outside) ?? {
        whole: true as const,
        events: walked.size,
        checkpoints: new Set(signed.map(point => point.size)).size,
        newestCheckpoint: signed.at(-1)?.at ?? null,
        waitingForPlace: await waiting(db),
      };
    return { keep: false, answer };
  });
}

async function checkpointsInside(db: Db): Promise<Checkpoint[]> {
  const found =
    await sql<Checkpoint>`select c.size, c.root, c.at, c.signature, c.certificate from platform.audit_checkpoint c order by c.size`.execute(
      db,
    );
  return found.rows;
}

/** Goes from place to place, hashes each event anew and compares the root at every size that a checkpoint swears to. */
async function walk(db: Db, signed: readonly Checkpoint[]): Promise<CompactRange | Bad> {
  let range = EMPTY_RANGE;
  let next = 0;
  let lastSeq = 0;
  let firstSinceAgreed: number | null = null;
  for (;;) {
    const read = await sql<Leaf & { [Column in keyof PrintedEvent]: PrintedEvent[Column] | null }>`
      select l.position, l.seq::text as planted_seq, l.leaf_hash, ${sql.raw(PRINTED_EVENT)}
      from platform.audit_leaf l left join platform.audit_event e on e.seq = l.seq
      where l.position >= ${range.size} order by l.position limit ${sql.lit(EVENTS_A_READ)}`.execute(db);
    for (const row of read.rows) {
      const seq = Number(row.planted_seq);
      if (row.position !== range.size) return bad('place-gone', lastSeq + 1, range.size);
      if (row.seq === null) return bad('event-gone', seq, row.position);
      if (!leafOf(row as PrintedEvent).equals(row.leaf_hash)) return bad('event-changed', seq, row.position);
      range = appendLeaf(range, row.leaf_hash).range;
      lastSeq = seq;
      firstSinceAgreed ??= seq;
      for (let point = signed[next]; point && point.size <= range.size; point = signed[++next]) {
        if (point.size === range.size && !point.root.equals(rootOf(range)))
          return { ...bad('root-differs', firstSinceAgreed ?? seq, row.position), lastBadSeq: seq, checkpoint: point.at };
        firstSinceAgreed = null;
      }
    }
    if (read.rows.length < EVENTS_A_READ) break;
  }
  const promised = signed[next];
  return promised ? { ...bad('log-too-short', lastSeq + 1, range.size), checkpoint: promised.at } : range;
}

const bad = (fault: AuditFault, seq: number | null, position: number): Bad => ({
  whole: false,
  fault,
  firstBadSeq: seq,
  lastBadSeq: seq,
  position,
  checkpoint: null,
});

async function slippedIn(db: Db): Promise<Bad | undefined> {
  const found = await sql<{ seq: number }>`
    select e.seq from platform.audit_event e
    where (e.txid, e.seq) < (select p.txid, p.seq from platform.audit_leaf l join platform.audit_event p on p.seq = l.seq order by l.position desc limit 1)
      and not exists (select 1 from platform.audit_leaf l where l.seq = e.seq)
    order by e.seq limit 1`.execute(db);
  const row = found.rows[0];
  return row && bad('event-slipped-in', row.seq, -1);
}

function forged(all: readonly Checkpoint[], signed: readonly Checkpoint[]): Bad | undefined {
  const point = all.find(one => !signed.includes(one));
  return point && { ...bad('checkpoint-forged', null, point.size), checkpoint: point.at };
}

function notOutside(inside: readonly Checkpoint[], outside: readonly Checkpoint[]): Bad | undefined {
  const copied = new Set(outside.map(point => `${point.size} ${point.root.toString('hex')}`));
  const point = inside.find(one => !copied.has(`${one.size} ${one.root.toString('hex')}`));
  return point && { ...bad('not-outside', null, point.size), checkpoint: point.at };
}

async function waiting(db: Db): Promise<number> {
  const found = await sql<{
    count: number;
  }>`select count(*) as count from platform.audit_event e where not exists (select 1 from platform.audit_leaf l where l.seq = e.seq)`.execute(
    db,
  );
  return found.rows[0]?.count ?? 0;
}
