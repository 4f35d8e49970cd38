import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Stack } from '#design/components/page.tsx';
import { type Day, formatDay, formatMonth } from '#kernel/day.ts';
import { formatGrosze } from '#kernel/grosze.ts';
import type { Lang } from '#platform/text/text.ts';
import { type AccountWords, text } from '../text.ts';
import type { InsuredView } from '../views.ts';

const KINSHIPS = ['child', 'spouse'] as const;

/** The insured person's register: titles, recent bases and contributions, breaks, family. */
export function Insured({ insured, lang }: { insured: InsuredView; lang: Lang }) {
  const t = text(lang);
  return (
    <Card title={t('insured')} footer={<a href="/forms/POTW">{t('confirmation')}</a>}>
      <Stack>
        <Titles insured={insured} lang={lang} />
        {insured.bases.length === 0 ? null : <Bases insured={insured} lang={lang} />}
        {insured.breaks.length === 0 ? null : (
          <DataTable
            caption={t('insured.breaks')}
            rows={insured.breaks}
            rowKey={one => `${one.payerName} ${one.from}`}
            columns={[
              { key: 'payer', label: t('title.payer'), heading: true, cell: one => one.payerName },
              { key: 'code', label: t('break.code'), cell: one => one.code },
              { key: 'from', label: t('from'), cell: one => formatDay(one.from, lang) },
              { key: 'to', label: t('to'), cell: one => formatDay(one.to, lang) },
            ]}
          />
        )}
        {insured.family.length === 0 ? null : (
          <DataTable
            caption={t('insured.family')}
            rows={insured.family}
            rowKey={one => `${one.names} ${one.bornOn}`}
            columns={[
              { key: 'names', label: t('family.names'), heading: true, cell: one => one.names },
              { key: 'kinship', label: t('family.kinship'), cell: one => kinshipText(t, one.kinship) },
              { key: 'born', label: t('family.born'), cell: one => formatDay(one.bornOn, lang) },
              { key: 'from', label: t('from'), cell: one => formatDay(one.from, lang) },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}

function kinshipText(t: AccountWords, kinship: string): string {
  const known = KINSHIPS.find(one => one === kinship);
  return known === undefined ? kinship : t(`family.${known}`);
}

const until = (t: AccountWords, day: Day | null, lang: Lang): string => (day === null ? t('until-now') : formatDay(day, lang));

function Titles({ insured, lang }: { insured: InsuredView; lang: Lang }) {
  const t = text(lang);
  return (
    <DataTable
      caption={t('insured.titles')}
      rows={insured.titles}
      rowKey={one => `${one.payerName} ${one.titleCode} ${one.from}`}
      columns={[
        { key: 'payer', label: t('title.payer'), heading: true, cell: one => one.payerName },
        { key: 'code', label: t('title.code'), cell: one => one.titleCode },
        {
          key: 'insurances',
          label: t('title.insurances'),
          cell: one => one.insurances.map(insurance => t(`insurance.${insurance}`)).join(', '),
        },
        { key: 'from', label: t('from'), cell: one => formatDay(one.from, lang) },
        { key: 'to', label: t('to'), cell: one => until(t, one.to, lang) },
      ]}
    />
  );
}

function Bases({ insured, lang }: { insured: InsuredView; lang: Lang }) {
  const t = text(lang);
  return (
    <DataTable
      caption={t('insured.bases')}
      rows={insured.bases}
      rowKey={one => `${one.month} ${one.payerName}`}
      columns={[
        { key: 'month', label: t('month'), heading: true, cell: one => formatMonth(one.month, lang) },
        { key: 'payer', label: t('title.payer'), cell: one => one.payerName },
        { key: 'pension', label: t('base.pension'), align: 'end', cell: one => formatGrosze(one.pensionBase, lang) },
        { key: 'social', label: t('base.social'), align: 'end', cell: one => formatGrosze(one.socialContributions, lang) },
        { key: 'health', label: t('base.health'), align: 'end', cell: one => formatGrosze(one.healthBase, lang) },
        {
          key: 'contribution',
          label: t('base.health-contribution'),
          align: 'end',
          cell: one => formatGrosze(one.healthContribution, lang),
        },
      ]}
    />
  );
}
