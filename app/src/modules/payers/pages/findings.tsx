import { ButtonRow, LinkButton } from '#design/components/button.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { Tabs } from '#design/components/navigation.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import type { FindingClass } from '#app/kedu/finding.ts';
import type { PersonActor } from '#platform/context.ts';
import { csvOf } from '#platform/documents/csv.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import { placeOfFinding, sentenceOf } from '../finding-sentences.ts';
import { text } from '../text.ts';
import type { DocumentSet, KeptFinding } from '../types.ts';
import { listFindings } from '../views.ts';
import { CLASSES, FindingsTable } from './findings-cards.tsx';
import { openSet } from './set.tsx';

const PER_PAGE = 50;
/** More are not read: the reader of files gives up at a bound of its own, far below. */
const MOST_DOWNLOADED = 100_000;

/** All findings of a set, by class. */
export const findingsPage: Page<PersonActor> = {
  path: '/payer/sets/:setId/findings',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'payers.read' },
  async get(ctx, request) {
    const set = await openSet(ctx, request);
    if ('kind' in set) return set;
    const t = text(ctx.lang);
    const asked: FindingClass | undefined = CLASSES.find(one => one === request.query['class']);
    const after = Number.parseInt(request.query['after'] ?? '-1', 10);
    const found = await listFindings(ctx.db, set, { limit: PER_PAGE + 1, after: Number.isSafeInteger(after) ? after : -1, class: asked });
    await ctx.audit({ action: 'payers.read-set', object: `set:${set.setId}`, subjectPartyId: set.partyId });
    const shown = found.slice(0, PER_PAGE);
    const here = (one?: FindingClass) => `/payer/sets/${set.setId}/findings${one === undefined ? '' : `?class=${one}`}`;
    const next = `${here(asked)}${asked === undefined ? '?' : '&'}after=${shown.at(-1)?.place ?? 0}`;
    const all = Object.values(set.found).reduce((sum, count) => sum + count, 0);
    return {
      kind: 'page',
      title: t('findings.title', { name: set.fileName }),
      width: 'wide',
      trail: (
        <Breadcrumbs
          trail={[
            { label: t('title'), href: '/payer/sets' },
            { label: set.fileName, href: `/payer/sets/${set.setId}` },
            { label: t('findings') },
          ]}
        />
      ),
      body: (
        <Stack>
          <PageHeading eyebrow={set.fileName}>{t('findings')}</PageHeading>
          <Tabs
            label={t('findings.class')}
            tabs={[
              { label: t('findings.all', { count: all }), href: here(), current: asked === undefined },
              ...CLASSES.filter(one => (set.found[one] ?? 0) > 0).map(one => ({
                label: `${t(`class.${one}`)} (${set.found[one]})`,
                href: here(one),
                current: asked === one,
              })),
            ]}
          />
          {shown.length === 0 ? <EmptyState title={t('findings.none')} /> : <FindingsTable ctx={ctx} findings={shown} />}
          <ButtonRow>
            {found.length > PER_PAGE ? <LinkButton href={next}>{t('findings.next')}</LinkButton> : null}
            <LinkButton href={`/payer/sets/${set.setId}/findings.csv`}>{t('findings.csv')}</LinkButton>
            <LinkButton href={`/payer/sets/${set.setId}/findings.json`}>{t('findings.json')}</LinkButton>
          </ButtonRow>
        </Stack>
      ),
    };
  },
};

const download = (
  kind: 'csv' | 'json',
  type: string,
  bytesOf: (ctx: PageCtx, set: DocumentSet, findings: readonly KeptFinding[]) => Buffer,
): Page<PersonActor> => ({
  path: `/payer/sets/:setId/findings.${kind}`,
  faces: ['portal'],
  for: 'person',
  permission: { action: 'payers.read' },
  async get(ctx, request) {
    const set = await openSet(ctx, request);
    if ('kind' in set) return set;
    const findings = await listFindings(ctx.db, set, { limit: MOST_DOWNLOADED });
    await ctx.audit({ action: 'payers.read-set', object: `set:${set.setId}`, subjectPartyId: set.partyId });
    return {
      kind: 'document',
      bytes: bytesOf(ctx, set, findings),
      type,
      fileName: `kedu-${set.setId.slice(-12)}.${kind}`,
      disposition: 'attachment',
    };
  },
});

export const findingsCsv = download('csv', 'text/csv; charset=utf-8', (ctx, _set, findings) => {
  const t = text(ctx.lang);
  return csvOf([
    [t('findings.class'), t('findings.code'), t('findings.person'), t('findings.where'), t('findings.what')],
    ...findings.map(finding => [
      finding.class,
      finding.code,
      finding.person ?? '',
      placeOfFinding(finding, ctx.lang),
      sentenceOf(ctx.house.pack, finding, ctx.lang),
    ]),
  ]);
});

export const findingsJson = download('json', 'application/json; charset=utf-8', (ctx, set, findings) =>
  Buffer.from(
    JSON.stringify({
      setId: set.setId,
      file: set.fileName,
      sha256: set.sha256,
      findings: findings.map(finding => ({
        class: finding.class,
        code: finding.code,
        document:
          finding.documentPlace === null ? null : { place: finding.documentPlace, type: finding.documentType, id: finding.documentId },
        block: finding.block,
        blockId: finding.blockId,
        field: finding.field,
        person: finding.person,
        line: finding.line,
        byte: finding.byte,
        facts: finding.facts,
        message: { pl: sentenceOf(ctx.house.pack, finding, 'pl'), en: sentenceOf(ctx.house.pack, finding, 'en') },
      })),
    }),
  ),
);
