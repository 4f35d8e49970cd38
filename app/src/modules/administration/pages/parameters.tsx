import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Tabs } from '#design/components/navigation.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { dayOf, type Day, formatDay } from '#kernel/day.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import { memoryMarks } from '#platform/dated-value.ts';
import type { DatedValue, Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { Trail, wide } from './parts.tsx';

export const PARAMETERS = '/desk/administration/parameters';
const SHOWS = ['all', 'from-memory', 'coming'] as const;

const MARK_TONES = { S: 'done', X: 'done', D: 'info', M: 'attention' } as const;

/** How sure a value is. */
export function MarkTag({ lang, mark }: { lang: Lang; mark: DatedValue['mark'] }) {
  return <StatusTag tone={MARK_TONES[mark]}>{text(lang)(`mark.${mark}`)}</StatusTag>;
}

/** As the pack calls it for people; by its code where it does not. */
export const titleOf = (pack: Pack, name: string, lang: Lang): string => pack.parameterTitles?.[name]?.[lang] ?? name;

interface ParameterRow {
  name: string;
  now: DatedValue | undefined;
  next: DatedValue | undefined;
  fromMemory: number;
}

function rowsOf(pack: Pack, today: Day): readonly ParameterRow[] {
  const marks = memoryMarks(pack);
  return Object.entries(pack.parameters).map(([name, values]) => {
    const inOrder = [...values].sort((a, b) => (a.from < b.from ? -1 : 1));
    return {
      name,
      now: inOrder.filter(value => value.from <= today && (value.to === undefined || today <= value.to)).at(-1),
      next: inOrder.find(value => value.from > today),
      fromMemory: marks.filter(mark => mark.parameter === name).length,
    };
  });
}

/** Every dated value of the institution: what holds today, what comes, and what nobody has looked up in a source yet. */
export const parametersPage: Page<StaffActor> = {
  path: PARAMETERS,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.open' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const show = SHOWS.find(one => one === request.query['show']) ?? 'all';
    const all = rowsOf(ctx.house.pack, dayOf(ctx.now));
    const rows = all.filter(row => (show === 'from-memory' ? row.fromMemory > 0 : show === 'coming' ? row.next !== undefined : true));
    return wide(
      t('section.parameters'),
      <Trail lang={ctx.lang} here={t('section.parameters')} />,
      <>
        <PageHeading lead={t('parameters.lead', { count: memoryMarks(ctx.house.pack).length })}>{t('section.parameters')}</PageHeading>
        <Tabs
          label={t('changes.show')}
          tabs={SHOWS.map(one => ({ href: `${PARAMETERS}?show=${one}`, label: t(`parameters.show.${one}`), current: one === show }))}
        />
        {rows.length === 0 ? (
          <EmptyState title={t('parameters.none')} />
        ) : (
          <DataTable
            caption={t('section.parameters')}
            captionShown="hidden"
            rows={rows}
            rowKey={row => row.name}
            columns={[
              {
                key: 'name',
                label: t('parameters.name'),
                heading: true,
                cell: row => <a href={`${PARAMETERS}/${row.name}`}>{titleOf(ctx.house.pack, row.name, ctx.lang)}</a>,
              },
              { key: 'now', label: t('parameters.today'), cell: row => row.now?.value ?? t('preview.nothing') },
              { key: 'since', label: t('parameters.since'), cell: row => (row.now ? formatDay(row.now.from as Day, ctx.lang) : '') },
              {
                key: 'next',
                label: t('parameters.next'),
                cell: row =>
                  row.next
                    ? t('parameters.next.value', { value: row.next.value, from: formatDay(row.next.from as Day, ctx.lang) })
                    : t('preview.nothing'),
              },
              { key: 'mark', label: t('parameters.mark'), cell: row => (row.now ? <MarkTag lang={ctx.lang} mark={row.now.mark} /> : '') },
            ]}
          />
        )}
      </>,
    );
  },
};
