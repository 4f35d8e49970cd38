import { Type } from '@sinclair/typebox';
import { type ClientId, parseId } from '#kernel/ids.ts';
import { type ApiRequest, type ApiRoute, found, refused } from '#platform/http/api.ts';
import { exactly, instant, oneOf, orNull, page, uuid } from '#platform/http/api-schemas.ts';
import { limitOf, pageOf, PAGING, placeOf } from '#platform/http/cursor.ts';
import { subscriptionInHand, subscriptionsInHand } from './guards.ts';
import { KINDS } from './rules/kinds.ts';
import type { MessageId, Subscription, SubscriptionId } from './types.ts';
import { replayMessage } from './use-cases/replay.ts';
import { resume, rotateSecret, subscribe, type SubscribeRefusal, unsubscribe } from './use-cases/subscribe.ts';
import { deliveryLog, type LogLine } from './views.ts';

const shared = { tag: 'webhooks', for: 'person', permission: { action: 'webhooks.manage' }, scope: 'webhooks' } as const;
const params = { subscriptionId: uuid() };
const example = { params: { subscriptionId: '0198f3c4-11a2-7b90-8c3d-2e4f6a8b0c12' } };
const Card = exactly({
  subscriptionId: uuid(),
  clientId: uuid(),
  url: Type.String({ format: 'uri' }),
  kinds: Type.Array(oneOf(KINDS)),
  state: oneOf(['active', 'disabled', 'removed'], '`disabled`: nothing got through for three days; what waits is told when it is resumed'),
  createdAt: instant(),
  failingSince: orNull(instant()),
});
const secret = Type.String({ pattern: '^whsec_', description: 'For checking signatures; shown now and never again' });

const cardOf = (one: Subscription) => ({
  subscriptionId: one.subscriptionId,
  clientId: one.clientId,
  url: one.url,
  kinds: one.kinds,
  state: one.state,
  createdAt: one.createdAt.toISOString(),
  failingSince: one.failingSince?.toISOString() ?? null,
});

const lineOf = (line: LogLine) => ({
  messageId: line.messageId,
  type: line.kind,
  data: line.facts,
  happenedAt: line.happenedAt.toISOString(),
  state: line.state,
  attempts: line.attempts,
  deliveredAt: line.deliveredAt?.toISOString() ?? null,
  nextAt: line.state === 'waiting' ? line.nextAt.toISOString() : null,
  lastStatus: line.lastStatus,
  lastFault: line.lastFault,
});

const subscriptionIdOf = (request: ApiRequest): SubscriptionId | undefined =>
  parseId<SubscriptionId>(request.params['subscriptionId'] ?? '');

const WHY: Record<SubscribeRefusal['kind'], string> = {
  'address-unreadable': 'The url cannot be read.',
  'address-not-https': 'The url must be https, on port 443, without a name and password in it.',
  'address-not-public': 'The url leads to no public address.',
  'kinds-missing': 'Name at least one kind.',
  'too-many-subscriptions': 'The program has ten subscriptions already.',
  'no-such-client': 'Only a program that was given the scope webhooks is told.',
};

export const api: readonly ApiRoute[] = [
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/webhooks',
    operation: 'listWebhooks',
    summary: { pl: 'Subskrypcje powiadomień programu', en: 'Subscriptions of the program' },
    answer: { status: 200, about: 'All of them.', schema: exactly({ items: Type.Array(Card) }) },
    example: {},
    asks: async ctx => found({ items: (await subscriptionsInHand(ctx)).map(cardOf) }),
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/webhooks',
    operation: 'postWebhook',
    summary: { pl: 'Zamów powiadomienia pod adres', en: 'Be told of news at an address' },
    about:
      'From now on the address gets a POST for each piece of news of the party, by Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature` (v1). It holds ids and kinds only; read the rest by the API. Answer 2xx within ten seconds. Otherwise it is tried again, after 5 seconds at first and 8 hours in the end, and what came later waits behind it, so that the order is kept; after three days the subscription is disabled. The same news may come twice: under the same `webhook-id`.',
    body: Type.Object(
      {
        url: Type.String({ maxLength: 500, description: 'https, on port 443, at a public address' }),
        kinds: Type.Array(oneOf(KINDS), { minItems: 1, maxItems: KINDS.length }),
      },
      { additionalProperties: false },
    ),
    answer: { status: 201, about: 'It is set up.', schema: exactly({ subscription: Card, secret }) },
    problems: ['not-taken'],
    example: { body: { url: 'https://payroll.example.com/okienko', kinds: ['receipt.sealed', 'letter.placed'] } },
    async does(ctx, request) {
      const { url, kinds } = request.body as { url: string; kinds: string[] };
      const clientId = ctx.actor.clientId;
      const subscribed = await subscribe(ctx, { clientId: clientId ?? ('' as ClientId), url, kinds });
      if (!subscribed.ok) return refused('not-taken', { detail: WHY[subscribed.refusal.kind] });
      const { subscription, secret: given } = subscribed.value;
      const location = `/api/v1/webhooks/${subscription.subscriptionId}`;
      return { kind: 'json', status: 201, location, body: { subscription: cardOf(subscription), secret: given } };
    },
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/webhooks/:subscriptionId',
    operation: 'getWebhook',
    summary: { pl: 'Subskrypcja', en: 'One subscription' },
    params,
    answer: { status: 200, about: 'As it stands.', schema: Card },
    example,
    async asks(ctx, request) {
      const subscriptionId = subscriptionIdOf(request);
      const subscription = subscriptionId && (await subscriptionInHand(ctx, subscriptionId));
      return subscription ? found(cardOf(subscription)) : refused('not-found');
    },
  },
  {
    ...shared,
    method: 'DELETE',
    path: '/api/v1/webhooks/:subscriptionId',
    operation: 'deleteWebhook',
    summary: { pl: 'Zrezygnuj z powiadomień', en: 'Be told no more' },
    params,
    answer: { status: 204, about: 'It is gone.' },
    example,
    async does(ctx, request) {
      const subscriptionId = subscriptionIdOf(request);
      return subscriptionId && (await unsubscribe(ctx, { subscriptionId })).ok ? { kind: 'nothing' } : refused('not-found');
    },
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/webhooks/:subscriptionId/secret',
    operation: 'rotateWebhookSecret',
    summary: { pl: 'Nowy sekret podpisu', en: 'A new signing secret' },
    about: 'The former one signs beside the new one for a day: `webhook-signature` then holds two.',
    params,
    answer: { status: 200, about: 'The new one.', schema: exactly({ secret, formerUntil: instant() }) },
    example,
    async does(ctx, request) {
      const subscriptionId = subscriptionIdOf(request);
      const rotated = subscriptionId && (await rotateSecret(ctx, { subscriptionId }));
      return rotated?.ok
        ? found({ secret: rotated.value.secret, formerUntil: rotated.value.formerUntil.toISOString() })
        : refused('not-found');
    },
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/webhooks/:subscriptionId/resumption',
    operation: 'resumeWebhook',
    summary: { pl: 'Wznów powiadomienia', en: 'Be told again' },
    params,
    answer: { status: 204, about: 'What waits is told first.' },
    example,
    async does(ctx, request) {
      const subscriptionId = subscriptionIdOf(request);
      return subscriptionId && (await resume(ctx, { subscriptionId })).ok ? { kind: 'nothing' } : refused('not-found');
    },
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/webhooks/:subscriptionId/messages',
    operation: 'listWebhookMessages',
    summary: { pl: 'Dziennik doręczeń, od najnowszego', en: 'The delivery log, newest first' },
    params,
    query: PAGING,
    answer: {
      status: 200,
      about: 'A page of messages.',
      schema: page(
        exactly({
          messageId: uuid('`webhook-id` is `msg_` and this'),
          type: oneOf(KINDS),
          data: Type.Record(Type.String(), Type.String()),
          happenedAt: instant(),
          state: oneOf(['waiting', 'delivered']),
          attempts: Type.Integer(),
          deliveredAt: orNull(instant()),
          nextAt: orNull(instant()),
          lastStatus: orNull(Type.Integer()),
          lastFault: orNull(Type.String()),
        }),
      ),
    },
    example,
    async asks(ctx, request) {
      const place = placeOf(request.query, [/^\d{1,18}$/]);
      if (place === undefined) return refused('bad-request', { detail: 'This cursor is not one of ours.' });
      const subscriptionId = subscriptionIdOf(request);
      const subscription = subscriptionId && (await subscriptionInHand(ctx, subscriptionId));
      if (!subscription) return refused('not-found');
      const limit = limitOf(request.query);
      const lines = await deliveryLog(ctx.db, subscription.subscriptionId, { limit, before: place?.[0] ?? null });
      const { items, next } = pageOf(lines, limit, line => [String(line.place)]);
      return found({ items: items.map(lineOf), next });
    },
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/webhooks/:subscriptionId/messages/:messageId/replay',
    operation: 'replayWebhookMessage',
    summary: { pl: 'Wyślij powiadomienie jeszcze raz', en: 'Tell a message again' },
    params: { ...params, messageId: uuid() },
    answer: { status: 204, about: 'It is told again in a moment, under the same `webhook-id`.' },
    problems: ['not-now'],
    example: { params: { ...example.params, messageId: '0198f3c4-2b13-7c01-9d4e-3f5a7b9c1d23' } },
    async does(ctx, request) {
      const subscriptionId = subscriptionIdOf(request);
      const messageId = parseId<MessageId>(request.params['messageId'] ?? '');
      if (!subscriptionId || !messageId) return refused('not-found');
      const replayed = await replayMessage(ctx, { subscriptionId, messageId });
      if (replayed.ok) return { kind: 'nothing' };
      return replayed.refusal.kind === 'not-active'
        ? refused('not-now', { detail: 'The subscription is disabled; resume it first.' })
        : refused('not-found');
    },
  },
];
