import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { DraftId, FileId, MandateId, PartyId, PersonId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import type { Channel, Ctx, Db } from '#platform/context.ts';
import type { UndoStep } from '#platform/forms/change-lists.ts';
import type { Answers } from '#platform/forms/definition.ts';
import type { AnswerChannel, Attachment, Draft, ScanState, Submission } from './types.ts';

interface DraftRow {
  draft_id: DraftId;
  party_id: PartyId;
  person_id: PersonId;
  form_code: string;
  form_version: number;
  answers: string | Answers;
  undo: string | readonly UndoStep[];
  page: string | null;
  answer_channel: AnswerChannel;
  begun_at: Date;
  saved_at: Date;
  filed_as: SubmissionId | null;
}

interface AttachmentRow {
  attachment_id: FileId;
  party_id: PartyId;
  draft_id: DraftId;
  submission_id: SubmissionId | null;
  file_name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  scan: ScanState;
  scanned_at: Date | null;
  added_at: Date;
}

interface SubmissionRow {
  party_id: PartyId;
  submission_id: SubmissionId;
  form_code: string;
  form_version: number;
  answers: Answers;
  document: string;
  document_sha256: string;
  channel: Channel;
  answer_channel: AnswerChannel;
  signature: unknown;
  filed_by: PersonId;
  relation: Submission['relation'];
  mandate_id: MandateId | null;
  receipt_id: ReceiptId;
  filed_at: Date;
  idempotency_key: string;
  body_sha256: string;
  draft_id: DraftId | null;
}

declare module '#platform/database/tables.ts' {
  interface Tables {
    'submissions.draft': DraftRow;
    'submissions.attachment': AttachmentRow;
    'submissions.submission': SubmissionRow;
  }
}

export const asDraft = (row: Selectable<DraftRow>): Draft => ({
  draftId: row.draft_id,
  partyId: row.party_id,
  personId: row.person_id,
  formCode: row.form_code,
  formVersion: row.form_version,
  answers: row.answers as Answers,
  undo: row.undo as readonly UndoStep[],
  page: row.page,
  answerChannel: row.answer_channel,
  begunAt: row.begun_at,
  savedAt: row.saved_at,
});

export const asAttachment = (row: Selectable<AttachmentRow>): Attachment => ({
  attachmentId: row.attachment_id,
  partyId: row.party_id,
  draftId: row.draft_id,
  fileName: row.file_name,
  mediaType: row.media_type,
  bytes: row.bytes,
  sha256: row.sha256,
  scan: row.scan,
});

export const asSubmission = (row: Selectable<SubmissionRow>): Submission => ({
  submissionId: row.submission_id,
  partyId: row.party_id,
  formCode: row.form_code,
  formVersion: row.form_version,
  answers: row.answers,
  document: row.document,
  documentSha256: row.document_sha256,
  channel: row.channel,
  answerChannel: row.answer_channel,
  filedBy: row.filed_by,
  relation: row.relation,
  mandateId: row.mandate_id,
  receiptId: row.receipt_id,
  filedAt: row.filed_at,
  draftId: row.draft_id,
});

export async function addDraft(db: Db, draft: Draft): Promise<void> {
  await db
    .insertInto('submissions.draft')
    .values({
      draft_id: draft.draftId,
      party_id: draft.partyId,
      person_id: draft.personId,
      form_code: draft.formCode,
      form_version: draft.formVersion,
      answers: JSON.stringify(draft.answers),
      undo: JSON.stringify(draft.undo),
      page: draft.page,
      answer_channel: draft.answerChannel,
      begun_at: draft.begunAt,
      saved_at: draft.savedAt,
      filed_as: null,
    })
    .execute();
}

export async function saveAnswers(db: Db, draft: Pick<Draft, 'draftId' | 'answers' | 'undo' | 'page' | 'savedAt'>): Promise<void> {
  await db
    .updateTable('submissions.draft')
    .set({ answers: JSON.stringify(draft.answers), undo: JSON.stringify(draft.undo), page: draft.page, saved_at: draft.savedAt })
    .where('draft_id', '=', draft.draftId)
    .execute();
}

export async function saveAnswerChannel(db: Db, draftId: DraftId, answerChannel: AnswerChannel): Promise<void> {
  await db.updateTable('submissions.draft').set({ answer_channel: answerChannel }).where('draft_id', '=', draftId).execute();
}

export async function dropDraft(db: Db, draftId: DraftId): Promise<void> {
  await db.deleteFrom('submissions.attachment').where('draft_id', '=', draftId).where('submission_id', 'is', null).execute();
  await db.deleteFrom('submissions.draft').where('draft_id', '=', draftId).execute();
}

/** Locks a draft that is neither filed nor thrown away, until commit. @returns whether there is one */
export async function lockOpenDraft(db: Db, draftId: DraftId): Promise<boolean> {
  const open = await sql`select 1 from submissions.draft d where d.draft_id = ${draftId} and d.filed_as is null
    and not exists (select 1 from submissions.submission s where s.party_id = d.party_id and s.idempotency_key = d.draft_id) for update of d`.execute(
    db,
  );
  return open.rows.length > 0;
}

/** The draft has become a submission; the attachments it had when it was filed belong to it now. */
export async function closeDraft(db: Db, draftId: DraftId, submissionId: SubmissionId, filedAt: Date): Promise<void> {
  await db
    .updateTable('submissions.draft')
    .set({ filed_as: submissionId, answers: '{}', undo: '[]' })
    .where('draft_id', '=', draftId)
    .execute();
  await db
    .updateTable('submissions.attachment')
    .set({ submission_id: submissionId })
    .where('draft_id', '=', draftId)
    .where('scan', '=', 'clean')
    .where('added_at', '<=', filedAt)
    .execute();
}

export async function addAttachment(db: Db, partyId: PartyId, attachment: Attachment, addedAt: Date): Promise<void> {
  await db
    .insertInto('submissions.attachment')
    .values({
      attachment_id: attachment.attachmentId,
      party_id: partyId,
      draft_id: attachment.draftId,
      submission_id: null,
      file_name: attachment.fileName,
      media_type: attachment.mediaType,
      bytes: attachment.bytes,
      sha256: attachment.sha256,
      scan: attachment.scan,
      scanned_at: attachment.scan === 'waiting' ? null : addedAt,
      added_at: addedAt,
    })
    .execute();
}

export async function findAttachment(db: Db, attachmentId: FileId): Promise<Attachment | undefined> {
  const row = await db.selectFrom('submissions.attachment').selectAll().where('attachment_id', '=', attachmentId).executeTakeFirst();
  return row && asAttachment(row);
}

export async function dropAttachment(db: Db, draftId: DraftId, attachmentId: FileId): Promise<void> {
  await db
    .deleteFrom('submissions.attachment')
    .where('attachment_id', '=', attachmentId)
    .where('draft_id', '=', draftId)
    .where('submission_id', 'is', null)
    .execute();
}

export async function markScanned(db: Db, attachmentId: FileId, scan: ScanState, at: Date): Promise<void> {
  await db.updateTable('submissions.attachment').set({ scan, scanned_at: at }).where('attachment_id', '=', attachmentId).execute();
}

/** Holds the matter of one submission to this transaction, so that two workers do not decide it at once. */
export async function lockSubmission(ctx: Ctx, submissionId: SubmissionId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`submission ${submissionId}`}, 0))`.execute(ctx.db);
}
