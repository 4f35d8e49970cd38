import { PrintButton } from '#design/components/content.tsx';
import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Breadcrumbs, PageHeading, Prose, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { type PartyId, parseId, type SubmissionId } from '#kernel/ids.ts';
import { matterOfSubmission } from '#modules/cases/index.ts';
import { partyCard } from '#modules/identity/index.ts';
import { readBack } from '#platform/forms/readable.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageCtx, PageRequest, Slot } from '#platform/http/page.ts';
import { type Opening, openingOf } from '#platform/openings.ts';
import { getForm } from '../definitions.ts';
import { knownOfFiled } from '../known.ts';
import { HonouredAttempt } from './honoured-attempt.tsx';
import { text } from '../text.ts';
import type { Attachment, Submission } from '../types.ts';
import { findSubmission, listFiledAttachments, listSubmissions } from '../views.ts';
import { fileOf } from './filed-attachments.tsx';

const SHOWN = 30;

const partyIn = (named: Readonly<Record<string, string>>): PartyId | undefined => parseId<PartyId>(named['partyId'] ?? '');
const submissionIn = (named: Readonly<Record<string, string>>): SubmissionId | undefined =>
  parseId<SubmissionId>(named['submissionId'] ?? '');

/** The document as filed, beside the case a clerk has opened. */
export const deskDocumentSlot: Slot = {
  slot: 'desk.case.side',
  order: 10,
  async render(ctx, subject) {
    const [partyId, submissionId] = [partyIn(subject), submissionIn(subject)];
    const submission = partyId && submissionId && (await findSubmission(ctx.db, partyId, submissionId));
    if (!submission) return null;
    const t = text(ctx.lang);
    const [sections, files] = await Promise.all([answersOf(ctx, submission), listFiledAttachments(ctx.db, submission.submissionId)]);
    const honoured = await HonouredAttempt(ctx, submission.partyId, submission.submissionId);
    return (
      <Card
        title={`${t('filed.document')}: ${submission.formCode}`}
        footer={
          <a href={`/desk/submissions/${partyId}/${submissionId}`} target="_blank" rel="noopener">
            {t('desk.whole')} {t('desk.new-tab')}
          </a>
        }
      >
        <p className="quiet">{t('when', { when: submission.filedAt })}</p>
        {honoured ?? (
          <p>
            <a href={`/desk/attempts/${submission.partyId}/${submission.submissionId}`}>{t('attempt.desk.link')}</a>
          </p>
        )}
        <Answers sections={sections} />
        <Files ctx={ctx} submission={submission} files={files} />
      </Card>
    );
  },
};

function Answers({ sections }: { sections: Awaited<ReturnType<typeof answersOf>> }) {
  return sections.map(section => (
    <section key={`${section.page} ${section.title}`}>
      <h3>{section.title}</h3>
      <SummaryList rows={section.lines.map(line => ({ question: line.label, ...(line.empty ? {} : { answer: line.value }) }))} />
    </section>
  ));
}

async function answersOf(ctx: PageCtx, submission: Submission) {
  const party = await partyCard(ctx, submission.partyId);
  const form = getForm(ctx.house.forms, submission.formCode, submission.formVersion).definition;
  return readBack(form, submission.answers, ctx.lang, knownOfFiled(form, submission, party));
}

/** Pictures are shown where they stand; other files open on a tab of their own, so that the case stays in sight. */
function Files({ ctx, submission, files }: { ctx: PageCtx; submission: Submission; files: readonly Attachment[] }) {
  if (files.length === 0) return null;
  const t = text(ctx.lang);
  const hrefOf = (file: Attachment): string => `/desk/attachments/${submission.partyId}/${submission.submissionId}/${file.attachmentId}`;
  return (
    <section>
      <h3>{t('document.attachments')}</h3>
      <ul className="attachments">
        {files.map(file => (
          <li key={file.attachmentId}>
            <a href={hrefOf(file)} target="_blank" rel="noopener">
              {PICTURES.test(file.mediaType) ? <img className="attachment-picture" src={hrefOf(file)} alt="" loading="lazy" /> : null}
              <span>
                {file.fileName} {t('desk.new-tab')}
              </span>
            </a>{' '}
            <span className="quiet">{t('attach.kilobytes', { size: Math.max(1, Math.round(file.bytes / 1024)) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const PICTURES = /^image\/(jpeg|gif|png)$/;
/** What a browser shows by itself; the rest is saved. */
const SHOWN_BY_BROWSERS = /^(image\/(jpeg|gif|png)|application\/pdf|text\/plain)$/;

async function openSubmission(
  ctx: PageCtx<StaffActor>,
  request: PageRequest,
): Promise<{ submission: Submission; opening: Opening } | undefined> {
  const [partyId, submissionId] = [partyIn(request.params), submissionIn(request.params)];
  if (!partyId || !submissionId) return undefined;
  const [opening, submission] = await Promise.all([openingOf(ctx, partyId), findSubmission(ctx.db, partyId, submissionId)]);
  return opening && submission && { opening, submission };
}

/** A file that went along, for whoever of the staff its party is open to. */
export const deskAttachmentPage: Page<StaffActor> = {
  path: '/desk/attachments/:partyId/:submissionId/:attachmentId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'submissions.read-at-desk' },
  async get(ctx, request) {
    const opened = await openSubmission(ctx, request);
    if (!opened) return { kind: 'not-found' };
    const file = await fileOf(ctx, opened.submission, request, opened.opening.purpose);
    return file.kind === 'document' && SHOWN_BY_BROWSERS.test(file.type) ? { ...file, disposition: 'inline' } : file;
  },
};

/** The document as filed, by itself. */
export const deskSubmissionPage: Page<StaffActor> = {
  path: '/desk/submissions/:partyId/:submissionId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'submissions.read-at-desk' },
  async get(ctx, request) {
    const opened = await openSubmission(ctx, request);
    if (!opened) return { kind: 'not-found' };
    const { submission, opening } = opened;
    const t = text(ctx.lang);
    const form = getForm(ctx.house.forms, submission.formCode, submission.formVersion).definition;
    const [party, matter, sections, files] = await Promise.all([
      partyCard(ctx, submission.partyId),
      matterOfSubmission(ctx, submission.submissionId),
      answersOf(ctx, submission),
      listFiledAttachments(ctx.db, submission.submissionId),
    ]);
    await ctx.audit({
      action: 'submissions.read-at-desk',
      object: `submission:${submission.submissionId}`,
      subjectPartyId: submission.partyId,
      purpose: opening.purpose,
    });
    return {
      kind: 'page',
      title: `${form.code} ${party.name}`,
      trail: (
        <Breadcrumbs
          trail={[
            { label: party.name, href: `/desk/people/${party.partyId}` },
            ...(matter ? [{ label: matter.number, href: `/desk/matters/${matter.matterId}` }] : []),
            { label: t('filed.document') },
          ]}
        />
      ),
      body: (
        <Stack>
          <PageHeading eyebrow={`${form.code}, ${t('when', { when: submission.filedAt })}`} aside={<PrintButton />}>
            {form.title[ctx.lang]}
          </PageHeading>
          {sections.map(section => (
            <Card key={`${section.page} ${section.title}`} title={section.title} inset="flush">
              <SummaryList rows={section.lines.map(line => ({ question: line.label, ...(line.empty ? {} : { answer: line.value }) }))} />
            </Card>
          ))}
          <Prose>
            <Files ctx={ctx} submission={submission} files={files} />
          </Prose>
        </Stack>
      ),
    };
  },
};

/** What somebody who is open to who looks has filed. */
export const deskSubmissionsSlot: Slot = {
  slot: 'desk.person',
  order: 30,
  async render(ctx, subject) {
    const partyId = partyIn(subject);
    if (ctx.actor.kind !== 'staff' || !partyId) return null;
    const t = text(ctx.lang);
    const filed = await listSubmissions(ctx.db, partyId, { by: null, limit: SHOWN, offset: 0 });
    return (
      <Card title={t('desk.submissions')} inset={filed.length > 0 ? 'flush' : 'padded'}>
        {filed.length === 0 ? (
          <p className="quiet">{t('desk.submissions.none')}</p>
        ) : (
          <DataTable
            caption={t('desk.submissions')}
            captionShown="hidden"
            rows={filed}
            rowKey={one => one.submissionId}
            columns={[
              {
                key: 'form',
                label: t('submissions.form'),
                heading: true,
                cell: one => <a href={`/desk/submissions/${partyId}/${one.submissionId}`}>{one.formCode}</a>,
              },
              { key: 'filed', label: t('submissions.filed'), cell: one => t('when', { when: one.filedAt }) },
              { key: 'channel', label: t('submissions.channel'), cell: one => t(`channel.${one.channel}` as Parameters<typeof t>[0]) },
            ]}
          />
        )}
      </Card>
    );
  },
};
