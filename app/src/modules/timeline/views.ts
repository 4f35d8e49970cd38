import { sql } from 'kysely';
import type { MatterId, PartyId } from '#kernel/ids.ts';
import type { Month } from '#kernel/day.ts';
import type { Ctx } from '#platform/context.ts';
import { STAFF_KINDS } from './rules/kinds.ts';
import { visibleAreas } from './rules/visible.ts';
import type { Area, Entry } from './types.ts';

export const ENTRIES_A_PAGE = 20;

/** What the actor may read of a party's timeline, as a condition on `e`. */
const readable = (ctx: Ctx, partyId: PartyId) =>
  sql`e.party_id = ${partyId} and e.area = any(${[...visibleAreas(ctx.actor)]}::text[]) and (${ctx.actor.kind === 'staff'} or e.kind <> all(${[...STAFF_KINDS]}::text[]))`;

const COLUMNS = sql`e.party_id as "partyId", e.event_id as "eventId", e.kind, e.area, e.at, e.matter_id as "matterId", e.facts`;

export async function listEntries(
  ctx: Ctx,
  wish: { partyId: PartyId; area: Area | null; month: Month | null; page: number },
): Promise<{ entries: Entry[]; total: number }> {
  const found = await sql<Entry & { total: number }>`
    select ${COLUMNS}, count(*) over () as total from timeline.entry e
    where ${readable(ctx, wish.partyId)} and (${wish.area}::text is null or e.area = ${wish.area})
      and (${wish.month}::text is null or (e.at >= (${wish.month}::text || '-01')::timestamp at time zone 'Europe/Warsaw' and e.at < ((${wish.month}::text || '-01')::date + interval '1 month') at time zone 'Europe/Warsaw'))
    order by e.at desc, e.event_id desc limit ${sql.lit(ENTRIES_A_PAGE)} offset ${(wish.page - 1) * ENTRIES_A_PAGE}`.execute(ctx.db);
  return { entries: found.rows.map(({ total: _total, ...entry }) => entry), total: found.rows[0]?.total ?? 0 };
}

export async function lastEntries(ctx: Ctx, partyId: PartyId, limit: number): Promise<Entry[]> {
  const found =
    await sql<Entry>`select ${COLUMNS} from timeline.entry e where ${readable(ctx, partyId)} order by e.at desc, e.event_id desc limit ${sql.lit(limit)}`.execute(
      ctx.db,
    );
  return found.rows;
}

export async function entriesOfMatter(ctx: Ctx, partyId: PartyId, matterId: MatterId): Promise<Entry[]> {
  const found =
    await sql<Entry>`select ${COLUMNS} from timeline.entry e where ${readable(ctx, partyId)} and e.matter_id = ${matterId} order by e.at desc, e.event_id desc limit 100`.execute(
      ctx.db,
    );
  return found.rows;
}

/** Months in which something happened, newest first. */
export async function listMonths(ctx: Ctx, partyId: PartyId): Promise<Month[]> {
  const found = await sql<{
    month: Month;
  }>`select distinct to_char(e.at at time zone 'Europe/Warsaw', 'YYYY-MM') as month from timeline.entry e where ${readable(ctx, partyId)} order by 1 desc limit 120`.execute(
    ctx.db,
  );
  return found.rows.map(row => row.month);
}
