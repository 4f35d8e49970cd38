import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { MatterId, PartyId, StaffId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Bilingual } from '#platform/text/text.ts';
import type { MatterState } from './types.ts';

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
  proposedBy: StaffId | null;
  answerBy: Day | null;
}

export const SHOWS = ['waiting', 'mine', 'for-approval', 'for-party', 'suspended', 'all'] as const;
export type Show = (typeof SHOWS)[number];

/** Where a page begins: after this row. */
export interface Place {
  dueOn: string;
  reviewing: boolean;
  /** As the database writes it, to the microsecond. */
  openedAt: string;
  matterId: MatterId;
}

export interface WorkWish {
  /** Null for all branches. */
  branchCode: string | null;
  topic: string | null;
  show: Show;
  /** Only what is due on these days, both included. */
  due: { from: Day | null; to: Day | null };
  staffId: StaffId;
  after: Place | null;
  limit: number;
}

const STATES: Record<Exclude<Show, 'mine'>, readonly MatterState[]> = {
  waiting: ['waiting-for-clerk'],
  'for-approval': ['for-approval'],
  'for-party': ['waiting-for-party'],
  suspended: ['suspended'],
  all: ['waiting-for-clerk', 'with-clerk', 'for-approval', 'waiting-for-party', 'suspended'],
};

/** Most pressing first, as rules/worklist.ts has it. */
const PRESSING = sql`m.due_on, (not m.reviewing), m.opened_at, m.matter_id`;
const OPEN = sql`m.state <> 'decided' and m.state <> 'received'`;
/** Keys of one state, or in one pair of hands: each is read along an index in the order wanted, and from the index alone
 *  (0008_worklist_from_index.sql), so that a page costs the same at the end of a long list as at its beginning. */
function keys(
  where: RawBuilder<unknown>,
  { branchCode, topic, due, after, limit }: WorkWish,
  order: 'pressing' | 'any',
): RawBuilder<unknown> {
  return sql`(select m.matter_id, m.due_on, m.reviewing, m.opened_at from cases.matter m where ${OPEN} and ${where}
    ${branchCode === null ? sql`` : sql`and m.branch_code = ${branchCode}`} ${topic === null ? sql`` : sql`and m.topic = ${topic}`}
    ${due.from === null ? sql`` : sql`and m.due_on >= ${due.from}`} ${due.to === null ? sql`` : sql`and m.due_on <= ${due.to}`}
    ${after === null ? sql`` : sql`and (m.due_on, (not m.reviewing), m.opened_at, m.matter_id) > (${after.dueOn}::date, ${!after.reviewing}::boolean, ${after.openedAt}::timestamptz, ${after.matterId}::uuid)`}
    ${order === 'any' ? sql`` : sql`order by ${PRESSING}`} limit ${sql.lit(limit)})`;
}

const parts = (wish: WorkWish, order: 'pressing' | 'any'): RawBuilder<unknown>[] =>
  wish.show === 'mine'
    ? [keys(sql`m.claimed_by = ${wish.staffId}`, wish, order)]
    : STATES[wish.show].map(state => keys(sql`m.state = ${state}`, wish, order));

/** One page of the worklist, and where the next one begins; null where this is the last. */
export async function listWork(db: Db, wish: WorkWish): Promise<{ items: WorkItem[]; next: Place | null }> {
  const found = await sql<WorkItem & { exactly: string }>`
    select m.matter_id as "matterId", m.party_id as "partyId", m.number, m.form_code as "formCode", m.title, m.branch_code as "branchCode", m.topic, m.opened_at as "openedAt", m.opened_at::text as exactly,
      m.due_on as "dueOn", m.state, m.reviewing, m.overdue, m.claimed_by as "claimedBy", m.proposed_by as "proposedBy", m.answer_by as "answerBy"
    from cases.matter m where m.matter_id = any(array(
      select m.matter_id from (${sql.join(parts({ ...wish, limit: wish.limit + 1 }, 'pressing'), sql` union all `)}) m order by ${PRESSING} limit ${sql.lit(wish.limit + 1)}
    )) order by ${PRESSING}`.execute(db);
  const page = found.rows.slice(0, wish.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ exactly: _exactly, ...item }) => item),
    next:
      found.rows.length > wish.limit && last
        ? { dueOn: last.dueOn, reviewing: last.reviewing, openedAt: last.exactly, matterId: last.matterId }
        : null,
  };
}

/** Counting goes no further than this: more is told as so many and more. */
export const COUNTED_TO = 999;

// Without an order: sorted, a thousand of a million would be found only after looking at all of them.
/** How many the list has in all, or one more than COUNTED_TO. */
export async function countWork(db: Db, wish: Omit<WorkWish, 'after' | 'limit'>): Promise<number> {
  const found = await sql<{ count: number }>`select count(*) as count from
    (select 1 from (${sql.join(parts({ ...wish, after: null, limit: COUNTED_TO + 1 }, 'any'), sql` union all `)}) m limit ${sql.lit(COUNTED_TO + 1)}) counted`.execute(
    db,
  );
  return found.rows[0]?.count ?? 0;
}

/** The most pressing matter nobody has, locked; rows another clerk is just taking are passed over. */
export async function lockNextWork(
  db: Db,
  wish: { branchCode: string; topics: readonly string[]; notOfParties: readonly PartyId[] },
): Promise<MatterId | undefined> {
  const found = await sql<{ matter_id: MatterId }>`select m.matter_id from cases.matter m
    where ${OPEN} and m.state = 'waiting-for-clerk' and m.branch_code = ${wish.branchCode} and (cardinality(${[...wish.topics]}::text[]) = 0 or m.topic = any(${[...wish.topics]}::text[]))
      and m.party_id <> all(${[...wish.notOfParties]}::uuid[])
    order by ${PRESSING} limit 1 for update skip locked`.execute(db);
  return found.rows[0]?.matter_id;
}

/** For the badge of the menu, which shows no more than this. */
const BADGE_TO = 100;

export async function countWaiting(db: Db, branchCode: string): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*) as count from
    (select 1 from cases.matter m where ${OPEN} and m.state = 'waiting-for-clerk' and m.branch_code = ${branchCode} limit ${sql.lit(BADGE_TO)}) waiting`.execute(
    db,
  );
  return counted.rows[0]?.count ?? 0;
}

/** What each clerk of a branch has in hand. */
export interface Load {
  staffId: StaffId;
  inHand: number;
  overdue: number;
}

export async function listLoads(db: Db, branchCode: string, today: Day): Promise<Load[]> {
  const found =
    await sql<Load>`select m.claimed_by as "staffId", count(*) as "inHand", count(*) filter (where m.due_on < ${today}) as overdue
    from cases.matter m where ${OPEN} and m.state = 'with-clerk' and m.branch_code = ${branchCode} group by m.claimed_by order by 2 desc`.execute(
      db,
    );
  return found.rows;
}
