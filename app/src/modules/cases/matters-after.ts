import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { MatterId, PartyId, SubmissionId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Bilingual } from '#platform/text/text.ts';
import type { MatterState } from './types.ts';

export interface MatterLine {
  matterId: MatterId;
  number: string;
  formCode: string;
  title: Bilingual;
  submissionId: SubmissionId;
  openedAt: Date;
  dueOn: Day;
  state: MatterState;
  reviewing: boolean;
  overdue: boolean;
  answerBy: Day | null;
  changedAt: Date;
}

/** The party's matters, newest first, from behind a place, one more than `limit`. What was decided is not told here: the
 *  letter that says it may still wait for its receipt. */
export async function mattersAfter(
  db: Db,
  partyId: PartyId,
  wish: { limit: number; after: { openedAt: string; matterId: string } | null },
): Promise<MatterLine[]> {
  const after = wish.after
    ? sql`and (m.opened_at, m.matter_id) < (${wish.after.openedAt}::timestamptz, ${wish.after.matterId}::uuid)`
    : sql``;
  const found = await sql<MatterLine>`
    select m.matter_id as "matterId", m.number, m.form_code as "formCode", m.title, m.submission_id as "submissionId", m.opened_at as "openedAt", m.due_on as "dueOn", m.state, m.reviewing, m.overdue,
      m.answer_by as "answerBy", m.changed_at as "changedAt"
    from cases.matter m where m.party_id = ${partyId} ${after} order by m.opened_at desc, m.matter_id desc limit ${wish.limit + 1}`.execute(
    db,
  );
  return found.rows;
}
