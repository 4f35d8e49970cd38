import { Card } from '#design/components/card.tsx';
import { Disclosure } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { formatDay, formatMonth } from '#kernel/day.ts';
import { formatGrosze, type Grosze } from '#kernel/grosze.ts';
import type { Lang } from '#platform/text/text.ts';
import { shownInterest } from '../../rules/interest.ts';
import { text } from '../../text.ts';
import type { InterestOf } from '../../views/payer.ts';
import { percent } from '../writing.ts';

/** How interest came about: amount, days and rate of every stretch, then rounded once for each month and fund. */
export function InterestCard({ interest, small, lang }: { interest: readonly InterestOf[]; small: Grosze; lang: Lang }) {
  const t = text(lang);
  return (
    <Card title={t('interest')}>
      <p>{t('interest.formula', { small: formatGrosze(small, lang) })}</p>
      {interest.map(one => (
        <Disclosure
          key={`${one.month} ${one.fund}`}
          summary={t('interest.of', {
            month: formatMonth(one.month, lang),
            fund: t(`fund.short.${one.fund}`),
            amount: formatGrosze(one.rounded, lang),
          })}
        >
          <DataTable
            caption={t('interest.days')}
            rows={one.stretches}
            rowKey={stretch => stretch.from}
            columns={[
              {
                key: 'days',
                label: t('interest.from-to'),
                heading: true,
                cell: stretch => t('days.from-to', { from: formatDay(stretch.from, lang), to: formatDay(stretch.to, lang) }),
              },
              { key: 'number', label: t('interest.number'), align: 'end', cell: stretch => stretch.days },
              { key: 'open', label: t('interest.open'), align: 'end', cell: stretch => formatGrosze(stretch.open, lang) },
              { key: 'rate', label: t('interest.rate'), align: 'end', cell: stretch => percent(stretch.rate, lang) },
              {
                key: 'interest',
                label: t('payer.interest'),
                align: 'end',
                cell: stretch => formatGrosze(shownInterest(stretch.exact), lang),
              },
            ]}
          />
        </Disclosure>
      ))}
    </Card>
  );
}
