import { Card } from '#design/components/card.tsx';
import { BarChart } from '#design/components/chart.tsx';
import { EmptyState, KeyFigures } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Filter } from '#design/components/filter.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { dayOf, formatDay, formatMonth } from '#kernel/day.ts';
import { formatGrosze, type Grosze, NOTHING, sum } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../../text.ts';
import { FUNDS } from '../../types.ts';
import { type LedgerMonth, openLedger, type PayerView } from '../../views/payer.ts';
import { accountPart, notOpened } from '../frame.tsx';
import { axisAmount, zlotys } from '../writing.ts';
import { InterestCard } from './interest.tsx';
import { PayCard } from './pay.tsx';

const HOLIDAY_FORM = 'RWS';

/** The payer's balance: by fund, by month, with interest counted day by day, and how to pay. */
export const ledgerPage: Page<PersonActor> = {
  path: '/account/payer',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx, request) {
    const { year } = request.query;
    const view = await openLedger(ctx, year === undefined ? {} : { year });
    if (view === undefined) return notOpened();
    const t = text(ctx.lang);
    return accountPart(ctx, 'payer', '/account/payer', {
      ...(view === null ? {} : { lead: t('ledger.lead', { name: view.name, day: formatDay(view.asOf, ctx.lang) }) }),
      print: 'printable',
      body:
        view === null ? (
          <EmptyState title={t('ledger.none')}>
            <p>{t('ledger.none.about')}</p>
          </EmptyState>
        ) : (
          <Ledger view={view} pack={ctx.house.pack} lang={ctx.lang} />
        ),
    });
  },
};

function Ledger({ view, pack, lang }: { view: PayerView; pack: Pack; lang: Lang }) {
  const t = text(lang);
  const { balance } = view;
  const owes = balance.total > 0n;
  return (
    <>
      <KeyFigures
        figures={[
          { name: t('payer.arrears'), value: formatGrosze(balance.arrears, lang), tone: balance.arrears > 0n ? 'attention' : 'done' },
          {
            name: t('payer.interest'),
            value: formatGrosze(balance.interest, lang),
            ...(owes && balance.interest === 0n ? { note: t('payer.small') } : {}),
          },
          { name: t('payer.overpayment'), value: formatGrosze(balance.overpayment, lang) },
          { name: t('payer.insured'), value: view.insuredCount },
        ]}
      />
      <PayCard view={view} pack={pack} lang={lang} />
      <Card
        title={t('payer.funds')}
        aside={<StatusTag tone={owes ? 'attention' : 'done'}>{t(owes ? 'payer.owes' : 'payer.clear')}</StatusTag>}
        inset="flush"
        {...(owes ? {} : { footer: <a href="/forms/RWN">{t('payer.certificate')}</a> })}
      >
        <DataTable
          caption={t('payer.funds')}
          captionShown="hidden"
          rows={view.funds}
          rowKey={fund => fund.fund}
          columns={[
            { key: 'fund', label: t('fund'), heading: true, cell: fund => t(`fund.${fund.fund}`) },
            { key: 'arrears', label: t('payer.arrears'), align: 'end', cell: fund => formatGrosze(fund.arrears, lang) },
            { key: 'interest', label: t('payer.interest'), align: 'end', cell: fund => formatGrosze(fund.interest, lang) },
          ]}
          footer={[t('together'), formatGrosze(balance.arrears, lang), formatGrosze(balance.interest, lang)]}
        />
      </Card>
      {view.interest.length === 0 ? null : <InterestCard interest={view.interest} small={view.smallInterest} lang={lang} />}
      {view.years.length === 0 ? null : <Months view={view} lang={lang} />}
      <Holidays view={view} offered={pack.forms.some(form => form.code === HOLIDAY_FORM)} lang={lang} />
    </>
  );
}

function Months({ view, lang }: { view: PayerView; lang: Lang }) {
  const t = text(lang);
  const funds = FUNDS.filter(fund => view.months.some(month => (month.byFund[fund] ?? NOTHING) > 0n));
  const money = (amounts: readonly (Grosze | undefined)[]): string => formatGrosze(sum(amounts.map(amount => amount ?? NOTHING)), lang);
  const picture = t('ledger.picture', {
    due: money(view.recent.map(one => one.due)),
    paid: money(view.recent.map(one => one.paid)),
    months: view.recent.length,
  });
  return (
    <>
      <Card title={t('ledger.recent')}>
        <BarChart
          summary={picture}
          series={[t('due'), t('paid')]}
          bars={view.recent.map(one => ({ label: formatMonth(one.month, lang), values: [zlotys(one.due), zlotys(one.paid)] }))}
          arrangement="beside"
          write={axisAmount(t, lang)}
        >
          {picture}
        </BarChart>
      </Card>
      <Filter action="/account/payer" button={t('show')}>
        <Select
          name="year"
          label={t('year')}
          value={view.year}
          empty="none"
          options={view.years.map(one => ({ value: one, label: one }))}
        />
      </Filter>
      <Card title={t('ledger.months', { year: view.year })} inset="flush">
        <DataTable
          caption={t('ledger.months', { year: view.year })}
          captionShown="hidden"
          rows={view.months}
          rowKey={month => month.month}
          columns={[
            { key: 'month', label: t('month'), heading: true, cell: month => formatMonth(month.month, lang) },
            { key: 'due-on', label: t('due-on'), cell: month => formatDay(month.dueOn, lang) },
            ...funds.map(fund => ({
              key: fund,
              label: t(`fund.short.${fund}`),
              align: 'end' as const,
              cell: (month: LedgerMonth) => formatGrosze(month.byFund[fund] ?? NOTHING, lang),
            })),
            { key: 'due', label: t('due.together'), align: 'end', cell: month => formatGrosze(month.due, lang) },
            { key: 'paid', label: t('paid'), align: 'end', cell: month => formatGrosze(month.paid, lang) },
            { key: 'state', label: t('state'), cell: month => <StateTag month={month} lang={lang} /> },
          ]}
          footer={[
            t('together'),
            '',
            ...funds.map(fund => money(view.months.map(month => month.byFund[fund]))),
            money(view.months.map(month => month.due)),
            money(view.months.map(month => month.paid)),
            '',
          ]}
        />
      </Card>
    </>
  );
}

const TONES = { paid: 'done', open: 'attention', 'not-due': 'plain', holiday: 'plain' } as const;

function StateTag({ month, lang }: { month: LedgerMonth; lang: Lang }) {
  return <StatusTag tone={TONES[month.state]}>{text(lang)(`ledger.state.${month.state}`)}</StatusTag>;
}

function Holidays({ view, offered, lang }: { view: PayerView; offered: boolean; lang: Lang }) {
  const t = text(lang);
  if (view.holidays.length === 0 && !offered) return null;
  return (
    <Card
      title={t('holiday')}
      inset={view.holidays.length === 0 ? 'padded' : 'flush'}
      {...(offered ? { footer: <a href={`/forms/${HOLIDAY_FORM}`}>{t('holiday.ask')}</a> } : {})}
    >
      {view.holidays.length === 0 ? (
        <p>{t('holiday.none')}</p>
      ) : (
        <DataTable
          caption={t('holiday')}
          captionShown="hidden"
          rows={view.holidays}
          rowKey={one => `${one.month} ${one.grantedAt.toISOString()}`}
          columns={[
            { key: 'month', label: t('month'), heading: true, cell: one => formatMonth(one.month, lang) },
            { key: 'granted', label: t('holiday.granted'), cell: one => formatDay(dayOf(one.grantedAt), lang) },
            {
              key: 'withdrawn',
              label: t('holiday.withdrawn'),
              cell: one => (one.withdrawnAt === null ? '—' : formatDay(dayOf(one.withdrawnAt), lang)),
            },
          ]}
        />
      )}
    </Card>
  );
}
