import { sql } from 'kysely';
import type { Db } from '#platform/context.ts';
import type { Message, SubscriptionId } from './types.ts';

export interface LogLine
  extends Pick<Message, 'messageId' | 'kind' | 'facts' | 'happenedAt' | 'state' | 'attempts' | 'nextAt' | 'deliveredAt'> {
  place: number;
  /** Of the last try; null where there was none. */
  lastStatus: number | null;
  lastFault: string | null;
}

/** The delivery log, newest first, from behind a place, one more than `limit`. */
export async function deliveryLog(
  db: Db,
  subscriptionId: SubscriptionId,
  wish: { limit: number; before: string | null },
): Promise<readonly LogLine[]> {
  const before = wish.before === null ? sql`` : sql`and m.place < ${wish.before}::bigint`;
  const found = await sql<LogLine>`
    select m.message_id as "messageId", m.kind, m.facts, m.happened_at as "happenedAt", m.state, m.attempts, m.next_at as "nextAt", m.delivered_at as "deliveredAt", m.place,
      l.status as "lastStatus", l.fault as "lastFault"
    from webhooks.message m left join lateral (select a.status, a.fault from webhooks.attempt a where a.message_id = m.message_id order by a.at desc limit 1) l on true
    where m.subscription_id = ${subscriptionId} ${before} order by m.place desc limit ${wish.limit + 1}`.execute(db);
  return found.rows;
}
