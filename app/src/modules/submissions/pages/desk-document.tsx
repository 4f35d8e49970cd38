import { Card } from '#design/components/card.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { type PartyId, parseId, type SubmissionId } from '#kernel/ids.ts';
import { readBack } from '#platform/forms/readable.ts';
import type { Slot } from '#platform/http/page.ts';
import { getForm } from '../definitions.ts';
import { findSubmission } from '../views.ts';
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
    const form = getForm(ctx.house.forms, submission.formCode, submission.formVersion).definition;
    return (
      <Card title={`${t('filed.document')}: ${form.code}`}>
        <p className="quiet">{t('when', { when: submission.filedAt })}</p>
        {readBack(form, submission.answers, ctx.lang).map(section => (
          <section key={`${section.page} ${section.title}`}>
            <h3>{section.title}</h3>
            <SummaryList rows={section.lines.map(line => ({ question: line.label, ...(line.empty ? {} : { answer: line.value }) }))} />
          </section>
        ))}
      </Card>
    );
  },
};
