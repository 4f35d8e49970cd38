import { ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import { mandatesInSight } from '../questions.ts';
import { text } from '../text.ts';
import type { Mandate } from '../types.ts';
import { datesInWords, scopeInWords, stateInWords } from './mandate-words.ts';

export const mandatesPage: Page<PersonActor> = {
  path: '/mandates',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'identity.see-mandates' },
  async get(ctx) {
    const t = text(ctx.lang);
    const { given, received } = await mandatesInSight(ctx);
    await ctx.audit({ action: 'identity.read-mandates', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
    return {
      kind: 'page',
      title: t('mandates.title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading lead={t('mandates.lead')}>{t('mandates.title')}</PageHeading>
          <Card
            title={t('mandates.given')}
            inset={given !== null && given.length > 0 ? 'flush' : 'padded'}
            footer={
              given === null ? undefined : (
                <ButtonRow>
                  <LinkButton href="/forms/PEL">{t('mandates.grant')}</LinkButton>
                  {given.length > 0 ? (
                    <LinkButton kind="secondary" href="/forms/PEL-O">
                      {t('mandates.revoke')}
                    </LinkButton>
                  ) : null}
                </ButtonRow>
              )
            }
          >
            {given === null ? (
              <p>{t('mandates.given.hidden')}</p>
            ) : given.length === 0 ? (
              <EmptyState title={t('mandates.given.none')} />
            ) : (
              <MandateTable ctx={ctx} mandates={given} whose="given" />
            )}
          </Card>
          <Card title={t('mandates.received')} inset={received.length > 0 ? 'flush' : 'padded'}>
            {received.length === 0 ? (
              <EmptyState title={t('mandates.received.none')} />
            ) : (
              <MandateTable ctx={ctx} mandates={received} whose="received" />
            )}
          </Card>
        </Stack>
      ),
    };
  },
};

function MandateTable({ ctx, mandates, whose }: { ctx: PageCtx<PersonActor>; mandates: readonly Mandate[]; whose: 'given' | 'received' }) {
  const t = text(ctx.lang);
  const name = (mandate: Mandate): string =>
    whose === 'received'
      ? mandate.grantorName
      : mandate.proxyId === null
        ? `${mandate.proxyName} ${t('mandates.waiting')}`
        : mandate.proxyName;
  return (
    <DataTable
      caption={t(`mandates.${whose}`)}
      captionShown="hidden"
      rows={mandates}
      rowKey={mandate => mandate.mandateId}
      columns={[
        { key: 'name', label: t(whose === 'given' ? 'mandates.proxy' : 'mandates.grantor'), heading: true, cell: name },
        {
          key: 'scope',
          label: t('mandates.scope'),
          cell: mandate => (
            <>
              {scopeInWords(mandate, t, ctx.lang)}
              {mandate.note === null ? null : (
                <>
                  <br />
                  {mandate.note}
                </>
              )}
            </>
          ),
        },
        { key: 'dates', label: t('mandates.dates'), cell: mandate => datesInWords(mandate, t, ctx.lang) },
        {
          key: 'state',
          label: t('mandates.state'),
          cell: mandate => {
            const { words, tone } = stateInWords(mandate, ctx.now, t);
            return <StatusTag tone={tone}>{words}</StatusTag>;
          },
        },
      ]}
    />
  );
}
