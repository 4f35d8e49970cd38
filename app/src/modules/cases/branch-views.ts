import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { MatterId, StaffId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** What waits in a branch for clerks of one topic. */
export interface TopicFigures {
  topic: string;
  waiting: number;
  inHand: number;
  forApproval: number;
  forParty: number;
  suspended: number;
  overdue: number;
  /** Due today or within the next three days. */
  soon: number;
  oldestOn: Day;
}

/** One row for each topic of a branch that has anything open. */
export async function figuresByTopic(db: Db, branchCode: string, today: Day): Promise<TopicFigures[]> {
  const found =
    await sql<TopicFigures>`select m.topic, count(*) filter (where m.state = 'waiting-for-clerk') as waiting, count(*) filter (where m.state = 'with-clerk') as "inHand",
      count(*) filter (where m.state = 'for-approval') as "forApproval", count(*) filter (where m.state = 'waiting-for-party') as "forParty", count(*) filter (where m.state = 'suspended') as suspended,
      count(*) filter (where m.due_on < ${today} and m.state in ('waiting-for-clerk', 'with-clerk', 'for-approval')) as overdue,
      count(*) filter (where m.due_on >= ${today} and m.due_on <= ${today}::date + 3 and m.state in ('waiting-for-clerk', 'with-clerk', 'for-approval')) as soon, min(m.filed_on) as "oldestOn"
    from cases.matter m where m.state <> 'decided' and m.state <> 'received' and m.branch_code = ${branchCode} group by m.topic order by overdue desc, waiting desc, m.topic`.execute(
      db,
    );
  return found.rows;
}

/** How much each of the staff has decided since a moment; for supervisors. */
export async function decidedSince(db: Db, staff: readonly StaffId[], since: Date): Promise<ReadonlyMap<StaffId, number>> {
  const found = await sql<{
    staff_id: StaffId;
    decided: number;
  }>`select d.staff_id, d.decided from cases.door_decided_by(${[...staff]}::uuid[], ${since}) d`.execute(db);
  return new Map(found.rows.map(row => [row.staff_id, row.decided]));
}

export interface InHand {
  matterId: MatterId;
  number: string;
  title: Bilingual;
  topic: string;
  dueOn: Day;
  claimedBy: StaffId;
  changedAt: Date;
}

const MOST_IN_HAND = 200;

/** What is in whose hands in a branch, the most pressing first. */
export async function listInHand(db: Db, branchCode: string, staffId: StaffId | null): Promise<InHand[]> {
  const found =
    await sql<InHand>`select m.matter_id as "matterId", m.number, m.title, m.topic, m.due_on as "dueOn", m.claimed_by as "claimedBy", m.changed_at as "changedAt"
    from cases.matter m where m.state <> 'decided' and m.state <> 'received' and m.state = 'with-clerk' and m.branch_code = ${branchCode} ${staffId === null ? sql`` : sql`and m.claimed_by = ${staffId}`}
    order by m.due_on, (not m.reviewing), m.opened_at, m.matter_id limit ${sql.lit(MOST_IN_HAND)}`.execute(db);
  return found.rows;
}
