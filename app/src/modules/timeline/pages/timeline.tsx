import { Button } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { Form } from '#design/components/form.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { formatMonth, type Month, parseMonth } from '#kernel/day.ts';
import { mayRead } from '#modules/identity/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageRequest } from '#platform/http/page.ts';
import { visibleAreas } from '../rules/visible.ts';
import { ENTRIES_A_PAGE, listEntries, listMonths } from '../views.ts';
import { text } from '../text.ts';
import type { Area } from '../types.ts';
import { Entries } from './entries.tsx';
import { pageAsked } from '#platform/http/page-number.ts';

interface Filter {
  area: Area | null;
  month: Month | null;
  page: number;
}

function filterOf(request: PageRequest, areas: readonly Area[]): Filter {
  const month = parseMonth(request.query['month'] ?? '');
  return {
    area: areas.find(area => area === request.query['kind']) ?? null,
    month: month.ok ? month.value : null,
    page: pageAsked(request),
  };
}

const hrefOf = ({ area, month }: Filter, page: number): string =>
  `/timeline?${new URLSearchParams({ ...(area ? { kind: area } : {}), ...(month ? { month } : {}), page: String(page) })}`;

export const timelinePage: Page<PersonActor> = {
  path: '/timeline',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'timeline.read' },
  async get(ctx, request) {
    if (!(await mayRead(ctx, ctx.actor, { area: 'letters' }))) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const areas = visibleAreas(ctx.actor);
    const filter = filterOf(request, areas);
    const months = await listMonths(ctx, ctx.actor.partyId);
    const { entries, total } = await listEntries(ctx, { partyId: ctx.actor.partyId, ...filter });
    await ctx.audit({ action: 'timeline.read', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
    const filtered = filter.area !== null || filter.month !== null;
    const pages = Math.max(1, Math.ceil(total / ENTRIES_A_PAGE));
    return {
      kind: 'page',
      title: t('title'),
      body: (
        <Stack>
          <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
          <Form method="get" action="/timeline">
            <Select
              name="kind"
              label={t('filter.area')}
              value={filter.area ?? ''}
              empty="none"
              options={[{ value: '', label: t('filter.all') }, ...areas.map(area => ({ value: area, label: t(`area.${area}`) }))]}
            />
            <Select
              name="month"
              label={t('filter.month')}
              value={filter.month ?? ''}
              empty="none"
              options={[
                { value: '', label: t('filter.any-month') },
                ...months.map(month => ({ value: month, label: formatMonth(month, ctx.lang) })),
              ]}
            />
            <Button kind="secondary">{t('filter.button')}</Button>
          </Form>
          {entries.length === 0 ? (
            <EmptyState title={filtered ? t('found', { count: 0 }) : t('empty.title')}>
              <p>{filtered ? t('empty.filtered') : t('empty.text')}</p>
            </EmptyState>
          ) : (
            <Card title={t('found', { count: total })}>
              <Entries entries={entries} lang={ctx.lang} links="with-links" />
            </Card>
          )}
          {pages > 1 ? <Pagination page={filter.page} pages={pages} hrefFor={page => hrefOf(filter, page)} /> : null}
        </Stack>
      ),
    };
  },
};
