import { Card } from '#design/components/card.tsx';
import { BarChart } from '#design/components/chart.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { Filter } from '#design/components/filter.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { formatDay, formatMonth } from '#kernel/day.ts';
import { formatGrosze, type Grosze, sum } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../../text.ts';
import type { BenefitPayment } from '../../types.ts';
import { type BenefitsView, openBenefits } from '../../views/beneficiary.ts';
import { kindText } from '../benefit-words.ts';
import { accountPart, notOpened } from '../frame.tsx';
import { accountNumber, axisAmount, until, zlotys } from '../writing.ts';

/** Benefits in force and what was paid, month by month, from gross to net. */
export const benefitsPage: Page<PersonActor> = {
  path: '/account/benefits',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx, request) {
    const { year } = request.query;
    const view = await openBenefits(ctx, year === undefined ? {} : { year });
    if (view === undefined) return notOpened();
    const t = text(ctx.lang);
    return accountPart(ctx, 'beneficiary', '/account/benefits', {
      lead: t('benefits.lead', { day: formatDay(view.asOf, ctx.lang) }),
      print: 'printable',
      body:
        view.granted.length === 0 ? (
          <EmptyState title={t('benefits.none')}>
            <p>{t('benefits.none.about')}</p>
          </EmptyState>
        ) : (
          <Benefits view={view} lang={ctx.lang} />
        ),
    });
  },
};

function Benefits({ view, lang }: { view: BenefitsView; lang: Lang }) {
  const t = text(lang);
  const { inForce: account } = view.payout;
  const numberOf = (one: BenefitPayment): string => view.granted.find(benefit => benefit.benefitId === one.benefitId)?.number ?? '';
  const money = (part: (one: BenefitPayment) => Grosze): string => formatGrosze(sum(view.payments.map(part)), lang);
  const several = view.granted.length > 1;
  return (
    <>
      {view.granted.map(benefit => {
        const latest = view.inForce.find(one => one.benefitId === benefit.benefitId);
        return (
          <Card key={benefit.benefitId} title={kindText(t, benefit.kind)}>
            <DescriptionTable
              rows={[
                { name: t('benefit.number'), value: benefit.number },
                { name: t('benefit.granted'), value: formatDay(benefit.grantedOn, lang) },
                { name: t('to'), value: until(t, benefit.endsOn, lang) },
                ...(latest === undefined
                  ? []
                  : [
                      { name: t('benefit.gross'), value: formatGrosze(latest.gross, lang) },
                      { name: t('benefit.tax'), value: formatGrosze(latest.tax, lang) },
                      { name: t('benefit.health'), value: formatGrosze(latest.health, lang) },
                      ...(latest.seizure === 0n
                        ? []
                        : [
                            {
                              name: t('benefit.seizure'),
                              value: `${formatGrosze(latest.seizure, lang)}${latest.seizureReference === null ? '' : ` (${t('benefit.seizure.of', { reference: latest.seizureReference })})`}`,
                            },
                          ]),
                      { name: t('benefit.net'), value: <strong>{formatGrosze(latest.net, lang)}</strong> },
                    ]),
                { name: t('payout'), value: account === null ? t('payout.none') : accountNumber(account.nrb) },
              ]}
            />
          </Card>
        );
      })}
      <Card title={t('benefits.picture')}>
        <BarChart
          summary={pictureText(view, lang)}
          series={[t('benefit.net'), t('benefit.tax-and-health'), t('benefit.seizure')]}
          bars={[...new Set(view.history.map(one => one.month))].map(month => {
            const of = view.history.filter(one => one.month === month);
            return {
              label: formatMonth(month, lang),
              values: [
                zlotys(sum(of.map(one => one.net))),
                zlotys(sum(of.flatMap(one => [one.tax, one.health]))),
                zlotys(sum(of.map(one => one.seizure))),
              ],
            };
          })}
          arrangement="stacked"
          write={axisAmount(t, lang)}
        >
          {pictureText(view, lang)}
        </BarChart>
      </Card>
      <Filter action="/account/benefits" button={t('show')}>
        <Select
          name="year"
          label={t('year')}
          value={view.year}
          empty="none"
          options={view.years.map(one => ({ value: one, label: one }))}
        />
      </Filter>
      <Card title={t('benefits.payments', { year: view.year })} inset="flush">
        <DataTable
          caption={t('benefits.payments', { year: view.year })}
          captionShown="hidden"
          rows={view.payments}
          rowKey={one => `${one.benefitId} ${one.month}`}
          columns={[
            {
              key: 'month',
              label: t('month'),
              heading: true,
              cell: one => (several ? `${formatMonth(one.month, lang)} (${numberOf(one)})` : formatMonth(one.month, lang)),
            },
            { key: 'paid', label: t('benefit.paid-on'), cell: one => formatDay(one.paidOn, lang) },
            { key: 'gross', label: t('benefit.gross'), align: 'end', cell: one => formatGrosze(one.gross, lang) },
            { key: 'tax', label: t('benefit.tax'), align: 'end', cell: one => formatGrosze(one.tax, lang) },
            { key: 'health', label: t('benefit.health'), align: 'end', cell: one => formatGrosze(one.health, lang) },
            {
              key: 'seizure',
              label: t('benefit.seizure'),
              align: 'end',
              cell: one => (one.seizure === 0n ? '—' : formatGrosze(one.seizure, lang)),
            },
            { key: 'net', label: t('benefit.net'), align: 'end', cell: one => formatGrosze(one.net, lang) },
            { key: 'channel', label: t('benefit.channel'), cell: one => t(`benefit.channel.${one.channel}`) },
          ]}
          footer={[
            t('together'),
            '',
            money(one => one.gross),
            money(one => one.tax),
            money(one => one.health),
            money(one => one.seizure),
            money(one => one.net),
            '',
          ]}
        />
      </Card>
    </>
  );
}

function pictureText(view: BenefitsView, lang: Lang): string {
  const t = text(lang);
  const [first, last] = [view.history[0], view.history.at(-1)];
  if (first === undefined || last === undefined) return t('benefits.picture');
  return t('benefits.picture.text', {
    from: formatMonth(first.month, lang),
    to: formatMonth(last.month, lang),
    first: formatGrosze(first.gross, lang),
    last: formatGrosze(last.gross, lang),
  });
}
