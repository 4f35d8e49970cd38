import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { StaffId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { ComplaintWish } from './rules/complaint.ts';

export interface Complaint extends ComplaintWish {
  complaintId: string;
  number: string;
  filedAt: Date;
  answerBy: Day;
  putOffBecause: string | null;
  answer: string | null;
  answeredAt: Date | null;
}

const COLUMNS = sql`c.complaint_id as "complaintId", c.number, c.name, c.contact, c.place, c.matter, c.wish, c.filed_at as "filedAt",
  c.answer_by as "answerBy", c.put_off_because as "putOffBecause", c.answer, c.answered_at as "answeredAt"`;

export async function addComplaint(
  db: Db,
  row: ComplaintWish & { complaintId: string; number: string; codeSha256: string; client: string; filedAt: Date; answerBy: Day },
): Promise<void> {
  await sql`insert into accessibility.complaint (complaint_id, number, code_sha256, client, name, contact, place, matter, wish, filed_at, answer_by)
    values (${row.complaintId}, ${row.number}, ${row.codeSha256}, ${row.client}, ${row.name}, ${row.contact}, ${row.place}, ${row.matter}, ${row.wish}, ${row.filedAt}, ${row.answerBy})`.execute(
    db,
  );
}

/** @param marks under which one client may have been counted */
export async function countSince(db: Db, marks: readonly string[], since: Date): Promise<{ ofClient: number; ofAll: number }> {
  const found = await Promise.all(
    marks.map(mark => sql<{ of_client: number; of_all: number }>`select * from accessibility.door_count(${mark}, ${since})`.execute(db)),
  );
  const rows = found.flatMap(one => one.rows);
  return { ofClient: rows.reduce((sum, row) => sum + row.of_client, 0), ofAll: rows[0]?.of_all ?? 0 };
}

/** One at a time, so that the bound holds also for who comes many times at once. */
export async function lockFiling(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('accessibility complaint', 0))`.execute(db);
}

export async function findComplaint(db: Db, complaintId: string, hold: 'lock' | 'look'): Promise<Complaint | undefined> {
  const locked = hold === 'lock' ? sql`for update` : sql``;
  const found =
    await sql<Complaint>`select ${COLUMNS} from accessibility.complaint c where c.complaint_id = ${complaintId} ${locked}`.execute(db);
  return found.rows[0];
}

export async function listComplaints(db: Db, show: 'open' | 'answered', limit: number): Promise<Complaint[]> {
  const shown =
    show === 'open' ? sql`c.answer is null order by c.answer_by, c.filed_at` : sql`c.answer is not null order by c.answered_at desc`;
  return (await sql<Complaint>`select ${COLUMNS} from accessibility.complaint c where ${shown} limit ${sql.lit(limit)}`.execute(db)).rows;
}

export async function countOpen(db: Db): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count from accessibility.complaint c where c.answer is null`.execute(db);
  return found.rows[0]?.count ?? 0;
}

export async function saveAnswer(db: Db, complaintId: string, answer: string, by: StaffId, at: Date): Promise<void> {
  await sql`update accessibility.complaint set answer = ${answer}, answered_by = ${by}, answered_at = ${at} where complaint_id = ${complaintId}`.execute(
    db,
  );
}

export async function putOff(db: Db, complaintId: string, answerBy: Day, because: string): Promise<void> {
  await sql`update accessibility.complaint set answer_by = ${answerBy}, put_off_because = ${because} where complaint_id = ${complaintId}`.execute(
    db,
  );
}

export type Told = Pick<Complaint, 'filedAt' | 'answerBy' | 'putOffBecause' | 'answer' | 'answeredAt'>;

export async function findAnswer(db: Db, number: string, codeSha256: string): Promise<Told | undefined> {
  const found = await sql<{
    filed_at: Date;
    answer_by: Day;
    put_off_because: string | null;
    answer: string | null;
    answered_at: Date | null;
  }>`select * from accessibility.door_answer(${number}, ${codeSha256})`.execute(db);
  const row = found.rows[0];
  return (
    row && {
      filedAt: row.filed_at,
      answerBy: row.answer_by,
      putOffBecause: row.put_off_because,
      answer: row.answer,
      answeredAt: row.answered_at,
    }
  );
}
