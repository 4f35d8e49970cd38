import { accept } from '#kernel/result.ts';
import { newId } from '#platform/new-id.ts';
import type { DeadlineHandler, Job, Listener, Module } from '#platform/module.ts';
import { transact } from '#platform/transact.ts';
import { destroys } from './destroys.ts';
import { ownData } from './own-data.ts';
import { policies } from './policies.ts';
import { api } from './routes.ts';
import { HEARD, toldOf } from './rules/kinds.ts';
import { addMessage, findSubscription, listSubscriptions } from './store.ts';
import { RETRY, TELL, tellSoon } from './tell-soon.ts';
import type { SubscriptionId } from './types.ts';
import { tellWaiting } from './use-cases/tell.ts';

const queue: Listener = {
  name: 'webhooks.queue',
  hears: HEARD,
  async run(ctx, event) {
    const told = toldOf(event.name, event.facts);
    if (!told || event.partyId === null) return;
    for (const subscription of await listSubscriptions(ctx.db, event.partyId)) {
      // One that was given up still gathers what it will be told when it is resumed.
      if (!subscription.kinds.includes(told.kind)) continue;
      const { partyId, subscriptionId } = subscription;
      const message = {
        partyId,
        subscriptionId,
        messageId: newId(),
        ...told,
        happenedAt: event.at,
        eventId: event.eventId,
        nextAt: ctx.now,
      };
      if (await addMessage(ctx.db, message as Parameters<typeof addMessage>[1])) await tellSoon(ctx, subscriptionId);
    }
  },
};

const tell: Job = {
  name: TELL,
  async run(house, payload: { subscriptionId: SubscriptionId }) {
    if (!(await tellWaiting(house, payload.subscriptionId))) return;
    await transact(house, { kind: 'system', name: TELL, channel: 'worker' }, async ctx => {
      await tellSoon(ctx, payload.subscriptionId);
      return accept(null);
    });
  },
};

const retry: DeadlineHandler = {
  kind: RETRY,
  hold: (ctx, subject) => findSubscription(ctx.db, subject as SubscriptionId, 'lock'),
  run: (ctx, deadline) => tellSoon(ctx, deadline.subject as SubscriptionId),
};

export const webhooks: Module = {
  name: 'webhooks',
  withheld: ['webhooks.subscription.secret', 'webhooks.subscription.former_secret'],
  destroys,
  ownData,
  policies,
  api,
  listeners: [queue],
  jobs: [tell],
  deadlines: [retry],
};
