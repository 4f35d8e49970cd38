import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';

export interface Taking {
  takenAt: Date;
  records: number | null;
  files: number | null;
}

export async function lastTakings(db: Db, partyId: PartyId, most: number): Promise<readonly Taking[]> {
  const found = await sql<Taking>`select t.taken_at as "takenAt", t.records, t.files from portability.taking t
    where t.party_id = ${partyId} order by t.taken_at desc, t.nth desc limit ${most}`.execute(db);
  return found.rows;
}

export async function takenOn(db: Db, partyId: PartyId, on: Day): Promise<number> {
  const counted = await sql<{
    count: number;
  }>`select count(*)::int as count from portability.taking t where t.party_id = ${partyId} and t.taken_on = ${on}`.execute(db);
  return counted.rows[0]?.count ?? 0;
}
