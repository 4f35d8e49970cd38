import { LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { Notice } from '#design/components/notice.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import { text } from '../../text.ts';
import { openPayoutAccounts } from '../../views/beneficiary.ts';
import { accountPart, notOpened } from '../frame.tsx';
import { accountNumber } from '../writing.ts';

/** Form by which a beneficiary asks for another account. */
const CHANGE_FORM = 'EZP';

/** Where benefits are paid: now, from a day to come, and before; and the way to change it. */
export const payoutAccountPage: Page<PersonActor> = {
  path: '/account/benefits/payout-account',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx) {
    const view = await openPayoutAccounts(ctx);
    if (view === undefined) return notOpened();
    const { lang } = ctx;
    const t = text(lang);
    const { inForce, ahead, before } = view.payout;
    const canChange = ctx.house.pack.forms.some(form => form.code === CHANGE_FORM);
    return accountPart(ctx, 'beneficiary', '/account/benefits/payout-account', {
      lead: t('payout.lead'),
      body: (
        <>
          {ahead.map(({ nrb, from, enteredAt }) => (
            <Notice key={enteredAt.toISOString()} tone="info" title={t('payout.ahead', { day: formatDay(from, lang) })}>
              <p>{accountNumber(nrb)}</p>
            </Notice>
          ))}
          <Card title={t('payout.in-force')}>
            {inForce === null ? (
              <p>{t('payout.none.about')}</p>
            ) : (
              <DescriptionTable
                rows={[
                  { name: t('payout.nrb'), value: <strong>{accountNumber(inForce.nrb)}</strong> },
                  { name: t('payout.from'), value: formatDay(inForce.from, lang) },
                ]}
              />
            )}
            {canChange ? (
              <LinkButton href={`/forms/${CHANGE_FORM}`}>{t('payout.change')}</LinkButton>
            ) : (
              <p>{t('payout.change.branch', { phone: ctx.house.pack.support.phone })}</p>
            )}
          </Card>
          <Card title={t('payout.history')} inset={before.length === 0 ? 'padded' : 'flush'}>
            {before.length === 0 ? (
              <p>{t('payout.history.none')}</p>
            ) : (
              <DataTable
                caption={t('payout.history')}
                captionShown="hidden"
                rows={before}
                rowKey={one => one.enteredAt.toISOString()}
                columns={[
                  { key: 'nrb', label: t('payout.nrb'), heading: true, cell: one => accountNumber(one.nrb) },
                  { key: 'from', label: t('payout.from'), cell: one => formatDay(one.from, lang) },
                  { key: 'entered', label: t('payout.entered'), cell: one => formatDay(dayOf(one.enteredAt), lang) },
                ]}
              />
            )}
          </Card>
        </>
      ),
    });
  },
};
