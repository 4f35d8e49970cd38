import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { dayOf } from '#kernel/day.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import { TAKINGS_A_DAY } from '../rules.ts';
import { text } from '../text.ts';
import { takeOwnData } from '../use-cases/take-own-data.ts';
import { lastTakings, takenOn } from '../views.ts';

const SHOWN = 5;

export const ownDataPage: Page<PersonActor> = {
  path: '/own-data',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'portability.see' },
  get: ctx => show(ctx),
  async post(ctx) {
    const taken = await takeOwnData(ctx, { name: await nameOf(ctx) });
    if (taken.ok)
      return {
        kind: 'document',
        bytes: taken.value.bytes,
        type: 'application/zip',
        fileName: taken.value.fileName,
        disposition: 'attachment',
      };
    switch (taken.refusal.kind) {
      case 'level':
        return { kind: 'step-up', level: 3 };
      case 'enough-for-today':
        return { ...(await show(ctx)), status: 429 };
      case 'not-permitted':
        return { kind: 'refused', why: { pl: text('pl')('proxy'), en: text('en')('proxy') } };
    }
  },
};

const nameOf = async (ctx: PageCtx<PersonActor>): Promise<string> => (await partyCard(ctx, ctx.actor.partyId))?.name ?? '';

async function show(ctx: PageCtx<PersonActor>): Promise<Extract<PageAnswer, { kind: 'page' }>> {
  const t = text(ctx.lang);
  const { partyId, level } = ctx.actor;
  const [name, today, last] = await Promise.all([
    nameOf(ctx),
    takenOn(ctx.db, partyId, dayOf(ctx.now)),
    lastTakings(ctx.db, partyId, SHOWN),
  ]);
  await ctx.audit({ action: 'portability.see', object: `party:${partyId}`, subjectPartyId: partyId });
  return {
    kind: 'page',
    title: t('title'),
    body: (
      <Stack>
        <PageHeading lead={t('lead', { name })}>{t('title')}</PageHeading>
        <Card title={t('content')}>
          <ul className="text-list">
            <li>{t('content.records')}</li>
            <li>{t('content.documents')}</li>
            <li>{t('content.looks')}</li>
            <li>{t('content.index')}</li>
          </ul>
          <p>{t('content.waiting')}</p>
          <p>{t('content.left-out')}</p>
        </Card>
        {today >= TAKINGS_A_DAY ? (
          <Notice tone="attention" title={t('enough')}>
            <p>{t('enough.about', { count: TAKINGS_A_DAY })}</p>
          </Notice>
        ) : (
          <Form action="/own-data">
            <p>{t('safe')}</p>
            {level < 3 ? <p>{t('step-up')}</p> : null}
            <ButtonRow>
              <Button>{t('take')}</Button>
            </ButtonRow>
            <p className="quiet">{t('bound', { count: TAKINGS_A_DAY })}</p>
          </Form>
        )}
        {last.length === 0 ? null : (
          <DataTable
            caption={t('last')}
            rows={last}
            rowKey={one => one.takenAt.toISOString()}
            columns={[
              { key: 'when', label: t('last.when'), heading: true, cell: one => t('when', { at: one.takenAt }) },
              { key: 'records', label: t('last.records'), align: 'end', cell: one => one.records ?? '' },
              { key: 'files', label: t('last.files'), align: 'end', cell: one => one.files ?? '' },
            ]}
          />
        )}
      </Stack>
    ),
  };
}
