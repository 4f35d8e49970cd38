import type { PartyId, StaffId, SubmissionId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';

export interface HonouredAttempt {
  number: string;
  partyId: PartyId;
  submissionId: SubmissionId;
  attemptedAt: Date;
  proved: 'seal-and-journal' | 'journal' | 'seal';
  sameAnswers: boolean;
  reason: string;
  honouredBy: StaffId;
  honouredAt: Date;
}

interface HonouredAttemptRow {
  number: string;
  party_id: PartyId;
  submission_id: SubmissionId;
  attempted_at: Date;
  proved: HonouredAttempt['proved'];
  same_answers: boolean;
  reason: string;
  honoured_by: StaffId;
  honoured_at: Date;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    'submissions.honoured_attempt': HonouredAttemptRow;
  }
}

/** @returns false where this proof, or this filing, has been used */
export async function addHonouredAttempt(db: Db, attempt: HonouredAttempt): Promise<boolean> {
  const added = await db
    .insertInto('submissions.honoured_attempt')
    .values({
      number: attempt.number,
      party_id: attempt.partyId,
      submission_id: attempt.submissionId,
      attempted_at: attempt.attemptedAt,
      proved: attempt.proved,
      same_answers: attempt.sameAnswers,
      reason: attempt.reason,
      honoured_by: attempt.honouredBy,
      honoured_at: attempt.honouredAt,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows ?? 0) === 1;
}

export async function honouredAttemptOf(
  db: Db,
  partyId: PartyId,
  submissionId: SubmissionId,
): Promise<Pick<HonouredAttempt, 'number' | 'attemptedAt' | 'reason'> | undefined> {
  const row = await db
    .selectFrom('submissions.honoured_attempt')
    .select(['number', 'attempted_at', 'reason'])
    .where('party_id', '=', partyId)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  return row && { number: row.number, attemptedAt: row.attempted_at, reason: row.reason };
}
