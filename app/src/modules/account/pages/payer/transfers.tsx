import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { formatDay, formatMonth } from '#kernel/day.ts';
import { formatGrosze } from '#kernel/grosze.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import { text } from '../../text.ts';
import { openTransfers, TRANSFERS_A_PAGE } from '../../views/payer.ts';
import { accountPart, notOpened } from '../frame.tsx';
import { pageAsked } from '#platform/http/page-number.ts';

/** Transfers that came, each with the months and funds it was booked to, and the rule by which. */
export const transfersPage: Page<PersonActor> = {
  path: '/account/payer/transfers',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx, request) {
    const page = pageAsked(request);
    const view = await openTransfers(ctx, page);
    if (view === undefined) return notOpened();
    const { lang } = ctx;
    const t = text(lang);
    return accountPart(ctx, 'payer', '/account/payer/transfers', {
      lead: t('transfers.lead'),
      print: 'printable',
      body: (
        <>
          {view.split === null || view.declaredMonth === null ? null : (
            <Card title={t('transfers.rule')}>
              <p>{t('transfers.rule.about', { month: formatMonth(view.declaredMonth, lang) })}</p>
              <DataTable
                caption={t('transfers.example')}
                rows={view.split}
                rowKey={part => part.fund}
                columns={[
                  { key: 'fund', label: t('fund'), heading: true, cell: part => t(`fund.${part.fund}`) },
                  { key: 'amount', label: t('transfers.part'), align: 'end', cell: part => formatGrosze(part.amount, lang) },
                ]}
              />
            </Card>
          )}
          {view.transfers.length === 0 ? (
            <EmptyState title={t('transfers.none')}>
              <p>{t('transfers.none.about')}</p>
            </EmptyState>
          ) : (
            <Card title={t('transfers')} inset="flush">
              <DataTable
                caption={t('transfers')}
                captionShown="hidden"
                rows={view.transfers}
                rowKey={one => one.paymentId}
                columns={[
                  { key: 'on', label: t('transfers.on'), heading: true, cell: one => formatDay(one.paidOn, lang) },
                  { key: 'amount', label: t('transfers.amount'), align: 'end', cell: one => formatGrosze(one.amount, lang) },
                  {
                    key: 'booked',
                    label: t('transfers.booked'),
                    cell: one => (
                      <ul className="plain-list">
                        {one.bookings.map(booking => (
                          <li key={`${booking.month} ${booking.fund}`}>
                            {t('transfers.booked.to', {
                              fund: t(`fund.short.${booking.fund}`),
                              month: formatMonth(booking.month, lang),
                              amount: formatGrosze(booking.amount, lang),
                            })}
                          </li>
                        ))}
                        {one.left > 0n ? <li>{t('transfers.left', { amount: formatGrosze(one.left, lang) })}</li> : null}
                      </ul>
                    ),
                  },
                ]}
              />
            </Card>
          )}
          <Pagination
            page={page}
            pages={Math.ceil(view.total / TRANSFERS_A_PAGE)}
            hrefFor={number => `/account/payer/transfers?page=${number}`}
          />
        </>
      ),
    });
  },
};
