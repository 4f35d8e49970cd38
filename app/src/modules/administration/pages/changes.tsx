import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Pagination, Tabs } from '#design/components/navigation.tsx';
import { PageHeading } from '#design/components/page.tsx';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import { kindOf } from '../changes/kinds.ts';
import { text } from '../text.ts';
import type { Change } from '../types.ts';
import { listChanges } from '../views.ts';
import { pageAsked } from '#platform/http/page-number.ts';
import { ChangeTag, textOf, Trail, wide } from './parts.tsx';

const PATH = '/desk/administration/changes';
const CHANGES_A_PAGE = 25;
const SHOWS = ['all', 'proposed', 'approved', 'refused', 'withdrawn'] as const;

/** Everything that was proposed, what waits first. */
export const changesPage: Page<StaffActor> = {
  path: PATH,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.open' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const show = SHOWS.find(one => one === request.query['show']) ?? 'all';
    const page = pageAsked(request);
    const { changes, total } = await listChanges(ctx.db, {
      ...(show === 'all' ? {} : { state: show }),
      limit: CHANGES_A_PAGE,
      offset: (page - 1) * CHANGES_A_PAGE,
    });
    const pages = Math.max(1, Math.ceil(total / CHANGES_A_PAGE));
    return wide(
      t('section.changes'),
      <Trail lang={ctx.lang} here={t('section.changes')} />,
      <>
        <PageHeading lead={t('section.changes.about')}>{t('section.changes')}</PageHeading>
        <Tabs
          label={t('changes.show')}
          tabs={SHOWS.map(one => ({ href: `${PATH}?show=${one}`, label: t(`changes.show.${one}`), current: one === show }))}
        />
        {changes.length === 0 ? <EmptyState title={t('changes.none')} /> : <ChangeTable ctx={ctx} changes={changes} />}
        {pages > 1 ? <Pagination page={page} pages={pages} hrefFor={one => `${PATH}?show=${show}&page=${one}`} /> : null}
      </>,
    );
  },
};

/** @param caption shown above the table; without one the heading of the page says it */
export function ChangeTable({ ctx, changes, caption }: { ctx: PageCtx; changes: readonly Change[]; caption?: string }) {
  const t = text(ctx.lang);
  return (
    <DataTable
      caption={caption ?? t('section.changes')}
      captionShown={caption === undefined ? 'hidden' : 'shown'}
      rows={changes}
      rowKey={change => change.changeId}
      columns={[
        {
          key: 'what',
          label: t('changes.what'),
          heading: true,
          cell: change => <a href={`${PATH}/${change.changeId}`}>{kindOf(change.kind).title(ctx.house, change.wish)[ctx.lang]}</a>,
        },
        { key: 'kind', label: t('changes.kind'), cell: change => textOf(ctx.lang, `changes.kind.${change.kind}`) },
        { key: 'proposed', label: t('changes.proposed'), cell: change => t('at', { at: change.proposedAt }) },
        { key: 'state', label: t('changes.state'), cell: change => <ChangeTag lang={ctx.lang} change={change} /> },
      ]}
    />
  );
}
