import { sql } from 'kysely';
import { type Day, startOfDay } from '#kernel/day.ts';
import type { MatterId, PartyId } from '#kernel/ids.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';

/** How many matters of a form ended in a year. */
export interface EndedInYear {
  formCode: string;
  year: number;
  count: number;
  /** Of these, how many were asked for by name. */
  named: number;
}

/** A matter at its end: its number and when, nothing of what it was about. */
export interface EndedMatter {
  matterId: MatterId;
  partyId: PartyId;
  number: string;
  endedAt: Date;
}

/** Matters that ended before a day, by form and year. Answers administrators and auditors; others get nothing.
 *  @param named parties and matters that are counted apart */
export async function endedByYear(
  ctx: Ctx<StaffActor>,
  forms: readonly { formCode: string; endedBefore: Day }[],
  named: { parties: readonly PartyId[]; matters: readonly MatterId[] },
): Promise<readonly EndedInYear[]> {
  const found = await sql<EndedInYear>`select e.form_code as "formCode", e.ended_in as year, e.counted as count, e.named
    from cases.door_ended_by_year(${forms.map(form => form.formCode)}::text[], ${forms.map(form => startOfDay(form.endedBefore))}::timestamptz[],
      ${[...named.parties]}::uuid[], ${[...named.matters]}::uuid[]) e`.execute(ctx.db);
  return found.rows;
}

/** Matters of a form that ended in a stretch of days, oldest end first, from behind one of them.
 *  @param wish.before first day after the stretch */
export async function endedMatters(
  ctx: Ctx<StaffActor>,
  wish: { formCode: string; from: Day; before: Day; behind: MatterId | null; limit: number },
): Promise<readonly EndedMatter[]> {
  const found = await sql<EndedMatter>`select e.matter_id as "matterId", e.party_id as "partyId", e.number, e.ended_at as "endedAt"
    from cases.door_ended(${wish.formCode}, ${startOfDay(wish.from)}, ${startOfDay(wish.before)}, ${wish.behind}, ${wish.limit}) e`.execute(
    ctx.db,
  );
  return found.rows;
}

/** Whose matter a whole number is of. Answers administrators; others get nothing. */
export async function matterOfNumber(ctx: Ctx<StaffActor>, number: string): Promise<{ matterId: MatterId; partyId: PartyId } | undefined> {
  const found = await sql<{ matterId: MatterId; partyId: PartyId }>`
    select m.matter_id as "matterId", m.party_id as "partyId" from cases.door_matter_of_number(${number}) m`.execute(ctx.db);
  return found.rows[0];
}
