import { sql } from 'kysely';
import type { Id, MatterId, PartyId, StaffId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { ChangeId } from '../types.ts';

export type HoldId = Id<'hold'>;

export interface Hold {
  holdId: HoldId;
  partyId: PartyId;
  /** Null where it is on all matters of the party. */
  matterId: MatterId | null;
  /** What it is on, for people. */
  label: string;
  reason: string;
  placedAt: Date;
  placedBy: StaffId;
  liftedAt: Date | null;
  /** The change by which two people lifted it. */
  liftedByChange: ChangeId | null;
}

const COLUMNS = sql.raw(
  'h.hold_id as "holdId", h.party_id as "partyId", h.matter_id as "matterId", h.label, h.reason, h.placed_at as "placedAt", h.placed_by as "placedBy", h.lifted_at as "liftedAt", h.lifted_by_change as "liftedByChange"',
);

export async function addHold(db: Db, hold: Omit<Hold, 'liftedAt' | 'liftedByChange'>): Promise<void> {
  await sql`insert into administration.hold (hold_id, party_id, matter_id, label, reason, placed_at, placed_by)
    values (${hold.holdId}, ${hold.partyId}, ${hold.matterId}, ${hold.label}, ${hold.reason}, ${hold.placedAt}, ${hold.placedBy})`.execute(
    db,
  );
}

/** By a change that two people made; anything else the database refuses. */
export async function endHold(db: Db, holdId: HoldId, end: { at: Date; change: ChangeId }): Promise<void> {
  await sql`update administration.hold set lifted_at = ${end.at}, lifted_by_change = ${end.change} where hold_id = ${holdId}`.execute(db);
}

export async function findHold(db: Db, holdId: HoldId): Promise<Hold | undefined> {
  const found = await sql<Hold>`select ${COLUMNS} from administration.hold h where h.hold_id = ${holdId}`.execute(db);
  return found.rows[0];
}

/** Those in force first, newest first. */
export async function listHolds(db: Db, wish: { limit: number; offset: number }): Promise<{ holds: readonly Hold[]; total: number }> {
  const found = await sql<Hold & { total: number }>`select ${COLUMNS}, count(*) over ()::int as total from administration.hold h
    order by (h.lifted_at is null) desc, h.placed_at desc, h.hold_id limit ${sql.lit(wish.limit)} offset ${wish.offset}`.execute(db);
  return { holds: found.rows, total: found.rows[0]?.total ?? 0 };
}

/** What is on hold now: whole parties, and single matters. */
export async function heldNow(db: Db): Promise<{ parties: readonly PartyId[]; matters: readonly MatterId[] }> {
  const found = await sql<{ partyId: PartyId; matterId: MatterId | null }>`
    select h.party_id as "partyId", h.matter_id as "matterId" from administration.hold h where h.lifted_at is null`.execute(db);
  return {
    parties: found.rows.filter(row => row.matterId === null).map(row => row.partyId),
    matters: found.rows.flatMap(row => row.matterId ?? []),
  };
}

/** Nobody else places a hold on this party, or destroys anything of theirs, until commit: of a hold and a destruction that
 *  meet, the one that comes second sees what the first did. */
export async function lockHoldsOf(db: Db, partyId: PartyId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hold ${partyId}`}, 0))`.execute(db);
}

/** Whether a hold in force is on the party, or on this matter of theirs. */
export async function isHeld(db: Db, of: { partyId: PartyId; matterId: MatterId | null }): Promise<boolean> {
  const found = await sql`select 1 from administration.hold h where h.party_id = ${of.partyId} and h.lifted_at is null
    and (h.matter_id is null or h.matter_id = ${of.matterId}) limit 1`.execute(db);
  return found.rows.length > 0;
}
