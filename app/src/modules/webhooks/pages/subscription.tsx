import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Checkbox } from '#design/components/choices.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, Hidden, PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { parseId } from '#kernel/ids.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { subscriptionInHand } from '../guards.ts';
import { text } from '../text.ts';
import type { MessageId, Subscription, SubscriptionId } from '../types.ts';
import { replayMessage } from '../use-cases/replay.ts';
import { resume, rotateSecret, unsubscribe } from '../use-cases/subscribe.ts';
import { deliveryLog, type LogLine } from '../views.ts';
import { kindIn, secretShown, SubscriptionState } from './subscriptions.tsx';

const LINES = 20;

/** One subscription and its delivery log. Steps of POST: `replay` tells a message again, `rotate` gives a new secret,
 *  `resume` begins again, `remove` ends it. */
export const subscriptionPage: Page<PersonActor> = {
  path: '/webhooks/:subscriptionId',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'webhooks.manage' },
  get: (ctx, request) => show(ctx, request),
  async post(ctx, request) {
    const subscriptionId = subscriptionIdOf(request);
    if (!subscriptionId || !(await subscriptionInHand(ctx, subscriptionId))) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const here = `/webhooks/${subscriptionId}`;
    switch (request.form.get('step')?.[0]) {
      case 'replay': {
        const messageId = parseId<MessageId>(request.form.get('message')?.[0] ?? '');
        const replayed = messageId && (await replayMessage(ctx, { subscriptionId, messageId }));
        return replayed?.ok ? { kind: 'redirect', to: here, notice: { tone: 'done', text: t('log.replayed') } } : show(ctx, request);
      }
      case 'rotate': {
        const rotated = await rotateSecret(ctx, { subscriptionId });
        return rotated.ok ? secretShown(ctx.lang, subscriptionId, rotated.value.secret, rotated.value.formerUntil) : { kind: 'not-found' };
      }
      case 'resume':
        await resume(ctx, { subscriptionId });
        return { kind: 'redirect', to: here, notice: { tone: 'done', text: t('one.resumed') } };
      case 'remove':
        if (request.form.get('confirm')?.[0] !== 'yes') return show(ctx, request, t('refusal.confirm-missing'));
        await unsubscribe(ctx, { subscriptionId });
        return { kind: 'redirect', to: '/webhooks', notice: { tone: 'done', text: t('one.removed') } };
      default:
        return show(ctx, request);
    }
  },
};

const subscriptionIdOf = (request: PageRequest): SubscriptionId | undefined =>
  parseId<SubscriptionId>(request.params['subscriptionId'] ?? '');

async function show(ctx: PageCtx<PersonActor>, request: PageRequest, confirmError?: string): Promise<PageAnswer> {
  const subscriptionId = subscriptionIdOf(request);
  const one = subscriptionId && (await subscriptionInHand(ctx, subscriptionId));
  if (!one) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const asked = request.query['before'] ?? '';
  const lines = await deliveryLog(ctx.db, one.subscriptionId, { limit: LINES, before: /^\d{1,18}$/.test(asked) ? asked : null });
  await ctx.audit({ action: 'webhooks.read-log', object: `subscription:${one.subscriptionId}`, subjectPartyId: one.partyId });
  const here = `/webhooks/${one.subscriptionId}`;
  return {
    kind: 'page',
    title: t('log'),
    width: 'wide',
    ...(confirmError ? { failed: true, status: 422 } : {}),
    trail: (
      <Breadcrumbs
        trail={[{ label: t('to-programs'), href: '/machines' }, { label: t('title'), href: '/webhooks' }, { label: t('log') }]}
      />
    ),
    body: (
      <Stack>
        <ErrorSummary errors={confirmError ? [{ field: 'confirm', text: confirmError }] : []} />
        <PageHeading eyebrow={one.url} aside={<SubscriptionState lang={ctx.lang} of={one} />}>
          {t('log')}
        </PageHeading>
        {one.state === 'disabled' ? (
          <Notice tone="problem" title={t('one.disabled.title')}>
            <p>{t('one.disabled.text')}</p>
            <Form action={here} hidden={{ step: 'resume' }}>
              <Button>{t('one.resume')}</Button>
            </Form>
          </Notice>
        ) : null}
        <Log lang={ctx.lang} here={here} lines={lines} />
        <About lang={ctx.lang} one={one} />
        <Card title={t('one.rotate')}>
          <Form action={here} hidden={{ step: 'rotate' }}>
            <p>{t('one.rotate.text')}</p>
            <ButtonRow>
              <Button kind="secondary">{t('one.rotate')}</Button>
            </ButtonRow>
          </Form>
        </Card>
        <Card title={t('one.remove')}>
          <Form action={here} hidden={{ step: 'remove' }}>
            <p>{t('one.remove.text')}</p>
            <Checkbox name="confirm" label={t('one.remove.confirm')} error={confirmError} />
            <ButtonRow>
              <Button kind="danger">{t('one.remove')}</Button>
            </ButtonRow>
          </Form>
        </Card>
      </Stack>
    ),
  };
}

function About({ lang, one }: { lang: Lang; one: Subscription }) {
  const t = text(lang);
  return (
    <Card title={t('one.about')}>
      <SummaryList
        rows={[
          { question: t('column.url'), answer: one.url },
          { question: t('column.kinds'), answer: one.kinds.map(kind => kindIn(lang, kind)).join('; ') },
          { question: t('one.created'), answer: t('when', { at: one.createdAt }) },
          ...(one.failingSince === null ? [] : [{ question: t('one.failing'), answer: t('when', { at: one.failingSince }) }]),
        ]}
      />
    </Card>
  );
}

function answerIn(lang: Lang, line: LogLine): string {
  const t = text(lang);
  if (line.lastStatus !== null) return t('answer.status', { status: String(line.lastStatus) });
  switch (line.lastFault) {
    case null:
      return t('answer.none');
    case 'timeout':
    case 'name-not-found':
    case 'address-not-public':
      return t(`fault.${line.lastFault}`);
    default:
      return t('fault.other', { fault: line.lastFault });
  }
}

function Log({ lang, here, lines }: { lang: Lang; here: string; lines: readonly LogLine[] }) {
  const t = text(lang);
  const shown = lines.slice(0, LINES);
  const more = lines.length > LINES ? shown.at(-1) : undefined;
  const older = more && <a href={`${here}?before=${more.place}`}>{t('log.older')}</a>;
  return (
    <Card title={t('log')} inset={shown.length === 0 ? 'padded' : 'flush'} footer={older}>
      {shown.length === 0 ? (
        <EmptyState title={t('log.none')}>
          <p>{t('log.none.text')}</p>
        </EmptyState>
      ) : (
        <DataTable
          caption={t('log')}
          captionShown="hidden"
          rows={shown}
          rowKey={line => line.messageId}
          columns={[
            { key: 'kind', label: t('log.kind'), heading: true, cell: line => kindIn(lang, line.kind) },
            { key: 'at', label: t('log.at'), cell: line => t('when', { at: line.happenedAt }) },
            {
              key: 'state',
              label: t('log.state'),
              cell: line =>
                line.state === 'delivered' ? (
                  <StatusTag tone="done">{t('message.delivered')}</StatusTag>
                ) : (
                  <>
                    <StatusTag tone="attention">{t('message.waiting')}</StatusTag>{' '}
                    {line.attempts === 0 ? null : t('message.next', { at: line.nextAt })}
                  </>
                ),
            },
            { key: 'tries', label: t('log.tries'), align: 'end', cell: line => String(line.attempts) },
            { key: 'answer', label: t('log.answer'), cell: line => answerIn(lang, line) },
            {
              key: 'replay',
              label: t('log.replay'),
              cell: line => (
                <Form action={here} hidden={{ step: 'replay', message: line.messageId }}>
                  <Button kind="quiet">
                    {t('log.replay')}
                    <Hidden>{` ${t('log.replay.what', { what: kindIn(lang, line.kind), at: line.happenedAt })}`}</Hidden>
                  </Button>
                </Form>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}
