import { LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { clientsInHand, type ClientLine } from '../views.ts';

export function ClientState({ client, lang }: { client: Pick<ClientLine, 'revokedAt' | 'keys'>; lang: Lang }) {
  const t = text(lang);
  if (client.revokedAt !== null) return <StatusTag tone="plain">{t('state.revoked')}</StatusTag>;
  return client.keys === 0 ? (
    <StatusTag tone="attention">{t('state.no-key')}</StatusTag>
  ) : (
    <StatusTag tone="done">{t('state.active')}</StatusTag>
  );
}

/** Programs of the party acted for. A proxy sees those they registered. */
export const clientsPage: Page<PersonActor> = {
  path: '/machines',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'machines.manage' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const clients = await clientsInHand(ctx);
    const register = <LinkButton href="/machines/new">{t('register')}</LinkButton>;
    return {
      kind: 'page',
      title: t('title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading lead={t('lead', { name: request.partyName ?? '' })}>{t('title')}</PageHeading>
          <Card title={t('list')} inset={clients.length === 0 ? 'padded' : 'flush'} footer={clients.length === 0 ? undefined : register}>
            {clients.length === 0 ? (
              <EmptyState title={t('list.none')} action={register}>
                <p>{t('list.none.text')}</p>
              </EmptyState>
            ) : (
              <DataTable
                caption={t('list')}
                captionShown="hidden"
                rows={clients}
                rowKey={client => client.clientId}
                columns={[
                  {
                    key: 'name',
                    label: t('column.name'),
                    heading: true,
                    cell: client => <a href={`/machines/${client.clientId}`}>{client.name}</a>,
                  },
                  {
                    key: 'scopes',
                    label: t('column.scopes'),
                    cell: client => client.scopes.map(scope => t(`scope.${scope}`)).join('; '),
                  },
                  {
                    key: 'used',
                    label: t('column.used'),
                    cell: client => (client.usedAt === null ? t('never') : t('when', { at: client.usedAt })),
                  },
                  { key: 'state', label: t('column.state'), cell: client => <ClientState client={client} lang={ctx.lang} /> },
                ]}
              />
            )}
          </Card>
          <p>
            <a href="/webhooks">{t('webhooks')}</a>
          </p>
          <p>
            <a href="/developers">{t('client.developers')}</a>
          </p>
        </Stack>
      ),
    };
  },
};
