import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { TAKINGS_A_DAY } from './rules.ts';

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
