import { sql } from 'kysely';
import type { DraftId, PartyId, PersonId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import type { Channel, Db } from '#platform/context.ts';
import { asAttachment, asDraft, asSubmission } from './store.ts';
import type { Attachment, Draft, Submission } from './types.ts';

/** A draft not yet filed of this party; undefined where there is none, also when it is somebody else's. */
export async function findDraft(db: Db, partyId: PartyId, draftId: DraftId): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('submissions.draft')
    .selectAll()
    .where('draft_id', '=', draftId)
    .where('party_id', '=', partyId)
    .where('filed_as', 'is', null)
    .executeTakeFirst();
  return row && asDraft(row);
}

export async function listDrafts(db: Db, partyId: PartyId): Promise<Draft[]> {
  const rows = await db
    .selectFrom('submissions.draft')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('filed_as', 'is', null)
    .orderBy('saved_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(asDraft);
}

/** What a draft already filed became. */
export async function filedAs(db: Db, partyId: PartyId, draftId: DraftId): Promise<SubmissionId | undefined> {
  const row = await db
    .selectFrom('submissions.submission')
    .select('submission_id')
    .where('party_id', '=', partyId)
    .where('idempotency_key', '=', draftId)
    .executeTakeFirst();
  return row?.submission_id;
}

export async function listAttachments(db: Db, draftId: DraftId): Promise<Attachment[]> {
  const rows = await db.selectFrom('submissions.attachment').selectAll().where('draft_id', '=', draftId).orderBy('added_at').execute();
  return rows.map(asAttachment);
}

export async function findSubmission(db: Db, partyId: PartyId, submissionId: SubmissionId): Promise<Submission | undefined> {
  const row = await db
    .selectFrom('submissions.submission')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
  return row && asSubmission(row);
}

export interface SubmissionCard {
  submissionId: SubmissionId;
  formCode: string;
  formVersion: number;
  filedAt: Date;
  channel: Channel;
  receiptId: ReceiptId;
  byName: PersonId;
  total: number;
}

/** Newest first, a page of them with the count of all. */
export async function listSubmissions(
  db: Db,
  partyId: PartyId,
  wish: { formCode?: string; limit: number; offset: number },
): Promise<SubmissionCard[]> {
  const found =
    await sql<SubmissionCard>`select s.submission_id as "submissionId", s.form_code as "formCode", s.form_version as "formVersion", s.filed_at as "filedAt", s.channel,
      s.receipt_id as "receiptId", s.filed_by as "byName", count(*) over ()::int as total
    from submissions.submission s where s.party_id = ${partyId} and (${wish.formCode ?? null}::text is null or s.form_code = ${wish.formCode ?? null})
    order by s.filed_at desc, s.submission_id desc limit ${wish.limit} offset ${wish.offset}`.execute(db);
  return found.rows;
}
