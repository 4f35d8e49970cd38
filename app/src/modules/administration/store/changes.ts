import { sql } from 'kysely';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Change, ChangeId, ChangeState, Preview } from '../types.ts';

interface ChangeRow {
  change_id: ChangeId;
  kind: string;
  subject: string;
  wish: unknown;
  reason: string;
  preview: Preview;
  state: ChangeState;
  proposed_at: Date;
  proposed_by: StaffId;
  proposed_by_person: PersonId;
  ended_at: Date | null;
  decided_by: StaffId | null;
  decision_reason: string | null;
  recalled: boolean;
}

const COLUMNS =
  sql.raw(`c.change_id, c.kind, c.subject, c.wish, c.reason, c.preview, c.state, c.proposed_at, c.proposed_by, c.proposed_by_person, c.ended_at,
  c.decided_by, c.decision_reason,
  exists (select 1 from administration.change r where r.kind = 'recall' and r.state = 'approved' and r.subject = c.change_id::text) as recalled`);

const toChange = (row: ChangeRow): Change => ({
  changeId: row.change_id,
  kind: row.kind,
  subject: row.subject,
  wish: row.wish,
  reason: row.reason,
  preview: row.preview,
  state: row.state,
  proposedAt: row.proposed_at,
  proposedBy: row.proposed_by,
  proposedByPerson: row.proposed_by_person,
  endedAt: row.ended_at,
  decidedBy: row.decided_by,
  decisionReason: row.decision_reason,
  recalled: row.recalled,
});

/** @returns whether it was added; not where a proposal for the same subject waits already */
export async function addChange(
  db: Db,
  change: Pick<Change, 'changeId' | 'kind' | 'subject' | 'wish' | 'reason' | 'preview' | 'proposedAt' | 'proposedBy' | 'proposedByPerson'>,
): Promise<boolean> {
  const added =
    await sql`insert into administration.change (change_id, kind, subject, wish, reason, preview, proposed_at, proposed_by, proposed_by_person)
    values (${change.changeId}, ${change.kind}, ${change.subject}, ${JSON.stringify(change.wish)}::jsonb, ${change.reason}, ${JSON.stringify(change.preview)}::jsonb,
      ${change.proposedAt}, ${change.proposedBy}, ${change.proposedByPerson})
    on conflict (kind, subject) where state = 'proposed' do nothing returning change_id`.execute(db);
  return added.rows.length > 0;
}

export async function findChange(db: Db, changeId: ChangeId, hold: 'lock' | 'look' = 'look'): Promise<Change | undefined> {
  const found = await sql<ChangeRow>`select ${COLUMNS} from administration.change c where c.change_id = ${changeId} ${
    hold === 'lock' ? sql`for update` : sql``
  }`.execute(db);
  return found.rows[0] && toChange(found.rows[0]);
}

export async function endChange(
  db: Db,
  changeId: ChangeId,
  end: { state: Exclude<ChangeState, 'proposed'>; at: Date; by?: { staffId: StaffId; personId: PersonId }; reason: string | null },
): Promise<void> {
  await sql`update administration.change set state = ${end.state}, ended_at = ${end.at}, decided_by = ${end.by?.staffId ?? null}, decided_by_person = ${end.by?.personId ?? null},
    decision_reason = ${end.reason}, ordinal = case when ${end.state} = 'approved' then nextval('administration.change_ordinal') end
    where change_id = ${changeId}`.execute(db);
}

/** In the order of approval, with those recalled since. */
export async function listApproved(db: Db, kinds: readonly string[]): Promise<readonly Change[]> {
  const found =
    await sql<ChangeRow>`select ${COLUMNS} from administration.change c where c.state = 'approved' and c.kind = any(${[...kinds]}) order by c.ordinal`.execute(
      db,
    );
  return found.rows.map(toChange);
}

export interface ChangePage {
  changes: readonly Change[];
  total: number;
}

/** Newest first; those that wait before all others.
 *  @param wish.subject only changes of this */
export async function listChanges(
  db: Db,
  wish: { state?: ChangeState; kind?: string; subject?: string; limit: number; offset: number },
): Promise<ChangePage> {
  const found = await sql<ChangeRow & { total: number }>`select ${COLUMNS}, count(*) over ()::int as total from administration.change c
    where ${wish.state ? sql`c.state = ${wish.state}` : sql`true`} and ${wish.kind ? sql`c.kind = ${wish.kind}` : sql`true`}
      and ${wish.subject ? sql`split_part(c.subject, ' ', 1) = ${wish.subject}` : sql`true`}
    order by (c.state = 'proposed') desc, c.proposed_at desc, c.change_id limit ${sql.lit(wish.limit)} offset ${wish.offset}`.execute(db);
  return { changes: found.rows.map(toChange), total: found.rows[0]?.total ?? 0 };
}

export async function countProposed(db: Db): Promise<number> {
  const found = await sql<{
    waiting: number;
  }>`select count(*)::int as waiting from administration.change c where c.state = 'proposed'`.execute(db);
  return found.rows[0]?.waiting ?? 0;
}
