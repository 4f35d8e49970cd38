import { Card } from '#design/components/card.tsx';
import { KeyFigures } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { dayOf, formatDay, formatMonth } from '#kernel/day.ts';
import { formatGrosze, sum } from '#kernel/grosze.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import type { PayerView } from '../views.ts';

/** The payer's settlements: what is owed by fund, and the last months due and paid. */
export function PayerPart({ payer, lang }: { payer: PayerView; lang: Lang }) {
  const t = text(lang);
  const { balance } = payer;
  const owes = balance.total > 0n;
  return (
    <Card
      title={t('payer')}
      aside={<StatusTag tone={owes ? 'attention' : 'done'}>{t(owes ? 'payer.owes' : 'payer.clear')}</StatusTag>}
      footer={owes ? undefined : <a href="/forms/RWN">{t('payer.certificate')}</a>}
    >
      <Stack>
        <KeyFigures
          figures={[
            { name: t('payer.arrears'), value: formatGrosze(balance.arrears, lang), tone: balance.arrears > 0n ? 'attention' : 'done' },
            {
              name: t('payer.interest'),
              value: formatGrosze(balance.interest, lang),
              ...(owes && balance.interest === 0n ? { note: t('payer.small') } : {}),
            },
            { name: t('payer.insured'), value: payer.insuredCount },
            { name: t('payer.since'), value: formatDay(payer.registeredSince, lang) },
          ]}
        />
        <DataTable
          caption={t('payer.funds')}
          rows={payer.funds}
          rowKey={fund => fund.fund}
          columns={[
            { key: 'fund', label: t('fund'), heading: true, cell: fund => t(`fund.${fund.fund}`) },
            { key: 'arrears', label: t('payer.arrears'), align: 'end', cell: fund => formatGrosze(fund.arrears, lang) },
            { key: 'interest', label: t('payer.interest'), align: 'end', cell: fund => formatGrosze(fund.interest, lang) },
          ]}
          footer={[t('together'), formatGrosze(balance.arrears, lang), formatGrosze(balance.interest, lang)]}
        />
        <DataTable
          caption={t('payer.months')}
          rows={payer.months}
          rowKey={month => month.month}
          columns={[
            { key: 'month', label: t('month'), heading: true, cell: month => formatMonth(month.month, lang) },
            { key: 'due-on', label: t('due-on'), cell: month => formatDay(month.dueOn, lang) },
            { key: 'due', label: t('due'), align: 'end', cell: month => formatGrosze(month.due, lang) },
            { key: 'paid', label: t('paid'), align: 'end', cell: month => formatGrosze(month.paid, lang) },
          ]}
          footer={[
            t('together'),
            '',
            formatGrosze(sum(payer.months.map(month => month.due)), lang),
            formatGrosze(sum(payer.months.map(month => month.paid)), lang),
          ]}
        />
        {payer.holidays.length === 0 ? null : (
          <DataTable
            caption={t('holiday')}
            rows={payer.holidays}
            rowKey={holiday => `${holiday.month} ${holiday.grantedAt.toISOString()}`}
            columns={[
              { key: 'month', label: t('month'), heading: true, cell: holiday => formatMonth(holiday.month, lang) },
              { key: 'granted', label: t('holiday.granted'), cell: holiday => formatDay(dayOf(holiday.grantedAt), lang) },
              {
                key: 'withdrawn',
                label: t('holiday.withdrawn'),
                cell: holiday => (holiday.withdrawnAt === null ? '—' : formatDay(dayOf(holiday.withdrawnAt), lang)),
              },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}
