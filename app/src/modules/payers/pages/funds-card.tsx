import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { formatDay } from '#kernel/day.ts';
import { formatGrosze, grosze, NOTHING } from '#kernel/grosze.ts';
import type { PageCtx } from '#platform/http/page.ts';
import { comparedWith } from '../compared-with.ts';
import { dueDayOf } from '../due-day.ts';
import { text } from '../text.ts';
import type { DocumentSet } from '../types.ts';
import { declarationOfSet } from '../views.ts';

/** What each fund is owed once the set is booked, beside the declaration before it. */
export async function FundsCard({ ctx, set }: { ctx: PageCtx; set: DocumentSet }) {
  const t = text(ctx.lang);
  const now = await declarationOfSet(ctx.db, set);
  if (!now) return null;
  const earlier = await comparedWith(ctx.db, set);
  const before = earlier && (await declarationOfSet(ctx.db, earlier));
  const rows = now.charges.map(({ fund, due }) => ({
    fund,
    now: due,
    before: before?.charges.find(one => one.fund === fund)?.due ?? NOTHING,
  }));
  const shown = rows.filter(row => row.now !== 0n || row.before !== 0n);
  const total = (pick: (row: (typeof rows)[number]) => bigint): string =>
    formatGrosze(grosze(rows.reduce((sum, row) => sum + pick(row), 0n)), ctx.lang);
  const amount = (value: bigint): string => formatGrosze(grosze(value), ctx.lang);
  return (
    <Card title={t('funds')}>
      <DataTable
        caption={t('funds')}
        captionShown="hidden"
        rows={shown}
        rowKey={row => row.fund}
        columns={[
          { key: 'fund', label: t('funds.fund'), heading: true, cell: row => t(`fund.${row.fund}`) },
          ...(before
            ? [{ key: 'before', label: t('funds.before'), align: 'end' as const, cell: (row: (typeof rows)[number]) => amount(row.before) }]
            : []),
          { key: 'now', label: t('funds.now'), align: 'end', cell: row => amount(row.now) },
          ...(before
            ? [
                {
                  key: 'change',
                  label: t('funds.change'),
                  align: 'end' as const,
                  cell: (row: (typeof rows)[number]) => amount(row.now - row.before),
                },
              ]
            : []),
        ]}
        footer={[
          t('funds.sum'),
          ...(before ? [total(row => row.before)] : []),
          total(row => row.now),
          ...(before ? [total(row => row.now - row.before)] : []),
        ]}
      />
      <p>{t('funds.due', { day: formatDay(await dueDayOf(ctx, set.partyId, now.month), ctx.lang) })}</p>
    </Card>
  );
}
