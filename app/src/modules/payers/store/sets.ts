import { sql } from 'kysely';
import { type Day, firstDayOf, type Month, monthOf } from '#kernel/day.ts';
import type { DraftId, PartyId, PersonId, SetId, SubmissionId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { FindingClass } from '#app/kedu/finding.ts';
import type { FoundInSet } from '../reading/read-set.ts';
import { REPORTED_TABLES, type ReportedRow } from '../reading/reported.ts';
import type { DocumentSet, SetOrigin, SetRefusalCode, SetState } from '../types.ts';

interface SetRow {
  party_id: PartyId;
  set_id: SetId;
  made_by: PersonId;
  origin: SetOrigin;
  file_name: string;
  bytes: number;
  sha256: string;
  received_at: Date;
  state: SetState;
  read_bytes: number;
  read_at: Date | null;
  refusal: SetRefusalCode | null;
  version: string | null;
  documents: number;
  people: number;
  month: Day | null;
  number: number | null;
  found: Partial<Record<FindingClass, number>>;
  draft_id: DraftId | null;
  submission_id: SubmissionId | null;
  filed_at: Date | null;
  booked_at: Date | null;
}

const setOf = (row: SetRow): DocumentSet => ({
  partyId: row.party_id,
  setId: row.set_id,
  madeBy: row.made_by,
  origin: row.origin,
  fileName: row.file_name,
  bytes: Number(row.bytes),
  sha256: row.sha256,
  receivedAt: row.received_at,
  state: row.state,
  readBytes: Number(row.read_bytes),
  readAt: row.read_at,
  refusal: row.refusal,
  version: row.version,
  documents: row.documents,
  people: row.people,
  month: row.month === null ? null : monthOf(row.month),
  number: row.number,
  found: row.found,
  draftId: row.draft_id,
  submissionId: row.submission_id,
  filedAt: row.filed_at,
  bookedAt: row.booked_at,
});

export interface NewSet {
  partyId: PartyId;
  setId: SetId;
  madeBy: PersonId;
  origin: SetOrigin;
  fileName: string;
  bytes: number;
  sha256: string;
  receivedAt: Date;
  idempotencyKey: string | null;
  draftId: DraftId | null;
}

/** @returns false where a set with this key is there already */
export async function addSet(db: Db, set: NewSet): Promise<boolean> {
  const added =
    await sql`insert into payers.document_set (party_id, set_id, made_by, origin, file_name, bytes, sha256, received_at, idempotency_key, draft_id, state)
    values (${set.partyId}, ${set.setId}, ${set.madeBy}, ${set.origin}, ${set.fileName}, ${set.bytes}, ${set.sha256}, ${set.receivedAt}, ${set.idempotencyKey}, ${set.draftId}, 'received')
    on conflict do nothing returning 1`.execute(db);
  return added.rows.length === 1;
}

export async function findSet(db: Db, partyId: PartyId, setId: SetId): Promise<DocumentSet | undefined> {
  const found = await sql<SetRow>`select * from payers.document_set where party_id = ${partyId} and set_id = ${setId}`.execute(db);
  return found.rows[0] && setOf(found.rows[0]);
}

export async function findSetOfKey(db: Db, partyId: PartyId, key: string): Promise<DocumentSet | undefined> {
  const found = await sql<SetRow>`select * from payers.document_set where party_id = ${partyId} and idempotency_key = ${key}`.execute(db);
  return found.rows[0] && setOf(found.rows[0]);
}

/** The same, held until commit: reading, filing, booking and throwing away go one at a time. */
export async function lockSet(db: Db, partyId: PartyId, setId: SetId): Promise<DocumentSet | undefined> {
  const found = await sql<SetRow>`select * from payers.document_set where party_id = ${partyId} and set_id = ${setId} for update`.execute(
    db,
  );
  return found.rows[0] && setOf(found.rows[0]);
}

/** One reader of a set at a time. Not the row itself: how far it came is told while it is read. */
export async function holdReading(db: Db, setId: SetId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payers.read ${setId}`}, 0))`.execute(db);
}

/** Newest first. @param before the time and id of the last one shown */
export async function listSets(
  db: Db,
  partyId: PartyId,
  wish: { limit: number; before?: { receivedAt: string; setId: string } | undefined },
): Promise<DocumentSet[]> {
  const older = wish.before ? sql`and (received_at, set_id) < (${wish.before.receivedAt}::timestamptz, ${wish.before.setId}::uuid)` : sql``;
  const found = await sql<SetRow>`select * from payers.document_set where party_id = ${partyId} and state <> 'thrown-away' ${older}
    order by received_at desc, set_id desc limit ${wish.limit}`.execute(db);
  return found.rows.map(setOf);
}

/** The latest that was filed for a month, or for the last month before it. */
export async function filedSetUpTo(db: Db, partyId: PartyId, month: Month, before: boolean): Promise<DocumentSet | undefined> {
  const upTo = before ? sql`month < ${firstDayOf(month)}` : sql`month = ${firstDayOf(month)}`;
  const found = await sql<SetRow>`select * from payers.document_set where party_id = ${partyId} and state in ('filed', 'booked') and ${upTo}
    order by month desc, number desc limit 1`.execute(db);
  return found.rows[0] && setOf(found.rows[0]);
}

/** Forgets what an earlier, cut off reading left. */
export async function forgetReading(db: Db, partyId: PartyId, setId: SetId): Promise<void> {
  for (const table of ['finding', ...REPORTED_TABLES])
    await sql`delete from ${sql.table(`payers.${table}`)} where party_id = ${partyId} and set_id = ${setId}`.execute(db);
}

export async function addFindings(db: Db, partyId: PartyId, setId: SetId, from: number, findings: readonly FoundInSet[]): Promise<void> {
  if (findings.length === 0) return;
  const rows = findings.map(({ document, ...finding }, index) => ({
    place: from + index,
    class: finding.class,
    code: finding.code,
    document_place: document?.place ?? null,
    document_type: document?.type ?? null,
    document_number: document?.id ?? null,
    block: finding.block ?? null,
    block_id: finding.blockId ?? null,
    field: finding.field ?? null,
    line: finding.line,
    byte: finding.byte,
    facts: finding.facts,
    person: finding.person ?? null,
  }));
  await sql`insert into payers.finding select ${partyId}::uuid, ${setId}::uuid, f.* from json_to_recordset(${JSON.stringify(rows)}::json)
    as f(place int, class text, code text, document_place int, document_type text, document_number text, block text, block_id text, field text, line int, byte bigint, facts jsonb, person text)`.execute(
    db,
  );
}

export async function addReported(db: Db, partyId: PartyId, setId: SetId, rows: readonly ReportedRow[]): Promise<void> {
  for (const table of REPORTED_TABLES) {
    const of = rows.filter(one => one.table === table).map(one => ({ party_id: partyId, set_id: setId, ...one.row }));
    if (of.length === 0) continue;
    await sql`insert into ${sql.table(`payers.${table}`)} select r.* from json_populate_recordset(null::${sql.table(`payers.${table}`)}, ${JSON.stringify(of)}::json) r`.execute(
      db,
    );
  }
}

export async function noteProgress(db: Db, partyId: PartyId, setId: SetId, readBytes: number): Promise<void> {
  await sql`update payers.document_set set read_bytes = ${readBytes} where party_id = ${partyId} and set_id = ${setId} and state = 'received'`.execute(
    db,
  );
}

export async function noteRead(
  db: Db,
  set: { partyId: PartyId; setId: SetId },
  read: { version: string | null; documents: number; found: Readonly<Record<string, number>>; at: Date },
): Promise<void> {
  await sql`update payers.document_set s set state = 'ready', read_bytes = s.bytes, read_at = ${read.at}, version = ${read.version}, documents = ${read.documents},
      found = ${JSON.stringify(read.found)}::jsonb, month = d.month, number = d.number,
      people = (select count(*) from (select insured_kind, insured_id from payers.reported_month m where m.party_id = s.party_id and m.set_id = s.set_id
        union select insured_kind, insured_id from payers.reported_title t where t.party_id = s.party_id and t.set_id = s.set_id
        union select insured_kind, insured_id from payers.reported_absence a where a.party_id = s.party_id and a.set_id = s.set_id
        union select insured_kind, insured_id from payers.reported_family f where f.party_id = s.party_id and f.set_id = s.set_id) people)
    from (select 1) one left join lateral (select month, number from payers.declaration d where d.party_id = ${set.partyId} and d.set_id = ${set.setId}
      order by d.month desc, d.number desc limit 1) d on true
    where s.party_id = ${set.partyId} and s.set_id = ${set.setId}`.execute(db);
}

export async function noteRefused(db: Db, set: { partyId: PartyId; setId: SetId }, why: SetRefusalCode, at: Date): Promise<void> {
  await sql`update payers.document_set set state = 'refused', refusal = ${JSON.stringify(why)}::jsonb, read_at = ${at}, sha256 = '' where party_id = ${set.partyId} and set_id = ${set.setId}`.execute(
    db,
  );
}

/** Whether any set still stands on these bytes. */
export async function isFileUsed(db: Db, sha256: string): Promise<boolean> {
  const found = await sql`select 1 from payers.document_set where sha256 = ${sha256} and state <> 'thrown-away' limit 1`.execute(db);
  return found.rows.length > 0;
}

export async function noteThrownAway(db: Db, set: { partyId: PartyId; setId: SetId }): Promise<void> {
  await sql`update payers.document_set set state = 'thrown-away', sha256 = '' where party_id = ${set.partyId} and set_id = ${set.setId}`.execute(
    db,
  );
}

export async function noteFiled(
  db: Db,
  set: { partyId: PartyId; setId: SetId },
  filed: { submissionId: SubmissionId; at: Date },
): Promise<void> {
  await sql`update payers.document_set set state = 'filed', submission_id = ${filed.submissionId}, filed_at = ${filed.at}
    where party_id = ${set.partyId} and set_id = ${set.setId} and state = 'ready'`.execute(db);
}

export async function noteBooked(db: Db, set: { partyId: PartyId; setId: SetId }, submissionId: SubmissionId, at: Date): Promise<void> {
  await sql`update payers.document_set set state = 'booked', submission_id = ${submissionId}, filed_at = coalesce(filed_at, ${at}), booked_at = ${at}
    where party_id = ${set.partyId} and set_id = ${set.setId}`.execute(db);
}
