import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Pagination, Tabs } from '#design/components/navigation.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { formatGrosze, grosze } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import { comparedWith } from '../compared-with.ts';
import { text } from '../text.ts';
import { CHANGE_KINDS, type ChangeKind, countChanges, listChanges } from '../views.ts';
import { openSet } from './set.tsx';

const PER_PAGE = 50;

/** Everybody who is not as they were in the set before, one kind of change at a time. */
export const changesPage: Page<PersonActor> = {
  path: '/payer/sets/:setId/changes',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'payers.read' },
  async get(ctx, request) {
    const set = await openSet(ctx, request);
    if ('kind' in set) return set;
    const before = await comparedWith(ctx.db, set);
    if (!before) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const counts = await countChanges(ctx.db, set.partyId, set.setId, before.setId);
    const kind = CHANGE_KINDS.find(one => one === request.query['kind']) ?? CHANGE_KINDS.find(one => counts[one]) ?? 'joined';
    const page = Math.max(1, Number.parseInt(request.query['page'] ?? '1', 10) || 1);
    const rows = await listChanges(
      ctx.db,
      set.partyId,
      { now: set.setId, before: before.setId },
      { kind, limit: PER_PAGE, offset: (page - 1) * PER_PAGE },
    );
    await ctx.audit({ action: 'payers.read-set', object: `set:${set.setId}`, subjectPartyId: set.partyId });
    const here = (one: ChangeKind, number = 1) => `/payer/sets/${set.setId}/changes?kind=${one}${number === 1 ? '' : `&page=${number}`}`;
    return {
      kind: 'page',
      title: t('changes.title', { name: set.fileName }),
      width: 'wide',
      trail: (
        <Breadcrumbs
          trail={[
            { label: t('title'), href: '/payer/sets' },
            { label: set.fileName, href: `/payer/sets/${set.setId}` },
            { label: t('changes') },
          ]}
        />
      ),
      body: (
        <Stack>
          <PageHeading eyebrow={set.fileName}>{t('changes')}</PageHeading>
          <Tabs
            label={t('changes.what')}
            tabs={CHANGE_KINDS.map(one => ({
              label: `${t(`change.${one}`)} (${counts[one] ?? 0})`,
              href: here(one),
              current: one === kind,
            }))}
          />
          {rows.length === 0 ? (
            <EmptyState title={t('changes.same')} />
          ) : (
            <DataTable
              caption={t(`change.${kind}`)}
              rows={rows}
              rowKey={row => row.insuredId}
              columns={[
                { key: 'person', label: t('changes.person'), heading: true, cell: row => row.name },
                { key: 'id', label: 'PESEL', cell: row => row.insuredId },
                { key: 'before', label: t('changes.before'), align: 'end', cell: row => shownValue(ctx, kind, row.before) },
                { key: 'now', label: t('changes.now'), align: 'end', cell: row => shownValue(ctx, kind, row.now) },
              ]}
            />
          )}
          {(counts[kind] ?? 0) > PER_PAGE ? (
            <Pagination page={page} pages={Math.ceil((counts[kind] ?? 0) / PER_PAGE)} hrefFor={number => here(kind, number)} />
          ) : null}
        </Stack>
      ),
    };
  },
};

/** Bases are amounts; titles and breaks are codes as they stand. */
const shownValue = (ctx: PageCtx, kind: ChangeKind, value: string | null): string =>
  value === null ? '' : kind === 'base' ? formatGrosze(grosze(BigInt(value)), ctx.lang) : value;
