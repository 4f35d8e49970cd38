import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { ProgressSteps } from '#design/components/navigation.tsx';
import { BackLink, Hidden, PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { FileField } from '#design/components/text-fields.tsx';
import { dayOf } from '#kernel/day.ts';
import { type FileId, parseId } from '#kernel/ids.ts';
import type { PersonActor } from '#platform/context.ts';
import { previousPage } from '#platform/forms/walk.ts';
import { FILE_LIMIT_BYTES } from '#platform/http/form-body.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import { attachmentLimits, limitWords } from '../parameters.ts';
import { listAttachments } from '../views.ts';
import { text } from '../text.ts';
import type { ScanState } from '../types.ts';
import { addAttachment, removeAttachment } from '../use-cases/add-attachment.ts';
import { isAnswer, openDraft, type OpenDraft, stepsOf } from './draft.tsx';

export const SCAN_TONES = { clean: 'done', waiting: 'attention', infected: 'problem' } as const satisfies Record<ScanState, string>;

/** Files that go with a form. A file is on the list at once, and goes along only when the scanner has seen it. */
export const attachmentsPage: Page<PersonActor> = {
  path: '/drafts/:draftId/attachments',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'submissions.draft' },
  multipart: true,
  // One file over the limit must still arrive whole enough to be told so.
  bodyLimit: FILE_LIMIT_BYTES + 1024 * 1024,
  async get(ctx, request) {
    const opened = await openDraft(ctx, request);
    if (isAnswer(opened)) return opened;
    if (opened.form.attachments === 'none') return { kind: 'not-found' };
    await ctx.audit({ action: 'submissions.read-draft', object: `draft:${opened.draft.draftId}`, subjectPartyId: opened.draft.partyId });
    return show(ctx, opened);
  },
  apart: {
    async post(at, request) {
      const opened = await at.look(ctx => openDraft(ctx, request));
      if (isAnswer(opened)) return opened;
      if (opened.form.attachments === 'none') return { kind: 'not-found' };
      const t = text(at.lang);
      const limits = limitWords(attachmentLimits(at.house.pack, dayOf(at.house.clock())));
      const { draft } = opened;
      const here = `/drafts/${draft.draftId}/attachments`;
      const removed = parseId<FileId>(request.form.get('remove')?.[0] ?? '');
      if (removed) {
        await at.keep(ctx => removeAttachment(ctx, { draft, attachmentId: removed }));
        return { kind: 'redirect', to: here, notice: { tone: 'done', text: t('attach.removed') } };
      }
      const file = request.files.find(one => one.field === 'file');
      if (!file) return at.look(ctx => show(ctx, opened, t('attach.refused.missing')));
      const added = await addAttachment(at, { draft, file });
      if (!added.ok && added.refusal.kind === 'no-such-draft')
        return { kind: 'redirect', to: `/drafts/${draft.draftId}`, notice: { tone: 'attention', text: t('attach.refused.no-such-draft') } };
      if (!added.ok) return at.look(ctx => show(ctx, opened, t(`attach.refused.${added.refusal.kind}`, limits)));
      const waiting = added.value.scan === 'waiting';
      return {
        kind: 'redirect',
        to: here,
        notice: { tone: waiting ? 'attention' : 'done', text: t(waiting ? 'attach.added.waiting' : 'attach.added') },
      };
    },
  },
};

async function show(ctx: PageCtx<PersonActor>, { draft, form, known, answers }: OpenDraft, error?: string): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const limits = limitWords(attachmentLimits(ctx.house.pack, dayOf(ctx.now)));
  const files = await listAttachments(ctx.db, draft.draftId);
  const steps = stepsOf(form, answers, known, ctx.lang);
  const before = previousPage(form, answers, known);
  return {
    kind: 'page',
    title: t('draft.title', { form: form.code, page: t('attach.title') }),
    ...(error === undefined ? {} : { failed: true, status: 422 }),
    trail: <BackLink href={before ? `/drafts/${draft.draftId}/page/${before.name}` : `/forms/${form.code}`} />,
    body: (
      <Stack>
        <ErrorSummary errors={error === undefined ? [] : [{ field: 'file', text: error }]} />
        <ProgressSteps steps={steps.map(step => step.title)} current={steps.findIndex(step => step.name === 'attachments') + 1} />
        <PageHeading eyebrow={t('draft.eyebrow', { code: form.code, form: form.title[ctx.lang] })} lead={t('attach.lead')}>
          {t('attach.title')}
        </PageHeading>
        {form.papers === undefined ? null : (
          <Card title={t('attach.papers')}>
            <ul className="text-list">
              {form.papers.map(paper => (
                <li key={paper.en}>{paper[ctx.lang]}</li>
              ))}
            </ul>
          </Card>
        )}
        <Card title={t('attach.list')} inset={files.length > 0 ? 'flush' : 'padded'}>
          {files.length === 0 ? (
            <EmptyState title={t('attach.none')} />
          ) : (
            <DataTable
              caption={t('attach.list')}
              captionShown="hidden"
              rows={files}
              rowKey={file => file.attachmentId}
              columns={[
                { key: 'name', label: t('attach.name'), heading: true, cell: file => file.fileName },
                {
                  key: 'bytes',
                  label: t('attach.bytes'),
                  align: 'end',
                  cell: file => t('attach.kilobytes', { size: Math.max(1, Math.round(file.bytes / 1024)) }),
                },
                {
                  key: 'state',
                  label: t('attach.state'),
                  cell: file => <StatusTag tone={SCAN_TONES[file.scan]}>{t(`scan.${file.scan}`)}</StatusTag>,
                },
                {
                  key: 'remove',
                  label: t('attach.remove'),
                  cell: file => (
                    <Form multipart>
                      <Button kind="quiet" name="remove" value={file.attachmentId}>
                        {t('attach.remove')}
                        <Hidden>{` ${file.fileName}`}</Hidden>
                      </Button>
                    </Form>
                  ),
                },
              ]}
            />
          )}
        </Card>
        <Form multipart>
          <FileField name="file" label={t('attach.file')} types={limits.types} size={t('attach.size', limits)} error={error} />
          <ButtonRow>
            <Button kind="secondary">{t('attach.add')}</Button>
          </ButtonRow>
        </Form>
        <ButtonRow>
          <LinkButton href={`/drafts/${draft.draftId}/check`}>{t('attach.go-on')}</LinkButton>
        </ButtonRow>
      </Stack>
    ),
  };
}
