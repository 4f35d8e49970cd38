import { Card } from '#design/components/card.tsx';
import { BarChart } from '#design/components/chart.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Filter } from '#design/components/filter.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { formatMonth } from '#kernel/day.ts';
import { formatGrosze, type Grosze, sum } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../../text.ts';
import type { MonthlyBase } from '../../types.ts';
import { type ContributionsView, openContributions } from '../../views/insured.ts';
import { accountPart, notOpened } from '../frame.tsx';
import { axisAmount, wholeMonth, zlotys } from '../writing.ts';

const ALL = 'all';

/** Bases and contributions by month and payer, of one year, with their sums. */
export const contributionsPage: Page<PersonActor> = {
  path: '/account/insured/contributions',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx, request) {
    const { year, payer } = request.query;
    const view = await openContributions(ctx, {
      ...(year === undefined ? {} : { year }),
      ...(payer === undefined || payer === ALL ? {} : { payer }),
    });
    if (view === undefined) return notOpened();
    const t = text(ctx.lang);
    return accountPart(ctx, 'insured', '/account/insured/contributions', {
      lead: t('contributions.lead'),
      print: 'printable',
      body:
        view.years.length === 0 ? (
          <EmptyState title={t('contributions.none')}>
            <p>{t('contributions.none.about')}</p>
          </EmptyState>
        ) : (
          <Contributions view={view} lang={ctx.lang} />
        ),
    });
  },
};

const social = (base: MonthlyBase): Grosze => sum([base.pension, base.disability, base.sickness, base.accident]);

function Contributions({ view, lang }: { view: ContributionsView; lang: Lang }) {
  const t = text(lang);
  const { months, year } = view;
  const names = [...new Set(months.map(one => one.month))].sort();
  const of = (month: string, part: (base: MonthlyBase) => Grosze): Grosze => sum(months.filter(one => one.month === month).map(part));
  const money = (part: (base: MonthlyBase) => Grosze): string => formatGrosze(sum(months.map(part)), lang);
  return (
    <>
      <Filter action="/account/insured/contributions" button={t('show')}>
        <Select name="year" label={t('year')} value={year} empty="none" options={view.years.map(one => ({ value: one, label: one }))} />
        {view.payers.length < 2 ? null : (
          <Select
            name="payer"
            label={t('title.payer')}
            value={view.payer ?? ALL}
            empty="none"
            options={[{ value: ALL, label: t('payers.all') }, ...view.payers.map(one => ({ value: one, label: one }))]}
          />
        )}
      </Filter>
      <Card title={t('contributions.of', { year })}>
        <BarChart
          summary={t('contributions.picture', { year, social: money(social), health: money(one => one.health) })}
          series={[t('base.social'), t('base.health-contribution')]}
          bars={names.map(month => ({
            label: formatMonth(month, lang),
            values: [zlotys(of(month, social)), zlotys(of(month, one => one.health))],
          }))}
          arrangement="stacked"
          write={axisAmount(t, lang)}
        >
          {t('contributions.picture', { year, social: money(social), health: money(one => one.health) })}
        </BarChart>
      </Card>
      <Card title={t('contributions.months')} inset="flush">
        <DataTable
          caption={t('contributions.of', { year })}
          captionShown="hidden"
          rows={months}
          rowKey={one => `${one.month} ${one.payerName} ${one.titleCode}`}
          columns={[
            { key: 'month', label: t('month'), heading: true, cell: one => wholeMonth(one.month, lang) },
            { key: 'payer', label: t('title.payer'), cell: one => one.payerName },
            { key: 'base', label: t('base.pension'), align: 'end', cell: one => formatGrosze(one.pensionBase, lang) },
            { key: 'pension', label: t('insurance.pension'), align: 'end', cell: one => formatGrosze(one.pension, lang) },
            { key: 'disability', label: t('insurance.disability'), align: 'end', cell: one => formatGrosze(one.disability, lang) },
            { key: 'sickness', label: t('insurance.sickness'), align: 'end', cell: one => formatGrosze(one.sickness, lang) },
            { key: 'accident', label: t('insurance.accident'), align: 'end', cell: one => formatGrosze(one.accident, lang) },
            { key: 'health', label: t('insurance.health'), align: 'end', cell: one => formatGrosze(one.health, lang) },
          ]}
          footer={[
            t('together'),
            '',
            money(one => one.pensionBase),
            money(one => one.pension),
            money(one => one.disability),
            money(one => one.sickness),
            money(one => one.accident),
            money(one => one.health),
          ]}
        />
      </Card>
      <p className="quiet">{t('contributions.about')}</p>
    </>
  );
}
