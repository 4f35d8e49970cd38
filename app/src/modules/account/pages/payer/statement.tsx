import { LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Filter } from '#design/components/filter.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { formatDay, formatMonth, type Month, parseMonth } from '#kernel/day.ts';
import { decimalOf, formatGrosze, type Grosze, grosze } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import { csvOf } from '#platform/documents/csv.ts';
import type { Page, PageRequest } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { charged, paidIn, type StatementLine } from '../../rules/statement.ts';
import { text } from '../../text.ts';
import { openStatement, type StatementView } from '../../views/payer.ts';
import { accountPart, notOpened } from '../frame.tsx';

/** The statement of account of a period, to be printed or taken as CSV. */
export const statementPage: Page<PersonActor> = {
  path: '/account/payer/statement',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx, request) {
    const view = await openStatement(ctx, periodAsked(request));
    if (view === undefined) return notOpened();
    const t = text(ctx.lang);
    return accountPart(ctx, 'payer', '/account/payer/statement', {
      lead: t('statement.lead', { name: view.name, nip: view.nip ?? '' }),
      print: 'printable',
      body: <StatementTable view={view} request={request} lang={ctx.lang} />,
    });
  },
};

/** The same as a file for a spreadsheet. */
export const statementFile: Page<PersonActor> = {
  path: '/account/payer/statement.csv',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx, request) {
    const view = await openStatement(ctx, periodAsked(request));
    if (view === undefined) return notOpened();
    const { lang } = ctx;
    const t = text(lang);
    const amount = (value: Grosze): string => decimalOf(value).replace('.', lang === 'pl' ? ',' : '.');
    const { statement } = view;
    const rows = [
      [t('statement.day'), t('statement.what'), t('month'), t('statement.charged'), t('statement.paid'), t('statement.balance')],
      [statement.from, t('statement.opening'), '', '', '', amount(statement.opening)],
      ...statement.lines.map(line => [
        line.on,
        t(`statement.kind.${line.kind}`),
        line.month ?? '',
        line.amount > 0n ? amount(line.amount) : '',
        line.amount < 0n ? amount(grosze(-line.amount)) : '',
        amount(line.balance),
      ]),
      [statement.to, t('statement.closing'), '', amount(charged(statement)), amount(paidIn(statement)), amount(statement.closing)],
    ];
    return {
      kind: 'document',
      bytes: csvOf(rows),
      type: 'text/csv; charset=utf-8',
      fileName: `${t('statement.file')}-${view.from}-${view.to}.csv`,
      disposition: 'attachment',
    };
  },
};

function periodAsked({ query }: Pick<PageRequest, 'query'>): { from?: Month; to?: Month } {
  const [from, to] = [parseMonth(query['from'] ?? ''), parseMonth(query['to'] ?? '')];
  return { ...(from.ok ? { from: from.value } : {}), ...(to.ok ? { to: to.value } : {}) };
}

/** What was typed and is no month, to be put right. */
const wrong = (query: PageRequest['query'], name: 'from' | 'to'): boolean =>
  (query[name] ?? '').trim() !== '' && !parseMonth(query[name] ?? '').ok;

function StatementTable({ view, request, lang }: { view: StatementView; request: PageRequest; lang: Lang }) {
  const t = text(lang);
  const { statement } = view;
  const money = (amount: Grosze): string => formatGrosze(amount, lang);
  const field = (name: 'from' | 'to', shown: Month) => (
    <TextField
      name={name}
      label={t(`statement.${name}`)}
      hint={t('statement.month.hint')}
      width={8}
      value={wrong(request.query, name) ? (request.query[name] ?? '') : formatForField(shown)}
      error={wrong(request.query, name) ? t('statement.month.wrong') : undefined}
    />
  );
  return (
    <>
      <Filter action="/account/payer/statement" button={t('show')}>
        {field('from', view.from)}
        {field('to', view.to)}
      </Filter>
      <Card
        title={t('statement.of', { from: formatMonth(view.from, lang), to: formatMonth(view.to, lang) })}
        inset="flush"
        aside={
          <LinkButton kind="quiet" href={`/account/payer/statement.csv?from=${view.from}&to=${view.to}`} download>
            {t('statement.csv')}
          </LinkButton>
        }
      >
        <DataTable
          caption={t('statement.of', { from: formatMonth(view.from, lang), to: formatMonth(view.to, lang) })}
          captionShown="hidden"
          rows={[opening(view), ...statement.lines]}
          rowKey={line => `${line.on} ${line.kind} ${line.month ?? ''} ${line.balance}`}
          columns={[
            { key: 'day', label: t('statement.day'), heading: true, cell: line => formatDay(line.on, lang) },
            {
              key: 'what',
              label: t('statement.what'),
              cell: line =>
                line.kind === 'opening'
                  ? t('statement.opening')
                  : line.month === null
                    ? t('statement.kind.transfer')
                    : t('statement.charge.of', { month: formatMonth(line.month, lang) }),
            },
            { key: 'charged', label: t('statement.charged'), align: 'end', cell: line => (line.amount > 0n ? money(line.amount) : '—') },
            { key: 'paid', label: t('statement.paid'), align: 'end', cell: line => (line.amount < 0n ? money(grosze(-line.amount)) : '—') },
            { key: 'balance', label: t('statement.balance'), align: 'end', cell: line => money(line.balance) },
          ]}
          footer={[
            formatDay(statement.to, lang),
            t('statement.closing'),
            money(charged(statement)),
            money(paidIn(statement)),
            money(statement.closing),
          ]}
        />
      </Card>
      <p className="quiet">{t('statement.about')}</p>
    </>
  );
}

const opening = ({ statement }: StatementView): Omit<StatementLine, 'kind'> & { kind: 'opening' | StatementLine['kind'] } => ({
  on: statement.from,
  kind: 'opening',
  month: null,
  amount: grosze(0),
  balance: statement.opening,
});

/** `10.2026`, as the hint says. */
const formatForField = (month: Month): string => `${month.slice(5)}.${month.slice(0, 4)}`;
