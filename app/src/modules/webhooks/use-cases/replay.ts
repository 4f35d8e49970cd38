import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { subscriptionInHand } from '../guards.ts';
import { findMessage, markWaiting } from '../store.ts';
import { tellSoon } from '../tell-soon.ts';
import type { MessageId, SubscriptionId } from '../types.ts';

/** Tells a message again, under its own id, whether or not it came through before.
 *  @refuses no-such-message | not-active (it is told when the subscription is resumed) */
export async function replayMessage(
  ctx: Ctx<PersonActor>,
  wish: { subscriptionId: SubscriptionId; messageId: MessageId },
): Promise<Result<null, { kind: 'no-such-message' } | { kind: 'not-active' }>> {
  const subscription = await subscriptionInHand(ctx, wish.subscriptionId, 'lock');
  const message = subscription && (await findMessage(ctx.db, subscription.subscriptionId, wish.messageId));
  if (!subscription || !message) return refuse({ kind: 'no-such-message' });
  if (subscription.state !== 'active') return refuse({ kind: 'not-active' });
  await markWaiting(ctx.db, message.messageId, ctx.now);
  await tellSoon(ctx, subscription.subscriptionId);
  await ctx.audit({ action: 'webhooks.replay', object: `message:${message.messageId}`, subjectPartyId: message.partyId });
  return accept(null);
}
