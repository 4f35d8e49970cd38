import { dayOf } from '#kernel/day.ts';
import type { DraftId, PartyId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import { openMatter } from '#modules/cases/index.ts';
import { useUpMandate } from '#modules/identity/index.ts';
import type { Listener } from '#platform/module.ts';
import { addJob } from '#platform/transact.ts';
import { getForm } from './definitions.ts';
import { FILED } from './events.ts';
import { closeDraft } from './store.ts';
import { findSubmission } from './views.ts';

/** What follows from every filing: a matter is opened, the draft is closed, the UPP is sealed and the computer looks at
 *  it, the last two as jobs, since sealing and letter writing would hold up everybody's news. */
export const listeners: readonly Listener[] = [
  {
    name: 'submissions.open-matter',
    hears: [FILED],
    async run(ctx, event) {
      const { submissionId, formCode, draftId, receiptId } = event.facts as {
        submissionId: SubmissionId;
        formCode: string;
        draftId: DraftId | null;
        receiptId: ReceiptId;
      };
      const partyId = event.partyId as PartyId;
      const submission = await findSubmission(ctx.db, partyId, submissionId);
      if (!submission) throw new Error('A filing was told of that is not there.');
      const form = getForm(ctx.house.forms, formCode, submission.formVersion).definition;
      await openMatter(ctx, {
        partyId,
        formCode,
        title: form.title,
        topic: form.topic,
        submissionId,
        answerWithinDays: form.answerWithinDays,
        filedOn: dayOf(submission.filedAt),
        answerChannel: submission.answerChannel,
      });
      if (submission.mandateId) await useUpMandate(ctx, submission.mandateId);
      if (draftId) await closeDraft(ctx.db, draftId, submissionId, submission.filedAt);
      await addJob(ctx, 'submissions.decide', { partyId, submissionId }, { key: `decide ${submissionId}` });
      await addJob(ctx, 'submissions.seal-receipt', { partyId, receiptId }, { key: `seal ${receiptId}` });
    },
  },
];
