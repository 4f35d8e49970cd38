import { Card } from '#design/components/card.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { Stack } from '#design/components/page.tsx';
import { formatDay } from '#kernel/day.ts';
import { formatGrosze } from '#kernel/grosze.ts';
import { type PartyId, parseId } from '#kernel/ids.ts';
import type { Slot } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { accountAtDesk } from '../views/at-desk.ts';
import { kindText } from './benefit-words.ts';
import { meaning, until } from './writing.ts';

/** The account of somebody who is open to who looks. */
export const deskAccountSlot: Slot = {
  slot: 'desk.person',
  order: 20,
  async render(ctx, subject) {
    const partyId = parseId<PartyId>(subject['partyId'] ?? '');
    if (ctx.actor.kind !== 'staff' || !partyId) return null;
    const { lang } = ctx;
    const t = text(lang);
    const { titles, payer, benefits } = await accountAtDesk(ctx, partyId);
    const nothing = titles.length === 0 && payer === null && benefits.length === 0;
    return (
      <Card title={t('title')}>
        {nothing ? <p className="quiet">{t('empty')}</p> : null}
        <Stack>
          {payer === null ? null : (
            <DescriptionTable
              rows={[
                { name: t('payer.arrears'), value: formatGrosze(payer.balance.arrears, lang) },
                { name: t('payer.interest'), value: formatGrosze(payer.balance.interest, lang) },
                { name: t('payer.overpayment'), value: formatGrosze(payer.balance.overpayment, lang) },
                { name: t('payer.insured'), value: payer.insuredCount },
              ]}
            />
          )}
          {titles.length === 0 ? null : (
            <DataTable
              caption={t('insured.titles')}
              rows={titles}
              rowKey={one => one.titleId}
              columns={[
                { key: 'payer', label: t('title.payer'), heading: true, cell: one => one.payerName },
                {
                  key: 'title',
                  label: t('title.meaning'),
                  cell: one => meaning(ctx.house.pack, 'title', one.titleCode, lang) ?? one.titleCode,
                },
                { key: 'from', label: t('from'), cell: one => formatDay(one.from, lang) },
                { key: 'to', label: t('to'), cell: one => until(t, one.to, lang) },
              ]}
            />
          )}
          {benefits.length === 0 ? null : (
            <DataTable
              caption={t('beneficiary')}
              rows={benefits}
              rowKey={one => one.benefitId}
              columns={[
                { key: 'number', label: t('benefit.number'), heading: true, cell: one => one.number },
                { key: 'kind', label: t('decisions.benefit'), cell: one => kindText(t, one.kind) },
                { key: 'gross', label: t('benefit.gross'), align: 'end', cell: one => formatGrosze(one.gross, lang) },
                { key: 'seizure', label: t('benefit.seizure'), align: 'end', cell: one => formatGrosze(one.seizure, lang) },
                { key: 'net', label: t('benefit.net'), align: 'end', cell: one => formatGrosze(one.net, lang) },
              ]}
            />
          )}
        </Stack>
      </Card>
    );
  },
};
