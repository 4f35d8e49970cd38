import { createHash } from 'node:crypto';
import { matterOfNation } from '#modules/cases/index.ts';
import { putUpp } from '#modules/mailbox/index.ts';
import { WHAT } from '#platform/nation/nation.ts';
import type { NationPart } from '#platform/nation/part.ts';
import { nationTable } from '#platform/nation/rows.ts';

const SUBMISSION = nationTable(
  'submissions.submission',
  'party_id submission_id form_code form_version answers document document_sha256 channel answer_channel signature filed_by relation receipt_id filed_at idempotency_key body_sha256',
);

export const nationPart: NationPart = {
  tables: [SUBMISSION],
  matter(nation, n, put) {
    const plot = matterOfNation(nation, n);
    const { form, filled } = plot.kind;
    const document = filled.document(plot.words);
    const documentSha256 = createHash('sha256').update(document).digest('hex');
    const filing = { ...plot, sender: plot.party, formCode: form.definition.code, documentSha256, filedAt: plot.openedAt };
    put(SUBMISSION, [
      plot.partyId,
      plot.submissionId,
      form.definition.code,
      form.definition.version,
      filled.answersJson(plot.words),
      document,
      documentSha256,
      'portal',
      'electronic',
      `{"class":"portal-profile","statement":"${documentSha256}"}`,
      plot.filedBy,
      plot.relation,
      plot.receiptId,
      new Date(plot.openedAt).toISOString(),
      nation.id(WHAT.request, n, plot.openedAt),
      documentSha256,
    ]);
    putUpp(nation, put, filing);
  },
};
