import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { formatMonth } from '#kernel/day.ts';
import type { PageCtx } from '#platform/http/page.ts';
import { comparedWith } from '../compared-with.ts';
import { text } from '../text.ts';
import type { DocumentSet } from '../types.ts';
import { CHANGE_KINDS, countChanges } from '../views.ts';

/** How many people joined, left or changed since the set before. */
export async function ChangesCard({ ctx, set }: { ctx: PageCtx; set: DocumentSet }) {
  const t = text(ctx.lang);
  if (set.month === null) return null;
  const before = await comparedWith(ctx.db, set);
  if (!before || before.month === null)
    return (
      <Card title={t('changes')}>
        <p>{t('changes.none-before')}</p>
      </Card>
    );
  const counts = await countChanges(ctx.db, set.partyId, set.setId, before.setId);
  const rows = CHANGE_KINDS.flatMap(kind => (counts[kind] === undefined ? [] : [{ kind, count: counts[kind] }]));
  const number = String(before.number ?? 0).padStart(2, '0');
  return (
    <Card title={t('changes')}>
      <p>
        {before.month === set.month
          ? t('changes.again', { number })
          : t('changes.of', { number, month: formatMonth(before.month, ctx.lang) })}
      </p>
      {rows.length === 0 ? (
        <p>{t('changes.same')}</p>
      ) : (
        <DataTable
          caption={t('changes')}
          captionShown="hidden"
          rows={rows}
          rowKey={row => row.kind}
          columns={[
            {
              key: 'what',
              label: t('changes.what'),
              heading: true,
              cell: row => <a href={`/payer/sets/${set.setId}/changes?kind=${row.kind}`}>{t(`change.${row.kind}`)}</a>,
            },
            { key: 'count', label: t('changes.count'), align: 'end', cell: row => row.count },
          ]}
        />
      )}
    </Card>
  );
}
