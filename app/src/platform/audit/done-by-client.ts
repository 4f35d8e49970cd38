import { sql } from 'kysely';
import type { ClientId, PartyId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';

/** What a program did to the party's data, the same on one day folded into one line. */
export interface ClientDeed {
  action: string;
  /** The last time. */
  at: Date;
  times: number;
}

const DEEDS = 20;

/** Newest first, read under the asker's own row-level scope. */
export async function doneByClient(ctx: Ctx, wish: { partyId: PartyId; clientId: ClientId; since: Date }): Promise<readonly ClientDeed[]> {
  const found = await sql<ClientDeed>`
    select e.action, max(e.at) as at, count(*)::int as times from platform.audit_event e
    where e.subject_party = ${wish.partyId} and e.at >= ${wish.since} and e.facts ->> 'client' = ${wish.clientId}
    group by e.action, (e.at at time zone 'Europe/Warsaw')::date order by 2 desc limit ${sql.lit(DEEDS)}`.execute(ctx.db);
  return found.rows;
}
