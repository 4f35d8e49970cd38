import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { Ctx, Db, PersonActor } from '#platform/context.ts';

/** A copy weighs on the house, and a broken download must not cost a day. The check of the table says the same. */
export const TAKINGS_A_DAY = 3;

export interface Taking {
  takenAt: Date;
  records: number | null;
  files: number | null;
}

/** Takes one of the day's places. @returns which it is; undefined where none is left, or two ask at the same instant */
export async function beginTaking(ctx: Ctx<PersonActor>, on: Day): Promise<number | undefined> {
  const { partyId, personId } = ctx.actor;
  const begun = await sql<{ nth: number }>`insert into portability.taking (party_id, taken_on, nth, person_id, taken_at)
    select ${partyId}::uuid, ${on}::date, done.count + 1, ${personId}::uuid, ${ctx.now}
    from (select count(*)::int as count from portability.taking t where t.party_id = ${partyId} and t.taken_on = ${on}) done
    where done.count < ${TAKINGS_A_DAY} on conflict do nothing returning nth`.execute(ctx.db);
  return begun.rows[0]?.nth;
}

export async function noteTaking(
  ctx: Ctx<PersonActor>,
  taking: { on: Day; nth: number; records: number; files: number; bytes: number },
): Promise<void> {
  await sql`update portability.taking set records = ${taking.records}, files = ${taking.files}, bytes = ${taking.bytes}
    where party_id = ${ctx.actor.partyId} and taken_on = ${taking.on} and nth = ${taking.nth}`.execute(ctx.db);
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
