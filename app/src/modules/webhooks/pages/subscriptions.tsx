import { Button, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Checkboxes } from '#design/components/choices.tsx';
import { CodeBlock, EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { Select, TextField } from '#design/components/text-fields.tsx';
import { type ClientId, parseId } from '#kernel/ids.ts';
import { clientsInHand } from '#modules/machines/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { subscriptionsInHand } from '../guards.ts';
import { KINDS } from '../rules/kinds.ts';
import { text } from '../text.ts';
import type { Subscription, SubscriptionId } from '../types.ts';
import { subscribe, type SubscribeRefusal } from '../use-cases/subscribe.ts';

export const kindIn = (lang: Lang, kind: string): string => {
  const known = KINDS.find(one => one === kind);
  return known ? text(lang)(`kind.${known}`) : kind;
};

export function SubscriptionState({ lang, of }: { lang: Lang; of: Pick<Subscription, 'state' | 'failingSince'> }) {
  const t = text(lang);
  if (of.state === 'disabled') return <StatusTag tone="problem">{t('state.disabled')}</StatusTag>;
  return of.failingSince === null ? (
    <StatusTag tone="done">{t('state.active')}</StatusTag>
  ) : (
    <StatusTag tone="attention">{t('state.failing')}</StatusTag>
  );
}

interface Typed {
  client: string;
  url: string;
  kinds: readonly string[];
}

/** What programs are told, and where. */
export const subscriptionsPage: Page<PersonActor> = {
  path: '/webhooks',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'webhooks.manage' },
  get: ctx => show(ctx, { client: '', url: '', kinds: [] }),
  async post(ctx, request) {
    const typed: Typed = {
      client: request.form.get('client')?.[0] ?? '',
      url: request.form.get('url')?.[0] ?? '',
      kinds: request.form.get('kinds') ?? [],
    };
    const clientId = parseId<ClientId>(typed.client);
    if (!clientId) return show(ctx, typed, 'no-such-client');
    const subscribed = await subscribe(ctx, { clientId, url: typed.url, kinds: typed.kinds });
    if (!subscribed.ok) return show(ctx, typed, subscribed.refusal.kind);
    return secretShown(ctx.lang, subscribed.value.subscription.subscriptionId, subscribed.value.secret);
  },
};

/** The one page on which a secret stands. */
export function secretShown(lang: Lang, subscriptionId: SubscriptionId, secret: string, formerUntil?: Date): PageAnswer {
  const t = text(lang);
  return {
    kind: 'page',
    title: t('secret.title'),
    keep: true,
    trail: <Breadcrumbs trail={[{ label: t('title'), href: '/webhooks' }, { label: t('secret.title') }]} />,
    body: (
      <Stack>
        <PageHeading lead={t('secret.text')}>{t('secret.title')}</PageHeading>
        <CodeBlock id="secret" label={t('secret.title')}>
          {secret}
        </CodeBlock>
        {formerUntil === undefined ? null : <p>{t('secret.former', { at: formerUntil })}</p>}
        <p>
          <LinkButton href={`/webhooks/${subscriptionId}`}>{t('secret.go-on')}</LinkButton>
        </p>
      </Stack>
    ),
  };
}

const FIELD_OF: Record<SubscribeRefusal['kind'], string> = {
  'address-unreadable': 'url',
  'address-not-https': 'url',
  'address-not-public': 'url',
  'kinds-missing': 'kinds',
  'too-many-subscriptions': 'client',
  'no-such-client': 'client',
};

async function show(ctx: PageCtx<PersonActor>, typed: Typed, refusal?: SubscribeRefusal['kind']): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const [subscriptions, clients] = [await subscriptionsInHand(ctx), await clientsInHand(ctx)];
  const able = clients.filter(client => client.revokedAt === null && client.scopes.includes('webhooks'));
  const words = refusal && t(`refusal.${refusal}`);
  const errorOf = (field: string): string | undefined => (refusal && FIELD_OF[refusal] === field ? words : undefined);
  return {
    kind: 'page',
    title: t('title'),
    width: 'wide',
    ...(refusal ? { failed: true, status: 422 } : {}),
    trail: <Breadcrumbs trail={[{ label: t('to-programs'), href: '/machines' }, { label: t('title') }]} />,
    body: (
      <Stack>
        <ErrorSummary errors={refusal && words ? [{ field: FIELD_OF[refusal], text: words }] : []} />
        <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
        <Card title={t('list')} inset={subscriptions.length === 0 ? 'padded' : 'flush'}>
          {subscriptions.length === 0 ? (
            <EmptyState title={t('list.none')}>
              <p>{t('list.none.text')}</p>
            </EmptyState>
          ) : (
            <DataTable
              caption={t('list')}
              captionShown="hidden"
              rows={subscriptions}
              rowKey={one => one.subscriptionId}
              columns={[
                {
                  key: 'url',
                  label: t('column.url'),
                  heading: true,
                  cell: one => <a href={`/webhooks/${one.subscriptionId}`}>{one.url}</a>,
                },
                {
                  key: 'client',
                  label: t('column.client'),
                  cell: one => clients.find(client => client.clientId === one.clientId)?.name ?? '',
                },
                { key: 'kinds', label: t('column.kinds'), cell: one => one.kinds.map(kind => kindIn(ctx.lang, kind)).join('; ') },
                { key: 'state', label: t('column.state'), cell: one => <SubscriptionState lang={ctx.lang} of={one} /> },
              ]}
            />
          )}
        </Card>
        <Card title={t('add')}>
          {able.length === 0 ? (
            <EmptyState title={t('add.no-client')} action={<LinkButton href="/machines/new">{t('add.register')}</LinkButton>}>
              <p>{t('add.no-client.text')}</p>
            </EmptyState>
          ) : (
            <Form action="/webhooks">
              <Select
                name="client"
                label={t('add.client')}
                value={typed.client || (able.length === 1 ? able[0]?.clientId : undefined)}
                error={errorOf('client')}
                options={able.map(client => ({ value: client.clientId, label: client.name }))}
              />
              <TextField
                name="url"
                label={t('add.url')}
                hint={t('add.url.hint')}
                value={typed.url}
                error={errorOf('url')}
                maxLength={500}
                spellCheck={false}
              />
              <Checkboxes
                name="kinds"
                label={t('add.kinds')}
                values={typed.kinds}
                error={errorOf('kinds')}
                choices={KINDS.map(kind => ({ value: kind, label: t(`kind.${kind}`) }))}
              />
              <Button>{t('add.submit')}</Button>
            </Form>
          )}
        </Card>
      </Stack>
    ),
  };
}
