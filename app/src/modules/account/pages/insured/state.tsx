import { Card } from '#design/components/card.tsx';
import { BarChart } from '#design/components/chart.tsx';
import { EmptyState, KeyFigures } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Notice } from '#design/components/notice.tsx';
import { formatDay } from '#kernel/day.ts';
import { formatGrosze, type Grosze, sum } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import type { PensionAccount, YearState } from '../../rules/pension-account.ts';
import { text } from '../../text.ts';
import { openState, type StateView } from '../../views/insured.ts';
import { accountPart, notOpened } from '../frame.tsx';
import { axisAmount, raise, zlotys } from '../writing.ts';

/** State of the account, and the yearly informations (IOSKU) one under the other, latest first. */
export const statePage: Page<PersonActor> = {
  path: '/account/insured/state',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx) {
    const state = await openState(ctx);
    if (state === undefined) return notOpened();
    const t = text(ctx.lang);
    return accountPart(ctx, 'insured', '/account/insured/state', {
      ...(state === null ? {} : { lead: t('state.lead', { day: formatDay(state.asOf, ctx.lang) }) }),
      print: 'printable',
      body:
        state === null ? (
          <EmptyState title={t('state.none')}>
            <p>{t('state.none.about')}</p>
          </EmptyState>
        ) : (
          <State state={state} lang={ctx.lang} />
        ),
    });
  },
};

type Closing = YearState['closing'];
const inside = (closing: Closing): Grosze => sum([closing.capital, closing.contributions, closing.subaccount]);

function State({ state, lang }: { state: StateView; lang: Lang }) {
  const t = text(lang);
  const { account, states, since, pension } = state;
  const closing: Closing = states[0]?.closing ?? account;
  const years = [{ year: account.year, closing: account as Closing }, ...[...states].reverse()];
  return (
    <>
      <KeyFigures
        figures={[
          { name: t('state.capital'), value: formatGrosze(closing.capital, lang) },
          { name: t('state.contributions'), value: formatGrosze(sum([closing.contributions, since.parts.account]), lang) },
          ...(account.hasSubaccount
            ? [{ name: t('state.subaccount'), value: formatGrosze(sum([closing.subaccount, since.parts.subaccount]), lang) }]
            : []),
          { name: t('state.gathered'), value: formatGrosze(state.gathered, lang) },
        ]}
      />
      {account.inOpenFund ? (
        <p>{t('state.open-fund', { amount: formatGrosze(sum([closing.openFund, since.parts.openFund]), lang) })}</p>
      ) : null}
      <Card title={t('state.years')}>
        <BarChart
          summary={t('state.picture', {
            from: years[0]?.year ?? 0,
            to: years.at(-1)?.year ?? 0,
            amount: formatGrosze(inside(closing), lang),
          })}
          series={[t('state.account'), t('state.subaccount')]}
          bars={years.map(one => ({
            label: String(one.year),
            values: [zlotys(sum([one.closing.capital, one.closing.contributions])), zlotys(one.closing.subaccount)],
          }))}
          arrangement="stacked"
          write={axisAmount(t, lang)}
        >
          {t('state.picture', { from: years[0]?.year ?? 0, to: years.at(-1)?.year ?? 0, amount: formatGrosze(inside(closing), lang) })}
        </BarChart>
      </Card>
      {states.map((one, place) => (
        <Yearly key={one.year} state={one} before={states[place + 1]?.closing ?? account} account={account} lang={lang} />
      ))}
      <Card title={t('iosku', { year: account.year })}>
        <p>{t('iosku.carried', { day: formatDay(`${account.year}-12-31` as StateView['asOf'], lang) })}</p>
        <KeyFigures
          figures={[
            { name: t('state.capital'), value: formatGrosze(account.capital, lang) },
            { name: t('state.contributions'), value: formatGrosze(account.contributions, lang) },
            ...(account.hasSubaccount ? [{ name: t('state.subaccount'), value: formatGrosze(account.subaccount, lang) }] : []),
          ]}
        />
      </Card>
      {pension.told ? (
        <Card title={t('pension.hypothetical')} footer={<a href="/account/insured/pension">{t('pension.how')}</a>}>
          <KeyFigures
            figures={[
              {
                name: t('pension.work-on', { age: state.retirement.age }),
                value: formatGrosze(pension.workOn.pension, lang),
                note: t('pension.gross'),
              },
              { name: t('pension.stop-now'), value: formatGrosze(pension.stopNow.pension, lang), note: t('pension.gross') },
            ]}
          />
        </Card>
      ) : (
        <Notice tone="info" title={t('pension.hypothetical')}>
          <p>{t('pension.too-young', { age: pension.fromAge })}</p>
        </Notice>
      )}
      <p className="quiet">{t('state.memory')}</p>
    </>
  );
}

function Yearly({ state, before, account, lang }: { state: YearState; before: Closing; account: PensionAccount; lang: Lang }) {
  const t = text(lang);
  const money = (amount: Grosze): string => formatGrosze(amount, lang);
  const rows = [
    {
      name: t('state.capital'),
      before: before.capital,
      rate: state.accountRate,
      grown: state.capitalIndexed,
      added: null,
      closing: state.closing.capital,
    },
    {
      name: t('state.contributions'),
      before: before.contributions,
      rate: state.accountRate,
      grown: state.contributionsIndexed,
      added: state.added.account,
      closing: state.closing.contributions,
    },
    ...(account.hasSubaccount
      ? [
          {
            name: t('state.subaccount'),
            before: before.subaccount,
            rate: state.subaccountRate,
            grown: state.subaccountIndexed,
            added: state.added.subaccount,
            closing: state.closing.subaccount,
          },
        ]
      : []),
  ];
  const unknown = rows.filter(row => row.rate === null);
  return (
    <Card title={t('iosku', { year: state.year })} inset="flush">
      <p className="card-line">
        {t('iosku.about', { day: formatDay(`${state.year}-12-31` as StateView['asOf'], lang), next: state.year + 1 })}
      </p>
      <DataTable
        caption={t('iosku', { year: state.year })}
        captionShown="hidden"
        rows={rows}
        rowKey={row => row.name}
        columns={[
          { key: 'name', label: t('state.part'), heading: true, cell: row => row.name },
          { key: 'before', label: t('state.before', { year: state.year - 1 }), align: 'end', cell: row => money(row.before) },
          {
            key: 'rate',
            label: t('state.rate'),
            align: 'end',
            cell: row => (row.rate === null ? t('state.rate.unknown') : raise(row.rate, lang)),
          },
          { key: 'grown', label: t('state.grown'), align: 'end', cell: row => (row.rate === null ? '—' : money(row.grown)) },
          {
            key: 'added',
            label: t('state.added', { year: state.year }),
            align: 'end',
            cell: row => (row.added === null ? '—' : money(row.added)),
          },
          { key: 'closing', label: t('state.closing', { year: state.year }), align: 'end', cell: row => money(row.closing) },
        ]}
        footer={[
          t('together'),
          money(sum(rows.map(row => row.before))),
          '',
          money(sum(rows.map(row => row.grown))),
          money(sum(rows.map(row => row.added ?? (0n as Grosze)))),
          money(sum(rows.map(row => row.closing))),
        ]}
      />
      {unknown.length === 0 ? null : (
        <p className="card-line">
          {t('iosku.unknown', { year: state.year, parts: unknown.map(row => row.name.toLocaleLowerCase(lang)).join(', ') })}
        </p>
      )}
    </Card>
  );
}
