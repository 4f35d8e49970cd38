import { clientsInHand } from '#modules/machines/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { findSubscription, listSubscriptions } from './store.ts';
import type { Subscription, SubscriptionId } from './types.ts';

/** Programs whose subscriptions this actor has in hand: a program its own, a person those they have in hand. */
async function clientsOf(ctx: Ctx<PersonActor>): Promise<ReadonlySet<string>> {
  if (ctx.actor.clientId !== undefined) return new Set([ctx.actor.clientId]);
  return new Set((await clientsInHand(ctx)).map(client => client.clientId));
}

export async function subscriptionsInHand(ctx: Ctx<PersonActor>): Promise<readonly Subscription[]> {
  const clients = await clientsOf(ctx);
  return (await listSubscriptions(ctx.db, ctx.actor.partyId)).filter(one => clients.has(one.clientId));
}

/** Undefined where there is none, also when it is somebody else's. */
export async function subscriptionInHand(
  ctx: Ctx<PersonActor>,
  subscriptionId: SubscriptionId,
  hold: 'look' | 'lock' = 'look',
): Promise<Subscription | undefined> {
  const found = await findSubscription(ctx.db, subscriptionId, hold);
  return found && found.partyId === ctx.actor.partyId && (await clientsOf(ctx)).has(found.clientId) ? found : undefined;
}
