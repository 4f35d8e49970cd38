import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Columns, PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { FileField } from '#design/components/text-fields.tsx';
import { dayOf, formatMonth } from '#kernel/day.ts';
import { unreachable } from '#kernel/result.ts';
import type { PersonActor } from '#platform/context.ts';
import { cursorOf, INSTANT, placeOf, UUID } from '#platform/http/cursor.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import { LANGS } from '#platform/text/text.ts';
import { sentenceOf } from '../finding-sentences.ts';
import { mostSetBytes } from '../parameters.ts';
import { text } from '../text.ts';
import type { DocumentSet, ReceiveRefusal } from '../types.ts';
import { receiveSet } from '../use-cases/receive-set.ts';
import { listSets } from '../set-views.ts';
import { worksForPayer } from '../works-for-payer.ts';

const PER_PAGE = 20;
const MEGABYTE = 1_000_000;
/** What the form around the file may weigh. */
const AROUND_THE_FILE_BYTES = 64 * 1024;

/** What a payer has brought, and a place to bring a file. */
export const setsPage: Page<PersonActor> = {
  path: '/payer/sets',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'payers.read' },
  multipart: true,
  streams: true,
  bodyLimit: 2 ** 31 + AROUND_THE_FILE_BYTES,
  get: (ctx, request) => show(ctx, request.query),
  apart: {
    async post(at, request) {
      const { upload } = request;
      if (!upload) return at.look(ctx => show(ctx, {}, text(at.lang)('upload.missing')));
      const received = await receiveSet(at.house, at.actor, { origin: 'file', fileName: upload.fileName, content: upload.content });
      if (received.ok) return { kind: 'redirect', to: `/payer/sets/${received.value.setId}` };
      return at.look(ctx => show(ctx, {}, refusalText(ctx, received.refusal)));
    },
  },
};

function refusalText(ctx: PageCtx, refusal: ReceiveRefusal): string {
  const t = text(ctx.lang);
  switch (refusal.kind) {
    case 'too-large':
      return t('refusal.too-large', { megabytes: Math.floor(refusal.mostBytes / MEGABYTE) });
    case 'broken':
      return t('refusal.broken', { why: sentenceOf(ctx.house.pack, refusal, ctx.lang) });
    case 'empty':
    case 'key-reused':
    case 'not-permitted':
      return t(`refusal.${refusal.kind}`);
    default:
      return unreachable(refusal);
  }
}

async function show(ctx: PageCtx<PersonActor>, query: Readonly<Record<string, string>>, problem?: string): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const { partyId } = ctx.actor;
  if (!(await worksForPayer(ctx))) return { kind: 'refused', why: bothWords('refusal.not-permitted') };
  const place = placeOf(query, [INSTANT, UUID]);
  const before = place ? { receivedAt: place[0] as string, setId: place[1] as string } : undefined;
  const [sets] = await Promise.all([listSets(ctx.db, partyId, { limit: PER_PAGE + 1, before })]);
  await ctx.audit({ action: 'payers.read', object: `party:${partyId}`, subjectPartyId: partyId });
  const shown = sets.slice(0, PER_PAGE);
  const last = shown.at(-1);
  const most = Math.floor(mostSetBytes(ctx.house.pack, dayOf(ctx.now)) / MEGABYTE);
  return {
    kind: 'page',
    title: t('title'),
    width: 'wide',
    scripts: ['upload'],
    ...(problem === undefined ? {} : { failed: true, status: 422 }),
    body: (
      <Stack>
        <ErrorSummary errors={problem === undefined ? [] : [{ field: 'file', text: problem }]} />
        <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
        <Columns
          aside={
            <Stack>
              <Card title={t('upload')}>
                <div data-upload={t('upload.again')} data-upload-sent={t('upload.sent', { percent: '{percent}' })}>
                  <Form action="/payer/sets" multipart>
                    <FileField
                      name="file"
                      label={t('upload.file')}
                      hint={t('upload.hint')}
                      types="KEDU, XML"
                      size={t('upload.size', { megabytes: most })}
                      {...(problem === undefined ? {} : { error: problem })}
                    />
                    <ButtonRow>
                      <Button>{t('upload.button')}</Button>
                    </ButtonRow>
                  </Form>
                </div>
              </Card>
              <Card title={t('wizards')}>
                <p>{t('wizards.about')}</p>
                <ul className="text-list">
                  {ctx.house.forms
                    .listOn(dayOf(ctx.now))
                    .filter(form => form.endsIn === 'insurance-documents')
                    .map(form => (
                      <li key={form.code}>
                        <a href={`/forms/${form.code}`}>{`${form.title[ctx.lang]} (${form.code})`}</a>
                      </li>
                    ))}
                </ul>
              </Card>
            </Stack>
          }
        >
          {shown.length === 0 ? (
            <EmptyState title={t('sets.none')}>{t('sets.none.about')}</EmptyState>
          ) : (
            <DataTable
              caption={t('sets')}
              rows={shown}
              rowKey={set => set.setId}
              columns={[
                {
                  key: 'file',
                  label: t('set.file'),
                  heading: true,
                  cell: set => (
                    <>
                      <a href={`/payer/sets/${set.setId}`}>{set.fileName}</a> <span className="quiet">{t(`origin.${set.origin}`)}</span>
                    </>
                  ),
                },
                { key: 'month', label: t('set.month'), cell: set => (set.month === null ? '' : formatMonth(set.month, ctx.lang)) },
                { key: 'people', label: t('set.people'), align: 'end', cell: set => (set.people === 0 ? '' : set.people) },
                { key: 'brought', label: t('set.brought'), cell: set => t('set.when', { when: set.receivedAt }) },
                { key: 'state', label: t('set.state'), cell: set => <SetTag set={set} lang={ctx.lang} /> },
              ]}
            />
          )}
          {sets.length > PER_PAGE && last ? (
            <ButtonRow>
              <LinkButton href={`/payer/sets?cursor=${encodeURIComponent(cursorOf([last.receivedAt.toISOString(), last.setId]))}`}>
                {t('sets.more')}
              </LinkButton>
            </ButtonRow>
          ) : null}
        </Columns>
      </Stack>
    ),
  };
}

export function bothWords(word: 'refusal.not-permitted') {
  const [pl, en] = LANGS.map(lang => text(lang)(word));
  return { pl: pl as string, en: en as string };
}

const TONES = { received: 'info', ready: 'attention', refused: 'problem', filed: 'info', booked: 'done', 'thrown-away': 'plain' } as const;

export function SetTag({ set, lang }: { set: DocumentSet; lang: PageCtx['lang'] }) {
  if (set.state === 'thrown-away') return null;
  const isCritical = set.state === 'ready' && (set.found.K ?? 0) > 0;
  return (
    <StatusTag tone={isCritical ? 'problem' : TONES[set.state]}>
      {text(lang)(isCritical ? 'state.ready.critical' : `state.${set.state}`)}
    </StatusTag>
  );
}
