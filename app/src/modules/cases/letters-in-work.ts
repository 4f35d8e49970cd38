import { sql } from 'kysely';
import type { MatterId, PartyId, StaffId } from '#kernel/ids.ts';
import type { Ctx, Db } from '#platform/context.ts';
import type { ClerkAnswer } from './rules/draft.ts';

/** A letter as a clerk is just typing it, right or not. */
export interface LetterInWork {
  template: string;
  edited: { pl: readonly string[]; en: readonly string[] };
  reason: string;
  sum: string;
  savedAt: Date;
}

export async function findLetterInWork(
  db: Db,
  partyId: PartyId,
  matterId: MatterId,
  answer: ClerkAnswer,
): Promise<LetterInWork | undefined> {
  const found = await sql<LetterInWork>`select w.template, w.edited, w.reason, w.sum, w.saved_at as "savedAt" from cases.letter_in_work w
    where w.party_id = ${partyId} and w.matter_id = ${matterId} and w.answer = ${answer}`.execute(db);
  return found.rows[0];
}

export async function keepLetterInWork(
  ctx: Ctx,
  of: { partyId: PartyId; matterId: MatterId; answer: ClerkAnswer; staffId: StaffId },
  letter: Omit<LetterInWork, 'savedAt'>,
): Promise<void> {
  await sql`insert into cases.letter_in_work (party_id, matter_id, answer, template, edited, reason, sum, staff_id, saved_at)
    values (${of.partyId}, ${of.matterId}, ${of.answer}, ${letter.template}, ${JSON.stringify(letter.edited)}::jsonb, ${letter.reason}, ${letter.sum}, ${of.staffId}, ${ctx.now})
    on conflict (party_id, matter_id, answer) do update set template = excluded.template, edited = excluded.edited, reason = excluded.reason, sum = excluded.sum, staff_id = excluded.staff_id, saved_at = excluded.saved_at`.execute(
    ctx.db,
  );
}

/** What was typed is thrown away: it was sent, proposed, or is to begin anew. */
export async function dropLettersInWork(ctx: Ctx, partyId: PartyId, matterId: MatterId, answer: ClerkAnswer | null = null): Promise<void> {
  await sql`delete from cases.letter_in_work w where w.party_id = ${partyId} and w.matter_id = ${matterId} ${answer === null ? sql`` : sql`and w.answer = ${answer}`}`.execute(
    ctx.db,
  );
}
