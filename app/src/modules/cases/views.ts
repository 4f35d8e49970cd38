import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { MatterId, PartyId, StaffId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { DecideInput } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';
import type { MatterState, Outcome } from './types.ts';

/** A matter in the party's list. */
export interface MatterCard {
  matterId: MatterId;
  number: string;
  formCode: string;
  title: Bilingual;
  openedAt: Date;
  dueOn: Day;
  state: MatterState;
  outcome: Outcome | null;
  reviewing: boolean;
  overdue: boolean;
  answerBy: Day | null;
  changedAt: Date;
}

export const MATTERS_A_PAGE = 20;

export async function listMatters(
  db: Db,
  partyId: PartyId,
  wish: { show: 'all' | 'open' | 'decided'; limit: number; offset: number },
): Promise<{ matters: MatterCard[]; total: number }> {
  const shown = wish.show === 'all' ? sql`true` : wish.show === 'open' ? sql`m.state <> 'decided'` : sql`m.state = 'decided'`;
  const found = await sql<MatterCard & { total: number }>`
    select m.matter_id as "matterId", m.number, m.form_code as "formCode", m.title, m.opened_at as "openedAt", m.due_on as "dueOn", m.state, m.outcome, m.reviewing, m.overdue, m.answer_by as "answerBy",
      m.changed_at as "changedAt", count(*) over () as total
    from cases.matter m where m.party_id = ${partyId} and ${shown}
    order by (m.state = 'waiting-for-party') desc, (m.state = 'decided'), m.changed_at desc, m.matter_id limit ${sql.lit(wish.limit)} offset ${wish.offset}`.execute(
    db,
  );
  return { matters: found.rows.map(({ total: _total, ...card }) => card), total: found.rows[0]?.total ?? 0 };
}

/** A matter on the worklist. The clerk sees whose it is only after opening it with a purpose. */
export interface WorkItem {
  matterId: MatterId;
  partyId: PartyId;
  number: string;
  formCode: string;
  title: Bilingual;
  branchCode: string;
  topic: string;
  openedAt: Date;
  dueOn: Day;
  state: MatterState;
  reviewing: boolean;
  overdue: boolean;
  claimedBy: StaffId | null;
  answerBy: Day | null;
}

export interface WorkWish {
  branchCode: string | null;
  topic: string | null;
  show: 'waiting' | 'mine' | 'for-party' | 'all';
  staffId: StaffId;
  limit: number;
  offset: number;
}

const SHOWN = {
  waiting: () => sql`m.state = 'waiting-for-clerk'`,
  mine: (staffId: StaffId) => sql`m.state = 'with-clerk' and m.claimed_by = ${staffId}`,
  'for-party': () => sql`m.state = 'waiting-for-party'`,
  all: () => sql`m.state in ('waiting-for-clerk', 'with-clerk', 'waiting-for-party')`,
} as const;

/** Most pressing first, as rules/worklist.ts has it. */
const PRESSING = sql`m.due_on, m.reviewing desc, m.opened_at, m.number collate "C"`;

export async function listWork(db: Db, wish: WorkWish): Promise<{ items: WorkItem[]; total: number }> {
  const found = await sql<WorkItem & { total: number }>`
    select m.matter_id as "matterId", m.party_id as "partyId", m.number, m.form_code as "formCode", m.title, m.branch_code as "branchCode", m.topic, m.opened_at as "openedAt", m.due_on as "dueOn", m.state,
      m.reviewing, m.overdue, m.claimed_by as "claimedBy", m.answer_by as "answerBy", count(*) over () as total
    from cases.matter m
    where ${SHOWN[wish.show](wish.staffId)} and m.state in ('waiting-for-clerk', 'with-clerk', 'waiting-for-party')
      and (${wish.branchCode}::text is null or m.branch_code = ${wish.branchCode}) and (${wish.topic}::text is null or m.topic = ${wish.topic})
    order by ${PRESSING} limit ${sql.lit(wish.limit)} offset ${wish.offset}`.execute(db);
  return { items: found.rows.map(({ total: _total, ...item }) => item), total: found.rows[0]?.total ?? 0 };
}

/** The most pressing matter nobody has, locked; rows another clerk is just taking are passed over. */
export async function lockNextWork(
  db: Db,
  wish: { branchCode: string; topics: readonly string[]; notOfParties: readonly PartyId[] },
): Promise<MatterId | undefined> {
  const found = await sql<{ matter_id: MatterId }>`select m.matter_id from cases.matter m
    where m.state = 'waiting-for-clerk' and m.branch_code = ${wish.branchCode} and (cardinality(${[...wish.topics]}::text[]) = 0 or m.topic = any(${[...wish.topics]}::text[]))
      and m.party_id <> all(${[...wish.notOfParties]}::uuid[])
    order by ${PRESSING} limit 1 for update skip locked`.execute(db);
  return found.rows[0]?.matter_id;
}

export async function listTopics(db: Db, branchCode: string | null): Promise<string[]> {
  const found = await sql<{
    topic: string;
  }>`select distinct m.topic from cases.matter m where m.state in ('waiting-for-clerk', 'with-clerk', 'waiting-for-party') and (${branchCode}::text is null or m.branch_code = ${branchCode}) order by 1`.execute(
    db,
  );
  return found.rows.map(row => row.topic);
}

export async function countWaiting(db: Db, branchCode: string): Promise<number> {
  const counted = await sql<{
    count: number;
  }>`select count(*) as count from cases.matter m where m.state = 'waiting-for-clerk' and m.branch_code = ${branchCode}`.execute(db);
  return counted.rows[0]?.count ?? 0;
}

// By the id, which grows with time, so that the newest are found without reading all.
export async function listJudged(
  db: Db,
  wish: { formCodes: readonly string[]; limit: number },
): Promise<readonly { ruleSet: string; inputs: DecideInput; outcome: string }[]> {
  const found = await sql<{ ruleSet: string; inputs: DecideInput; outcome: string }>`
    select d.rule_set as "ruleSet", d.inputs, d.outcome from cases.decision d
    where d.decided_by = 'computer' and d.form_code = any(${[...wish.formCodes]}) order by d.decision_id desc limit ${wish.limit}`.execute(
    db,
  );
  return found.rows;
}
