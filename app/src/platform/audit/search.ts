import { sql } from 'kysely';
import type { PartyId, StaffId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';

/** An event of the audit log as whoever reads the log sees it. */
export interface AuditLine {
  seq: number;
  at: Date;
  actorKind: string;
  actorId: string | null;
  onBehalfOf: PartyId | null;
  unit: string | null;
  channel: string;
  action: string;
  object: string;
  subjectParty: PartyId | null;
  purpose: string | null;
  outcome: 'permitted' | 'refused';
  facts: Record<string, unknown>;
  /** Place in the tree; null while it waits for one. */
  position: number | null;
}

export interface AuditWish {
  /** First moment, and the first after the last: a stretch of time is always asked for. */
  from: Date;
  until: Date;
  staffId?: StaffId;
  subject?: PartyId;
  /** The beginning of the action's name: `cases.` for all of a module. */
  action?: string;
  object?: string;
  /** A part of the purpose. */
  purpose?: string;
  outcome?: 'permitted' | 'refused';
  /** Only older ones than this number. */
  before?: number;
  limit: number;
}

/** Newest first, one more than asked for where there are more. Read under the asker's own row-level scope. */
export async function searchAudit(ctx: Ctx, wish: AuditWish): Promise<readonly AuditLine[]> {
  const part = (text: string): string => text.replace(/[%_\\]/g, '\\$&');
  const found = await sql<AuditLine>`
    select e.seq, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.on_behalf_of as "onBehalfOf", e.unit, e.channel, e.action, e.object,
      e.subject_party as "subjectParty", e.purpose, e.outcome, e.facts, l.position
    from platform.audit_event e left join platform.audit_leaf l on l.seq = e.seq
    where e.at >= ${wish.from} and e.at < ${wish.until}
      and ${wish.staffId ? sql`e.actor_kind = 'staff' and e.actor_id = ${wish.staffId}` : sql`true`}
      and ${wish.subject ? sql`(e.subject_party = ${wish.subject} or e.seq in (select s.seq from platform.door_searches_that_showed(${wish.subject}::uuid) s))` : sql`true`}
      and ${wish.action ? sql`e.action like ${`${part(wish.action)}%`}` : sql`true`}
      and ${wish.object ? sql`e.object = ${wish.object}` : sql`true`}
      and ${wish.purpose ? sql`e.purpose ilike ${`%${part(wish.purpose)}%`}` : sql`true`}
      and ${wish.outcome ? sql`e.outcome = ${wish.outcome}` : sql`true`}
      and ${wish.before === undefined ? sql`true` : sql`e.seq < ${wish.before}`}
    order by e.seq desc limit ${wish.limit + 1}`.execute(ctx.db);
  return found.rows;
}

/** What members of staff did between two moments, as far as an alarm asks. `oddParties` are those whose data they read
 *  outside the hours of the house. */
export interface StaffCounts {
  staffId: StaffId;
  unit: string | null;
  refusals: number;
  oddParties: number;
}

/** @param wish.opens, closes minutes of the day in Poland; `dayOff`: all of it is odd */
export async function countStaff(
  ctx: Ctx,
  wish: { from: Date; until: Date; opens: number; closes: number; dayOff: boolean },
): Promise<readonly StaffCounts[]> {
  const minute = sql`extract(hour from e.at at time zone 'Europe/Warsaw') * 60 + extract(minute from e.at at time zone 'Europe/Warsaw')`;
  const found = await sql<StaffCounts>`
    select e.actor_id as "staffId", max(e.unit) as unit, count(*) filter (where e.outcome = 'refused')::int as refusals,
      count(distinct e.subject_party) filter (where ${wish.dayOff} or ${minute} < ${wish.opens} or ${minute} >= ${wish.closes})::int as "oddParties"
    from platform.audit_event e where e.actor_kind = 'staff' and e.at >= ${wish.from} and e.at < ${wish.until} group by e.actor_id`.execute(
    ctx.db,
  );
  return found.rows;
}
