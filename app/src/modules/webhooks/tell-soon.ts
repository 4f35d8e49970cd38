import type { Ctx } from '#platform/context.ts';
import { addJob } from '#platform/transact.ts';
import type { SubscriptionId } from './types.ts';

export const TELL = 'webhooks.tell';
export const RETRY = 'webhooks.retry';

/** After the commit what waits for a subscription is told; asked for twice, it is done once. */
export const tellSoon = (ctx: Ctx, subscriptionId: SubscriptionId): Promise<void> =>
  addJob(ctx, TELL, { subscriptionId }, { key: `${TELL} ${subscriptionId}` });
