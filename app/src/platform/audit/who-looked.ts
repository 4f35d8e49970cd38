import { sql } from 'kysely';
import type { PartyId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';

/** One line of "who looked at my data": never whose eyes by name, always why. */
export interface Look {
  /** `own`: the asking person's own reads of one day, folded. */
  who: 'own' | 'staff' | 'proxy' | 'representative' | 'system';
  /** Newest of the looks folded here. */
  at: Date;
  times: number;
  /** Numbers of the audit events, oldest and newest: what to quote when asking about it. */
  firstSeq: number;
  lastSeq: number;
  /** Present for `staff`: role in the institution and code of the unit. */
  role: string | null;
  unit: string | null;
  purpose: string | null;
  /** What a member of staff wrote of the purpose, and the number of the matter it was for. */
  words: string | null;
  matterNumber: string | null;
  channel: string;
  /** Null for folded lines. */
  action: string | null;
  object: string | null;
  outcome: 'permitted' | 'refused';
  /** Present for `proxy`: the mandate it was done on. */
  mandateId: string | null;
}

export interface LookPage {
  looks: readonly Look[];
  total: number;
  others: number;
}

export const LOOKS_A_PAGE = 20;

/** What happened to the party's data since a moment, newest first, read under the asker's own row-level scope.
 *  @param viewer whose reads count as own, beside the party itself: the person who asks
 *  @param show `others` leaves the own reads out
 *  @returns one page of folded lines; `total` and `others` count lines, all and those not own */
export async function whoLooked(
  ctx: Ctx,
  wish: { partyId: PartyId; viewer: string; since: Date; show: 'all' | 'others'; page: number },
): Promise<LookPage> {
  const found = await sql<Look & { total: number; others: number }>`
    with event as (
      select e.seq, e.at, e.unit, e.purpose, e.channel, e.action, e.object, e.outcome, e.facts ->> 'role' as role, e.facts ->> 'mandateId' as mandate_id, e.facts ->> 'words' as words, e.facts ->> 'matterNumber' as matter_number,
        case when e.actor_kind = 'staff' then 'staff'
          when e.actor_kind = 'person' and e.actor_id in (${wish.partyId}, ${wish.viewer}) then 'own'
          when e.actor_kind = 'person' and e.facts ->> 'relation' = 'representative' then 'representative'
          when e.actor_kind = 'person' then 'proxy'
          else 'system' end as who
      from platform.audit_event e
      where e.subject_party = ${wish.partyId} and e.at >= ${wish.since}
      union all
      select s.seq, s.at, s.unit, 'search', s.channel, 'desk.search', 'search:desk', 'permitted', s.role, null, null, null, 'staff'
      from platform.door_searches_that_showed(${wish.partyId}::uuid) s where s.at >= ${wish.since}
    ), line as (
      select v.who, max(v.at) as at, count(*)::int as times, min(v.seq) as "firstSeq", max(v.seq) as "lastSeq", max(v.role) as role, max(v.unit) as unit, max(v.purpose) as purpose, max(v.words) as words, max(v.matter_number) as "matterNumber",
        max(v.channel) as channel, max(v.action) filter (where v.who <> 'own') as action, max(v.object) filter (where v.who <> 'own') as object,
        max(v.outcome) as outcome, max(v.mandate_id) as "mandateId"
      from event v
      group by v.who, case when v.who = 'own' then (v.at at time zone 'Europe/Warsaw')::date::text || v.channel else v.seq::text end
    ), counted as (
      select l.*, count(*) over ()::int as total, (count(*) filter (where l.who <> 'own') over ())::int as others from line l
    )
    select * from counted c where ${wish.show === 'all' ? sql`true` : sql`c.who <> 'own'`}
    order by c."lastSeq" desc limit ${sql.lit(LOOKS_A_PAGE)} offset ${(wish.page - 1) * LOOKS_A_PAGE}`.execute(ctx.db);
  const first = found.rows[0];
  return {
    looks: found.rows.map(({ total: _total, others: _others, ...look }) => look),
    total: first?.total ?? 0,
    others: first?.others ?? 0,
  };
}
