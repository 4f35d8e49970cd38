import type { FileId, PartyId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import { sealReceipt } from '#modules/mailbox/index.ts';
import type { SystemActor } from '#platform/context.ts';
import type { Job } from '#platform/module.ts';
import { transact } from '#platform/transact.ts';
import { decideSubmission } from './use-cases/decide-submission.ts';
import { scanAttachment } from './use-cases/add-attachment.ts';

const worker = (name: string): SystemActor => ({ kind: 'system', name, channel: 'worker' });

export const jobs: readonly Job[] = [
  {
    name: 'submissions.decide',
    async run(house, { partyId, submissionId }: { partyId: PartyId; submissionId: SubmissionId }) {
      const decided = await transact(house, worker('submissions.decide'), ctx => decideSubmission(ctx, { partyId, submissionId }));
      if (!decided.ok) throw new Error(`Cannot decide yet: ${decided.refusal.kind}`);
    },
  },
  {
    name: 'submissions.seal-receipt',
    async run(house, { partyId, receiptId }: { partyId: PartyId; receiptId: ReceiptId }) {
      await sealReceipt(house, partyId, receiptId);
    },
  },
  {
    name: 'submissions.scan-attachment',
    async run(house, { attachmentId }: { attachmentId: FileId }) {
      const scan = await scanAttachment(house, attachmentId);
      // The worker comes back with growing delay; until then the file stays "waiting" and goes nowhere.
      if (scan === 'waiting') throw new Error('The scanner does not answer.');
    },
  },
];
