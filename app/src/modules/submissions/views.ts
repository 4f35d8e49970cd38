import { honouredAttemptOf } from './store-attempts.ts';
import { sql } from 'kysely';
import type { DraftId, PartyId, PersonId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import type { Channel, Ctx, Db, SystemActor } from '#platform/context.ts';
import { asAttachment, asDraft, asSubmission } from './store.ts';
import type { Attachment, Draft, Submission } from './types.ts';

/** Drafts of a party that are still drafts. A draft's id is the key of its filing, so one is filed from the commit on,
 *  before any listener has heard of it.
 *  @param by only those this person began; null for all */
const drafts = (db: Db, partyId: PartyId, by: PersonId | null) =>
  db
    .selectFrom('submissions.draft as d')
    .selectAll('d')
    .where('d.party_id', '=', partyId)
    .where('d.filed_as', 'is', null)
    .where(sql<boolean>`(${by}::uuid is null or d.person_id = ${by})`)
    .where(
      sql<boolean>`not exists (select 1 from submissions.submission s where s.party_id = d.party_id and s.idempotency_key = d.draft_id)`,
    );

/** Undefined where there is none, also when it is not to be seen. */
export async function findDraft(db: Db, partyId: PartyId, draftId: DraftId, by: PersonId | null = null): Promise<Draft | undefined> {
  const row = await drafts(db, partyId, by).where('d.draft_id', '=', draftId).executeTakeFirst();
  return row && asDraft(row);
}

export type DraftCard = Pick<Draft, 'draftId' | 'formCode' | 'formVersion' | 'begunAt' | 'savedAt'>;

/** The drafts saved last, without what was written in them. */
export async function newestDrafts(db: Db, partyId: PartyId, by: PersonId | null, most: number): Promise<readonly DraftCard[]> {
  const found = await sql<DraftCard>`
    select d.draft_id as "draftId", d.form_code as "formCode", d.form_version as "formVersion", d.begun_at as "begunAt", d.saved_at as "savedAt"
    from submissions.draft d where d.party_id = ${partyId} and d.filed_as is null and (${by}::uuid is null or d.person_id = ${by}::uuid)
      and not exists (select 1 from submissions.submission s where s.party_id = d.party_id and s.idempotency_key = d.draft_id)
    order by d.saved_at desc limit ${most}`.execute(db);
  return found.rows;
}

export async function listDrafts(db: Db, partyId: PartyId, by: PersonId | null = null): Promise<Draft[]> {
  const rows = await drafts(db, partyId, by).orderBy('d.saved_at', 'desc').limit(100).execute();
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
  wish: { formCode?: string; by: PersonId | null; limit: number; offset: number },
): Promise<SubmissionCard[]> {
  const found =
    await sql<SubmissionCard>`select s.submission_id as "submissionId", s.form_code as "formCode", s.form_version as "formVersion", s.filed_at as "filedAt", s.channel,
      s.receipt_id as "receiptId", s.filed_by as "byName", count(*) over ()::int as total
    from submissions.submission s where s.party_id = ${partyId} and (${wish.formCode ?? null}::text is null or s.form_code = ${wish.formCode ?? null})
      and (${wish.by}::uuid is null or s.filed_by = ${wish.by})
    order by s.filed_at desc, s.submission_id desc limit ${wish.limit} offset ${wish.offset}`.execute(db);
  return found.rows;
}

export interface SubmissionLine {
  submissionId: SubmissionId;
  formCode: string;
  formVersion: number;
  filedAt: Date;
  channel: Channel;
  receiptId: ReceiptId;
}

/** Newest first, from behind a place, one more than `limit` so that the caller knows whether there are more. */
export async function submissionsAfter(
  db: Db,
  partyId: PartyId,
  wish: { formCode: string | null; by: PersonId | null; limit: number; after: { filedAt: string; submissionId: string } | null },
): Promise<SubmissionLine[]> {
  const after = wish.after
    ? sql`and (s.filed_at, s.submission_id) < (${wish.after.filedAt}::timestamptz, ${wish.after.submissionId}::uuid)`
    : sql``;
  const found =
    await sql<SubmissionLine>`select s.submission_id as "submissionId", s.form_code as "formCode", s.form_version as "formVersion", s.filed_at as "filedAt", s.channel, s.receipt_id as "receiptId"
    from submissions.submission s where s.party_id = ${partyId} and (${wish.formCode}::text is null or s.form_code = ${wish.formCode}) and (${wish.by}::uuid is null or s.filed_by = ${wish.by}) ${after}
    order by s.filed_at desc, s.submission_id desc limit ${wish.limit + 1}`.execute(db);
  return found.rows;
}

/** Files that went along with a submission; by id for one of them. Only clean ones were ever filed. */
export async function listFiledAttachments(db: Db, submissionId: SubmissionId): Promise<Attachment[]> {
  const rows = await db
    .selectFrom('submissions.attachment')
    .selectAll()
    .where('submission_id', '=', submissionId)
    .where('scan', '=', 'clean')
    .orderBy('added_at')
    .execute();
  return rows.map(asAttachment);
}

/** The attempt whose time counts for a filing, if a clerk has honoured one. */
export const findHonouredAttempt = honouredAttemptOf;
/** How many have begun a version of a form and not filed it, whoever they are. */
export async function countOpenDrafts(ctx: Ctx<SystemActor>, form: { code: string; version: number }): Promise<number> {
  const found = await sql<{
    count: number;
  }>`select count(*)::int as count from submissions.draft d where d.form_code = ${form.code} and d.form_version = ${form.version} and d.filed_as is null`.execute(
    ctx.db,
  );
  return found.rows[0]?.count ?? 0;
}
