import { Card } from '#design/components/card.tsx';
import { LinkButton, ButtonRow } from '#design/components/button.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import type { FindingClass } from '#app/kedu/finding.ts';
import type { PageCtx } from '#platform/http/page.ts';
import { placeOfFinding, sentenceOf } from '../finding-sentences.ts';
import { text } from '../text.ts';
import type { DocumentSet, KeptFinding } from '../types.ts';
import { listFindings } from '../views.ts';

export const CLASSES = ['K', 'Z', 'O', 'I', 'R'] as const satisfies readonly FindingClass[];
const TONES = { K: 'problem', Z: 'attention', O: 'info', I: 'plain', R: 'plain' } as const;
const SHOWN_OF_A_CLASS = 10;

/** What was found, gravest first, some of each class; the rest a click away. */
export async function FindingsCards({ ctx, set }: { ctx: PageCtx; set: DocumentSet }) {
  const t = text(ctx.lang);
  const present = CLASSES.filter(one => (set.found[one] ?? 0) > 0);
  if (present.length === 0) return null;
  const lists = await Promise.all(present.map(one => listFindings(ctx.db, set, { limit: SHOWN_OF_A_CLASS, class: one })));
  return (
    <>
      {present.map((one, at) => {
        const count = set.found[one] ?? 0;
        return (
          <Card
            key={one}
            id={`class-${one}`}
            title={t(`class.${one}`)}
            aside={<StatusTag tone={TONES[one]}>{String(count)}</StatusTag>}
            {...(count > SHOWN_OF_A_CLASS
              ? { footer: <a href={`/payer/sets/${set.setId}/findings?class=${one}`}>{t('findings.all', { count })}</a> }
              : {})}
          >
            <p>{t(`class.${one}.about`)}</p>
            <FindingsTable ctx={ctx} findings={lists[at] ?? []} />
          </Card>
        );
      })}
      <ButtonRow>
        <LinkButton href={`/payer/sets/${set.setId}/findings.csv`}>{t('findings.csv')}</LinkButton>
        <LinkButton href={`/payer/sets/${set.setId}/findings.json`}>{t('findings.json')}</LinkButton>
      </ButtonRow>
    </>
  );
}

export function FindingsTable({ ctx, findings }: { ctx: Pick<PageCtx, 'house' | 'lang'>; findings: readonly KeptFinding[] }) {
  const t = text(ctx.lang);
  return (
    <DataTable
      caption={t('findings')}
      captionShown="hidden"
      rows={findings}
      rowKey={finding => String(finding.place)}
      columns={[
        { key: 'what', label: t('findings.what'), heading: true, cell: finding => sentenceOf(ctx.house.pack, finding, ctx.lang) },
        ...(findings.some(finding => finding.person !== null)
          ? [{ key: 'person', label: t('findings.person'), cell: (finding: KeptFinding) => finding.person ?? '' }]
          : []),
        { key: 'where', label: t('findings.where'), cell: finding => placeOfFinding(finding, ctx.lang) },
        { key: 'code', label: t('findings.code'), cell: finding => finding.code },
      ]}
    />
  );
}
