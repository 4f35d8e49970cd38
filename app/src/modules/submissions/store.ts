import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { DraftId, FileId, MandateId, PartyId, PersonId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import type { Channel, Ctx, Db } from '#platform/context.ts';
import type { Answers } from '#platform/forms/definition.ts';
import type { AnswerChannel, Attachment, Draft, ScanState, Submission } from './types.ts';

interface DraftRow {
  draft_id: DraftId; party_id: PartyId; person_id: PersonId; form_code: string; form_version: number; answers: string | Answers; page: string | null;
  answer_channel: AnswerChannel; begun_at: Date; saved_at: Date; filed_as: SubmissionId | null;
}

interface AttachmentRow {
  attachment_id: FileId; party_id: PartyId; draft_id: DraftId; submission_id: SubmissionId | null; file_name: string; media_type: string; bytes: number; sha256: string;
  scan: ScanState; scanned_at: Date | null; added_at: Date;
}

interface SubmissionRow {
  party_id: PartyId; submission_id: SubmissionId; form_code: string; form_version: number; answers: Answers; document: string; document_sha256: string; channel: Channel;
  answer_channel: AnswerChannel; signature: unknown; filed_by: PersonId; relation: Submission['relation']; mandate_id: MandateId | null; receipt_id: ReceiptId; filed_at: Date;
  idempotency_key: string; body_sha256: string; draft_id: DraftId | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    'submissions.draft': DraftRow;
    'submissions.attachment': AttachmentRow;
    'submissions.submission': SubmissionRow;
  }
}

const asDraft = (row: Selectable<DraftRow>): Draft => ({
  draftId: row.draft_id, partyId: row.party_id, personId: row.person_id, formCode: row.form_code, formVersion: row.form_version, answers: row.answers as Answers, page: row.page,
  answerChannel: row.answer_channel, begunAt: row.begun_at, savedAt: row.saved_at,
});

const asAttachment = (row: Selectable<AttachmentRow>): Attachment => ({
  attachmentId: row.attachment_id, partyId: row.party_id, draftId: row.draft_id, fileName: row.file_name, mediaType: row.media_type, bytes: row.bytes, sha256: row.sha256, scan: row.scan,
});

const asSubmission = (row: Selectable<SubmissionRow>): Submission => ({
  submissionId: row.submission_id, partyId: row.party_id, formCode: row.form_code, formVersion: row.form_version, answers: row.answers, document: row.document,
  documentSha256: row.document_sha256, channel: row.channel, answerChannel: row.answer_channel, filedBy: row.filed_by, relation: row.relation, mandateId: row.mandate_id,
  receiptId: row.receipt_id, filedAt: row.filed_at, draftId: row.draft_id,
});

export async function addDraft(db: Db, draft: Draft): Promise<void> {
  await db.insertInto('submissions.draft').values({
    draft_id: draft.draftId, party_id: draft.partyId, person_id: draft.personId, form_code: draft.formCode, form_version: draft.formVersion, answers: JSON.stringify(draft.answers),
    page: draft.page, answer_channel: draft.answerChannel, begun_at: draft.begunAt, saved_at: draft.savedAt, filed_as: null,
  }).execute();
}

/** A draft not yet filed of this party; undefined where there is none, also when it is somebody else's. */
export async function findDraft(db: Db, partyId: PartyId, draftId: DraftId): Promise<Draft | undefined> {
  const row = await db.selectFrom('submissions.draft').selectAll().where('draft_id', '=', draftId).where('party_id', '=', partyId).where('filed_as', 'is', null).executeTakeFirst();
  return row && asDraft(row);
}

export async function listDrafts(db: Db, partyId: PartyId): Promise<Draft[]> {
  const rows = await db.selectFrom('submissions.draft').selectAll().where('party_id', '=', partyId).where('filed_as', 'is', null).orderBy('saved_at', 'desc').limit(100).execute();
  return rows.map(asDraft);
}

export async function saveAnswers(db: Db, draft: Pick<Draft, 'draftId' | 'answers' | 'page' | 'savedAt'>): Promise<void> {
  await db.updateTable('submissions.draft').set({ answers: JSON.stringify(draft.answers), page: draft.page, saved_at: draft.savedAt }).where('draft_id', '=', draft.draftId).execute();
}

export async function saveAnswerChannel(db: Db, draftId: DraftId, answerChannel: AnswerChannel): Promise<void> {
  await db.updateTable('submissions.draft').set({ answer_channel: answerChannel }).where('draft_id', '=', draftId).execute();
}

export async function dropDraft(db: Db, draftId: DraftId): Promise<void> {
  await db.deleteFrom('submissions.attachment').where('draft_id', '=', draftId).where('submission_id', 'is', null).execute();
  await db.deleteFrom('submissions.draft').where('draft_id', '=', draftId).execute();
}

/** The draft has become a submission; its attachments belong to it now. */
export async function closeDraft(db: Db, draftId: DraftId, submissionId: SubmissionId): Promise<void> {
  await db.updateTable('submissions.draft').set({ filed_as: submissionId, answers: '{}' }).where('draft_id', '=', draftId).execute();
  await db.updateTable('submissions.attachment').set({ submission_id: submissionId }).where('draft_id', '=', draftId).where('scan', '=', 'clean').execute();
}

/** What a draft already filed became. */
export async function filedAs(db: Db, partyId: PartyId, draftId: DraftId): Promise<SubmissionId | undefined> {
  const row = await db.selectFrom('submissions.submission').select('submission_id').where('party_id', '=', partyId).where('idempotency_key', '=', draftId).executeTakeFirst();
  return row?.submission_id;
}

export async function addAttachment(db: Db, partyId: PartyId, attachment: Attachment, addedAt: Date): Promise<void> {
  await db.insertInto('submissions.attachment').values({
    attachment_id: attachment.attachmentId, party_id: partyId, draft_id: attachment.draftId, submission_id: null, file_name: attachment.fileName, media_type: attachment.mediaType,
    bytes: attachment.bytes, sha256: attachment.sha256, scan: attachment.scan, scanned_at: attachment.scan === 'waiting' ? null : addedAt, added_at: addedAt,
  }).execute();
}

export async function listAttachments(db: Db, draftId: DraftId): Promise<Attachment[]> {
  const rows = await db.selectFrom('submissions.attachment').selectAll().where('draft_id', '=', draftId).orderBy('added_at').execute();
  return rows.map(asAttachment);
}

export async function findAttachment(db: Db, attachmentId: FileId): Promise<Attachment | undefined> {
  const row = await db.selectFrom('submissions.attachment').selectAll().where('attachment_id', '=', attachmentId).executeTakeFirst();
  return row && asAttachment(row);
}

export async function dropAttachment(db: Db, draftId: DraftId, attachmentId: FileId): Promise<void> {
  await db.deleteFrom('submissions.attachment').where('attachment_id', '=', attachmentId).where('draft_id', '=', draftId).where('submission_id', 'is', null).execute();
}

export async function markScanned(db: Db, attachmentId: FileId, scan: ScanState, at: Date): Promise<void> {
  await db.updateTable('submissions.attachment').set({ scan, scanned_at: at }).where('attachment_id', '=', attachmentId).execute();
}

export async function findSubmission(db: Db, partyId: PartyId, submissionId: SubmissionId): Promise<Submission | undefined> {
  const row = await db.selectFrom('submissions.submission').selectAll().where('party_id', '=', partyId).where('submission_id', '=', submissionId).executeTakeFirst();
  return row && asSubmission(row);
}

export interface SubmissionCard { submissionId: SubmissionId; formCode: string; formVersion: number; filedAt: Date; channel: Channel; receiptId: ReceiptId; byName: PersonId; total: number }

/** Newest first, a page of them with the count of all. */
export async function listSubmissions(db: Db, partyId: PartyId, wish: { formCode?: string; limit: number; offset: number }): Promise<SubmissionCard[]> {
  const found = await sql<SubmissionCard>`select s.submission_id as "submissionId", s.form_code as "formCode", s.form_version as "formVersion", s.filed_at as "filedAt", s.channel,
      s.receipt_id as "receiptId", s.filed_by as "byName", count(*) over ()::int as total
    from submissions.submission s where s.party_id = ${partyId} and (${wish.formCode ?? null}::text is null or s.form_code = ${wish.formCode ?? null})
    order by s.filed_at desc, s.submission_id desc limit ${wish.limit} offset ${wish.offset}`.execute(db);
  return found.rows;
}

/** Holds the matter of one submission to this transaction, so that two workers do not decide it at once. */
export async function lockSubmission(ctx: Ctx, submissionId: SubmissionId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`submission ${submissionId}`}, 0))`.execute(ctx.db);
}
