import { accept } from '#kernel/result.ts';
import { queueMail } from '#modules/gateway/index.ts';
import { noticeAddressees } from '#modules/identity/index.ts';
import { mayBeTold } from '#modules/machines/index.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { setDeadline, transact } from '#platform/transact.ts';
import { givesUp, nextTry } from '../rules/retries.ts';
import { signatureOf } from '../rules/signature.ts';
import { openSecret } from '../secrets.ts';
import { sendMessage, type Sent } from '../send.ts';
import { beginTelling, endTelling, findSubscription, markDelivered, markFailed, noteAttempt, oldestWaiting, setState } from '../store.ts';
import { RETRY } from '../tell-soon.ts';
import { text } from '../text.ts';
import type { Message, Subscription, SubscriptionId } from '../types.ts';

const system: SystemActor = { kind: 'system', name: 'webhooks', channel: 'worker' };
/** Told in one go; another job goes on. */
const AT_ONCE = 50;
/** A worker that dies leaves the subscription to others after this. */
const HELD_SECONDS = 60;
const GONE = 410;

/** Tells a subscription what waits for it, in the order in which it happened, until one does not get through: those behind
 *  it wait with it. No transaction is open while the other side is asked.
 *  @returns whether there is more to tell at once */
export async function tellWaiting(house: House, subscriptionId: SubscriptionId): Promise<boolean> {
  for (let told = 0; told < AT_ONCE; told += 1) {
    const next = await begin(house, subscriptionId);
    if (!next) return false;
    const sent = await sendMessage(next.wish);
    if (!(await end(house, next.subscription, next.message, sent))) return false;
  }
  return true;
}

interface Next {
  subscription: Subscription;
  message: Message;
  wish: Parameters<typeof sendMessage>[0];
}

async function begin(house: House, subscriptionId: SubscriptionId): Promise<Next | undefined> {
  const begun = await transact(house, system, async ctx => {
    const subscription = await findSubscription(ctx.db, subscriptionId, 'lock');
    if (subscription?.state !== 'active') return accept(undefined);
    const message = await oldestWaiting(ctx.db, subscriptionId);
    if (!message || ctx.now < message.nextAt) return accept(undefined);
    if (!(await mayBeTold(ctx, subscription.clientId))) {
      await setState(ctx.db, subscriptionId, 'disabled');
      return accept(undefined);
    }
    const sealed = await beginTelling(ctx.db, subscriptionId, ctx.now, new Date(ctx.now.getTime() + HELD_SECONDS * 1_000));
    if (!sealed) return accept(undefined);
    const secrets = sealed.map(one => openSecret(house.config, subscriptionId, one));
    return accept({ subscription, message, wish: wishOf(house, subscription, message, secrets) });
  });
  return begun.value;
}

/** Ids and kinds only: what it is about is read by the API, by whoever may. */
function wishOf(house: House, subscription: Subscription, message: Message, secrets: readonly Buffer[]): Next['wish'] {
  const body = JSON.stringify({ type: message.kind, timestamp: message.happenedAt.toISOString(), data: message.facts });
  const id = `msg_${message.messageId}`;
  // The other side compares it with its own clock.
  const timestamp = Math.floor(Date.now() / 1_000);
  return {
    url: subscription.url,
    body,
    demo: !house.config.OKIENKO_PRODUCTION,
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf(secrets, { id, timestamp, body }),
    },
  };
}

/** @returns whether to go on with the next one */
async function end(house: House, subscription: Subscription, message: Message, sent: Sent): Promise<boolean> {
  const ended = await transact(house, system, async ctx => {
    await noteAttempt(ctx.db, message, { at: ctx.now, ...sent });
    await endTelling(ctx.db, subscription.subscriptionId);
    if (sent.status !== null && sent.status >= 200 && sent.status < 300) {
      await markDelivered(ctx.db, message, ctx.now);
      return accept(true);
    }
    const nextAt = nextTry(message.attempts + 1, ctx.now);
    const since = await markFailed(ctx.db, message, ctx.now, nextAt);
    if (sent.status === GONE || givesUp(since, ctx.now)) await giveUp(ctx, subscription);
    else await setDeadline(ctx, { kind: RETRY, subject: subscription.subscriptionId, partyId: subscription.partyId, dueAt: nextAt });
    return accept(false);
  });
  return ended.value;
}

/** Whoever acts for the party is told by mail; what waits stays and is told when the subscription is resumed. */
async function giveUp(ctx: Ctx, subscription: Subscription): Promise<void> {
  await setState(ctx.db, subscription.subscriptionId, 'disabled');
  const link = `${publicUrl(ctx.house.config)}/webhooks/${subscription.subscriptionId}`;
  for (const person of await noticeAddressees(ctx, subscription.partyId)) {
    const t = text(person.lang);
    await queueMail(ctx, {
      to: person.email,
      subject: t('mail.subject'),
      text: t('mail.text', { link }),
      lang: person.lang,
      correlation: `webhooks.disabled:${subscription.subscriptionId} ${person.personId} ${ctx.now.getTime()}`,
      partyId: subscription.partyId,
    });
  }
  await ctx.audit({
    action: 'webhooks.give-up',
    object: `subscription:${subscription.subscriptionId}`,
    subjectPartyId: subscription.partyId,
  });
}
