import type { ClientId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { clientsInHand } from '#modules/machines/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { subscriptionInHand, subscriptionsInHand } from '../guards.ts';
import { type AddressRefusal, readAddress } from '../rules/address.ts';
import { KINDS, type Kind } from '../rules/kinds.ts';
import { OVERLAP_HOURS } from '../rules/retries.ts';
import { writtenSecret } from '../rules/signature.ts';
import { newSecret, sealSecret } from '../secrets.ts';
import { addSubscription, hurryWaiting, setSecret, setState } from '../store.ts';
import { tellSoon } from '../tell-soon.ts';
import type { Subscription, SubscriptionId } from '../types.ts';

/** Far above what a program needs. */
export const MOST_SUBSCRIPTIONS = 10;

export type SubscribeRefusal =
  | AddressRefusal
  | { kind: 'kinds-missing' }
  | { kind: 'too-many-subscriptions' }
  /** Not there, revoked, or without the scope. */
  | { kind: 'no-such-client' };

/** Has a program told of what happens from now on. The secret is given out here and never again. */
export async function subscribe(
  ctx: Ctx<PersonActor>,
  wish: { clientId: ClientId; url: string; kinds: readonly string[] },
): Promise<Result<{ subscription: Subscription; secret: string }, SubscribeRefusal>> {
  const url = readAddress(wish.url, !ctx.house.config.OKIENKO_PRODUCTION);
  if (!url.ok) return url;
  const kinds = KINDS.filter(kind => wish.kinds.includes(kind));
  if (kinds.length === 0) return refuse({ kind: 'kinds-missing' });
  if (!(await mayHave(ctx, wish.clientId))) return refuse({ kind: 'no-such-client' });
  if ((await subscriptionsInHand(ctx)).filter(one => one.clientId === wish.clientId).length >= MOST_SUBSCRIPTIONS)
    return refuse({ kind: 'too-many-subscriptions' });
  const subscription: Subscription = {
    partyId: ctx.actor.partyId,
    subscriptionId: newId<SubscriptionId>(ctx.now.getTime()),
    clientId: wish.clientId,
    url: url.value.href,
    kinds: kinds satisfies readonly Kind[],
    state: 'active',
    createdAt: ctx.now,
    createdBy: ctx.actor.personId,
    failingSince: null,
  };
  const secret = newSecret();
  await addSubscription(ctx.db, subscription, sealSecret(ctx.house.config, subscription.subscriptionId, secret));
  await note(ctx, 'webhooks.subscribe', subscription.subscriptionId);
  return accept({ subscription, secret: writtenSecret(secret) });
}

/** A program sets up its own; a person those of the programs they have in hand that were given the scope. */
async function mayHave(ctx: Ctx<PersonActor>, clientId: ClientId): Promise<boolean> {
  if (ctx.actor.clientId !== undefined) return ctx.actor.clientId === clientId;
  return (await clientsInHand(ctx)).some(one => one.clientId === clientId && one.revokedAt === null && one.scopes.includes('webhooks'));
}

type NoSuch = Result<never, { kind: 'no-such-subscription' }>;
const noSuch: NoSuch = { ok: false, refusal: { kind: 'no-such-subscription' } };

/** Gives out a new secret; the former one signs beside it for a day, so that nothing is lost while it is changed. */
export async function rotateSecret(
  ctx: Ctx<PersonActor>,
  wish: { subscriptionId: SubscriptionId },
): Promise<NoSuch | Result<{ secret: string; formerUntil: Date }, never>> {
  const found = await subscriptionInHand(ctx, wish.subscriptionId, 'lock');
  if (!found) return noSuch;
  const secret = newSecret();
  const formerUntil = new Date(ctx.now.getTime() + OVERLAP_HOURS * 3_600_000);
  await setSecret(ctx.db, found.subscriptionId, sealSecret(ctx.house.config, found.subscriptionId, secret), formerUntil);
  await note(ctx, 'webhooks.rotate-secret', found.subscriptionId);
  return accept({ secret: writtenSecret(secret), formerUntil });
}

export async function unsubscribe(ctx: Ctx<PersonActor>, wish: { subscriptionId: SubscriptionId }): Promise<NoSuch | Result<null, never>> {
  const found = await subscriptionInHand(ctx, wish.subscriptionId, 'lock');
  if (!found) return noSuch;
  await setState(ctx.db, found.subscriptionId, 'removed');
  await note(ctx, 'webhooks.unsubscribe', found.subscriptionId);
  return accept(null);
}

/** Begins to tell a subscription again that was given up; first what waits. */
export async function resume(ctx: Ctx<PersonActor>, wish: { subscriptionId: SubscriptionId }): Promise<NoSuch | Result<null, never>> {
  const found = await subscriptionInHand(ctx, wish.subscriptionId, 'lock');
  if (!found) return noSuch;
  await setState(ctx.db, found.subscriptionId, 'active');
  await hurryWaiting(ctx.db, found.subscriptionId, ctx.now);
  await tellSoon(ctx, found.subscriptionId);
  await note(ctx, 'webhooks.resume', found.subscriptionId);
  return accept(null);
}

const note = (ctx: Ctx<PersonActor>, action: string, subscriptionId: SubscriptionId): Promise<void> =>
  ctx.audit({ action, object: `subscription:${subscriptionId}`, subjectPartyId: ctx.actor.partyId });
