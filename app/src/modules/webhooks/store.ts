import { sql } from 'kysely';
import type { PartyId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Message, MessageId, Subscription, SubscriptionId } from './types.ts';

const SUBSCRIPTION = sql.raw(
  's.party_id as "partyId", s.subscription_id as "subscriptionId", s.client_id as "clientId", s.url, s.kinds, s.state, s.created_at as "createdAt", s.created_by as "createdBy", s.failing_since as "failingSince"',
);
const MESSAGE = sql.raw(
  'm.party_id as "partyId", m.message_id as "messageId", m.subscription_id as "subscriptionId", m.kind, m.facts, m.happened_at as "happenedAt", m.state, m.attempts, m.next_at as "nextAt", m.delivered_at as "deliveredAt"',
);

export async function addSubscription(db: Db, s: Subscription, secret: Buffer): Promise<void> {
  await sql`insert into webhooks.subscription (party_id, subscription_id, client_id, url, kinds, secret, created_at, created_by)
    values (${s.partyId}, ${s.subscriptionId}, ${s.clientId}, ${s.url}, ${[...s.kinds]}, ${secret}, ${s.createdAt}, ${s.createdBy})`.execute(
    db,
  );
}

export async function listSubscriptions(db: Db, partyId: PartyId): Promise<readonly Subscription[]> {
  const found =
    await sql<Subscription>`select ${SUBSCRIPTION} from webhooks.subscription s where s.party_id = ${partyId} and s.state <> 'removed' order by s.created_at desc, s.subscription_id`.execute(
      db,
    );
  return found.rows;
}

export async function findSubscription(
  db: Db,
  subscriptionId: SubscriptionId,
  hold: 'look' | 'lock' = 'look',
): Promise<Subscription | undefined> {
  const found =
    await sql<Subscription>`select ${SUBSCRIPTION} from webhooks.subscription s where s.subscription_id = ${subscriptionId} and s.state <> 'removed' ${hold === 'lock' ? sql`for update` : sql``}`.execute(
      db,
    );
  return found.rows[0];
}

export async function setState(db: Db, subscriptionId: SubscriptionId, state: Subscription['state']): Promise<void> {
  await sql`update webhooks.subscription s set state = ${state}, failing_since = null where s.subscription_id = ${subscriptionId}`.execute(
    db,
  );
}

export async function setSecret(db: Db, subscriptionId: SubscriptionId, secret: Buffer, formerUntil: Date): Promise<void> {
  await sql`update webhooks.subscription s set former_secret = s.secret, former_until = ${formerUntil}, secret = ${secret} where s.subscription_id = ${subscriptionId}`.execute(
    db,
  );
}

/** Takes the telling of a subscription on, unless another worker has it.
 *  @returns its secrets that are good now, sealed, newest first */
export async function beginTelling(db: Db, subscriptionId: SubscriptionId, now: Date, until: Date): Promise<readonly Buffer[] | undefined> {
  const taken = await sql<{ secret: Buffer; former_secret: Buffer | null; former_until: Date | null }>`
    update webhooks.subscription s set telling_until = ${until}
    where s.subscription_id = ${subscriptionId} and s.state = 'active' and (s.telling_until is null or s.telling_until <= ${now})
    returning s.secret, s.former_secret, s.former_until`.execute(db);
  const row = taken.rows[0];
  if (!row) return undefined;
  return row.former_secret && row.former_until && now < row.former_until ? [row.secret, row.former_secret] : [row.secret];
}

export async function endTelling(db: Db, subscriptionId: SubscriptionId): Promise<void> {
  await sql`update webhooks.subscription s set telling_until = null where s.subscription_id = ${subscriptionId}`.execute(db);
}

export async function addMessage(
  db: Db,
  m: Pick<Message, 'partyId' | 'messageId' | 'subscriptionId' | 'kind' | 'facts' | 'happenedAt'> & { eventId: string; nextAt: Date },
): Promise<boolean> {
  const added = await sql`insert into webhooks.message (party_id, message_id, subscription_id, kind, facts, happened_at, next_at, event_id)
    values (${m.partyId}, ${m.messageId}, ${m.subscriptionId}, ${m.kind}, ${JSON.stringify(m.facts)}::jsonb, ${m.happenedAt}, ${m.nextAt}, ${m.eventId})
    on conflict do nothing returning 1`.execute(db);
  return added.rows.length > 0;
}

/** The oldest that waits: none behind it is told before it. */
export async function oldestWaiting(db: Db, subscriptionId: SubscriptionId): Promise<Message | undefined> {
  const found =
    await sql<Message>`select ${MESSAGE} from webhooks.message m where m.subscription_id = ${subscriptionId} and m.state = 'waiting' order by m.place limit 1`.execute(
      db,
    );
  return found.rows[0];
}

export async function findMessage(db: Db, subscriptionId: SubscriptionId, messageId: MessageId): Promise<Message | undefined> {
  const found =
    await sql<Message>`select ${MESSAGE} from webhooks.message m where m.subscription_id = ${subscriptionId} and m.message_id = ${messageId}`.execute(
      db,
    );
  return found.rows[0];
}

export async function noteAttempt(
  db: Db,
  m: Pick<Message, 'partyId' | 'messageId'>,
  attempt: { at: Date; status: number | null; fault: string | null; milliseconds: number },
): Promise<void> {
  await sql`insert into webhooks.attempt (party_id, message_id, at, status, fault, milliseconds)
    values (${m.partyId}, ${m.messageId}, ${attempt.at}, ${attempt.status}, ${attempt.fault}, ${attempt.milliseconds})`.execute(db);
}

export async function markDelivered(db: Db, m: Message, at: Date): Promise<void> {
  await sql`update webhooks.message m set state = 'delivered', delivered_at = ${at}, attempts = m.attempts + 1 where m.message_id = ${m.messageId}`.execute(
    db,
  );
  await sql`update webhooks.subscription s set failing_since = null where s.subscription_id = ${m.subscriptionId} and s.failing_since is not null`.execute(
    db,
  );
}

/** @returns since when nothing gets through to this subscription */
export async function markFailed(db: Db, m: Message, at: Date, nextAt: Date): Promise<Date> {
  await sql`update webhooks.message m set attempts = m.attempts + 1, next_at = ${nextAt} where m.message_id = ${m.messageId}`.execute(db);
  const since = await sql<{
    failing_since: Date;
  }>`update webhooks.subscription s set failing_since = case when s.failing_since is null then ${at}::timestamptz else s.failing_since end where s.subscription_id = ${m.subscriptionId} returning s.failing_since`.execute(
    db,
  );
  return since.rows[0]?.failing_since ?? at;
}

/** To be told again, in its old place, at once. */
export async function markWaiting(db: Db, messageId: MessageId, at: Date): Promise<void> {
  await sql`update webhooks.message m set state = 'waiting', attempts = 0, next_at = ${at} where m.message_id = ${messageId}`.execute(db);
}

/** What waits need wait no longer. */
export async function hurryWaiting(db: Db, subscriptionId: SubscriptionId, at: Date): Promise<void> {
  await sql`update webhooks.message m set next_at = ${at}, attempts = 0 where m.subscription_id = ${subscriptionId} and m.state = 'waiting'`.execute(
    db,
  );
}
