import type { Pool } from 'pg';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { ReceiptId, SubmissionId } from '#kernel/ids.ts';
import { createGroupWriter, type GroupWriter } from '#platform/database/group-writer.ts';
import type { House } from '#platform/house.ts';
import { FILE_MANY, FILE_ONE } from './filing-sql.ts';
import type { Filed, Filing, FilingRefusal } from './types.ts';

type Outcome = Result<Filed, FilingRefusal>;
interface FiledRow {
  place: number;
  receipt_number: string | null;
  received_at: Date | null;
}

const LANES = 2;
const MOST_TOGETHER = 64;

export type FilingWriter = GroupWriter<Filing, Outcome>;

const writers = new WeakMap<House, FilingWriter>();

/** Puts another writer in place, before the first filing: a measurement compares ours with a plainer one. */
export function useFilingWriter(house: House, writer: FilingWriter): void {
  writers.set(house, writer);
}

/** The filing writer of this process. Resolves after COMMIT. Throws QueueFull when more wait than config allows. */
export function filingWriter(house: House): FilingWriter {
  const made = writers.get(house) ?? makeWriter(house);
  writers.set(house, made);
  return made;
}

function makeWriter(house: House): FilingWriter {
  const pool = house.database.writerPool;
  return createGroupWriter<Filing, Outcome>({
    async one(filing) {
      const answer = await pool.query<FiledRow>({ name: 'file-one', text: FILE_ONE, values: columns(filing) });
      return outcomeOf(pool, filing, answer.rows[0]);
    },
    async many(filings) {
      const wishes = `[${filings.map(asJson).join(',')}]`;
      const answer = await pool.query<FiledRow>({ name: 'file-many', text: FILE_MANY, values: [wishes] });
      const byPlace = new Map(answer.rows.map(row => [row.place, row]));
      return Promise.all(filings.map((filing, place) => outcomeOf(pool, filing, byPlace.get(place))));
    },
    lanes: LANES,
    maxBatch: MOST_TOGETHER,
    maxQueue: house.config.FILING_QUEUE,
  });
}

async function outcomeOf(pool: Pool, filing: Filing, row: FiledRow | undefined): Promise<Outcome> {
  if (row === undefined) return refuse({ kind: 'not-admitted' });
  if (row.receipt_number === null || row.received_at === null) return earlierFiling(pool, filing);
  return accept({
    submissionId: filing.submissionId,
    receiptId: filing.receiptId,
    receiptNumber: row.receipt_number,
    receivedAt: row.received_at,
    replayed: false,
  });
}

/** The filing was already there. The same key and body get the first answer again, another body is refused. */
async function earlierFiling(pool: Pool, filing: Filing): Promise<Outcome> {
  const found = await pool.query<{
    submission_id: SubmissionId;
    receipt_id: ReceiptId;
    number: string;
    received_at: Date;
    body_sha256: string;
  }>({
    name: 'filed-before',
    text: `select s.submission_id, s.receipt_id, r.number, r.received_at, s.body_sha256 from submissions.submission s
      cross join lateral mailbox.door_receipt(s.party_id, s.receipt_id) r where s.party_id = $1 and s.idempotency_key = $2`,
    values: [filing.partyId, filing.idempotencyKey],
  });
  const before = found.rows[0];
  // Not this key, then: the mandate was for one act, and the act has been done.
  if (before === undefined) return refuse({ kind: 'not-admitted' });
  if (before.body_sha256 !== filing.bodySha256) return refuse({ kind: 'key-reused' });
  return accept({
    submissionId: before.submission_id,
    receiptId: before.receipt_id,
    receiptNumber: before.number,
    receivedAt: before.received_at,
    replayed: true,
  });
}

function columns(f: Filing): unknown[] {
  return [
    f.tokenHash.toString('hex'),
    f.partyId,
    f.formCode,
    f.neededLevel,
    f.at,
    f.submissionId,
    f.receiptId,
    f.formVersion,
    JSON.stringify(f.answers),
    f.document,
    f.documentSha256,
    f.channel,
    f.answerChannel,
    JSON.stringify(f.signature),
    f.idempotencyKey,
    f.bodySha256,
    f.draftId,
    JSON.stringify(f.sender),
    f.formRoles,
    f.selfOnly,
  ];
}

function asJson(f: Filing, place: number): string {
  return JSON.stringify({
    place,
    token_hash: f.tokenHash.toString('hex'),
    party_id: f.partyId,
    form_code: f.formCode,
    needed_level: f.neededLevel,
    at: f.at,
    submission_id: f.submissionId,
    receipt_id: f.receiptId,
    form_version: f.formVersion,
    answers: f.answers,
    document: f.document,
    document_sha256: f.documentSha256,
    channel: f.channel,
    answer_channel: f.answerChannel,
    signature: f.signature,
    idempotency_key: f.idempotencyKey,
    body_sha256: f.bodySha256,
    draft_id: f.draftId,
    sender: f.sender,
    form_roles: f.formRoles,
    self_only: f.selfOnly,
  });
}
