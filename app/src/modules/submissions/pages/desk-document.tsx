import { Card } from '#design/components/card.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { type PartyId, parseId, type SubmissionId } from '#kernel/ids.ts';
import { matterOfSubmission } from '#modules/cases/index.ts';
import { partyCard } from '#modules/identity/index.ts';
import { readBack } from '#platform/forms/readable.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, Slot } from '#platform/http/page.ts';
import { getForm } from '../definitions.ts';
import { findSubmission, listFiledAttachments } from '../views.ts';
import { FiledAttachments, fileOf } from './filed-attachments.tsx';
import { knownOfFiled } from '../known.ts';
import { text } from '../text.ts';

/** The document as filed, beside the case a clerk has opened. */
export const deskDocumentSlot: Slot = {
  slot: 'desk.case.side',
  order: 10,
  async render(ctx, subject) {
    const partyId = parseId<PartyId>(subject['partyId'] ?? '');
    const submissionId = parseId<SubmissionId>(subject['submissionId'] ?? '');
    const submission = partyId && submissionId && (await findSubmission(ctx.db, partyId, submissionId));
    if (!submission) return null;
    const t = text(ctx.lang);
    const party = await partyCard(ctx, submission.partyId);
    const form = getForm(ctx.house.forms, submission.formCode, submission.formVersion).definition;
    return (
      <Card title={`${t('filed.document')}: ${form.code}`}>
        <p className="quiet">{t('when', { when: submission.filedAt })}</p>
        {readBack(form, submission.answers, ctx.lang, knownOfFiled(party, submission.relation)).map(section => (
          <section key={`${section.page} ${section.title}`}>
            <h3>{section.title}</h3>
            <SummaryList rows={section.lines.map(line => ({ question: line.label, ...(line.empty ? {} : { answer: line.value }) }))} />
          </section>
        ))}
        <FiledAttachments
          ctx={ctx}
          files={await listFiledAttachments(ctx.db, submission.submissionId)}
          at={`/desk/attachments/${submission.partyId}/${submission.submissionId}`}
        />
      </Card>
    );
  },
};

/** A file for the clerk who has the matter, and for nobody else at the desk. */
export const deskAttachmentPage: Page<StaffActor> = {
  path: '/desk/attachments/:partyId/:submissionId/:attachmentId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.see-worklist' },
  async get(ctx, request) {
    const partyId = parseId<PartyId>(request.params['partyId'] ?? '');
    const submissionId = parseId<SubmissionId>(request.params['submissionId'] ?? '');
    const matter = submissionId && (await matterOfSubmission(ctx, submissionId));
    if (!partyId || !submissionId || matter?.claimedBy !== ctx.actor.staffId) return { kind: 'not-found' };
    const submission = await findSubmission(ctx.db, partyId, submissionId);
    return submission ? fileOf(ctx, submission, request) : { kind: 'not-found' };
  },
};
