import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import { receiptCard, type ReceiptCard } from '#modules/mailbox/index.ts';
import type { Ctx } from '#platform/context.ts';
import { findSubmission } from './views.ts';

/** The receipt (UPP) of what was filed. */
export async function receiptOfSubmission(ctx: Ctx, partyId: PartyId, submissionId: SubmissionId): Promise<ReceiptCard | undefined> {
  const submission = await findSubmission(ctx.db, partyId, submissionId);
  return submission && receiptCard(ctx, partyId, submission.receiptId);
}
