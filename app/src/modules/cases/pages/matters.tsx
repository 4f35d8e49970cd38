import { LinkButton } from '#design/components/button.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Pagination, Tabs } from '#design/components/navigation.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { formatDay } from '#kernel/day.ts';
import { mayRead } from '#modules/identity/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { listMatters, MATTERS_A_PAGE } from '../views.ts';
import { pageAsked } from '#platform/http/page-number.ts';
import { listDestroyed } from '../destroys.ts';
import { DestroyedMatters } from './destroyed.tsx';
import { nextStep, StateTag } from './parts.tsx';

const SHOWS = ['all', 'open', 'decided', 'destroyed'] as const;

export const mattersPage: Page<PersonActor> = {
  path: '/matters',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'cases.see-matters' },
  async get(ctx, request) {
    if (!(await mayRead(ctx, ctx.actor, { area: 'letters' }))) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const show = SHOWS.find(one => one === request.query['show']) ?? 'all';
    if (show === 'destroyed') return destroyedTab(ctx);
    const page = pageAsked(request);
    const { matters, total } = await listMatters(ctx.db, ctx.actor.partyId, {
      show,
      limit: MATTERS_A_PAGE,
      offset: (page - 1) * MATTERS_A_PAGE,
    });
    await ctx.audit({ action: 'cases.list', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
    const pages = Math.max(1, Math.ceil(total / MATTERS_A_PAGE));
    return {
      kind: 'page',
      title: t('matters.title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading lead={t('matters.lead')}>{t('matters.title')}</PageHeading>
          <Shows lang={ctx.lang} current={show} />
          {matters.length === 0 ? (
            <EmptyState title={t('matters.none')} action={<LinkButton href="/forms">{t('matters.begin')}</LinkButton>}>
              <p>{t('matters.none.text')}</p>
            </EmptyState>
          ) : (
            <DataTable
              caption={t('matters.title')}
              captionShown="hidden"
              rows={matters}
              rowKey={matter => matter.matterId}
              columns={[
                {
                  key: 'title',
                  label: t('column.matter'),
                  heading: true,
                  cell: matter => <a href={`/matters/${matter.matterId}`}>{matter.title[ctx.lang]}</a>,
                },
                { key: 'number', label: t('column.number'), cell: matter => matter.number },
                { key: 'opened', label: t('column.opened'), cell: matter => t('day', { at: matter.openedAt }) },
                { key: 'state', label: t('column.state'), cell: matter => <StateTag lang={ctx.lang} state={matter.state} /> },
                {
                  key: 'next',
                  label: t('column.next'),
                  cell: matter =>
                    matter.state === 'decided'
                      ? ''
                      : matter.state === 'waiting-for-party' && matter.answerBy
                        ? t('due.party', { day: formatDay(matter.answerBy, ctx.lang) })
                        : nextStep(ctx.lang, matter, matter.dueOn),
                },
              ]}
            />
          )}
          {pages > 1 ? <Pagination page={page} pages={pages} hrefFor={number => `/matters?show=${show}&page=${number}`} /> : null}
        </Stack>
      ),
    };
  },
};

function Shows({ lang, current }: { lang: Lang; current: (typeof SHOWS)[number] }) {
  const t = text(lang);
  return (
    <Tabs
      label={t('matters.show')}
      tabs={SHOWS.map(one => ({ href: `/matters?show=${one}`, label: t(`matters.show.${one}`), current: one === current }))}
    />
  );
}

async function destroyedTab(ctx: PageCtx<PersonActor>): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const matters = await listDestroyed(ctx.db, ctx.actor.partyId);
  await ctx.audit({ action: 'cases.list', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
  return {
    kind: 'page',
    title: t('matters.title'),
    width: 'wide',
    body: (
      <Stack>
        <PageHeading lead={t('destroyed.list.about')}>{t('matters.title')}</PageHeading>
        <Shows lang={ctx.lang} current="destroyed" />
        <DestroyedMatters ctx={ctx} matters={matters} hrefOf={matter => `/matters/${matter.matterId}`} />
      </Stack>
    ),
  };
}
