import type { FileId, PartyId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import { sealReceipt } from '#modules/mailbox/index.ts';
import type { SystemActor } from '#platform/context.ts';
import type { Job } from '#platform/module.ts';
import { transact } from '#platform/transact.ts';
import { decideSubmission, giveToClerk } from './use-cases/decide-submission.ts';
import { scanAttachment } from './use-cases/add-attachment.ts';

const worker = (name: string): SystemActor => ({ kind: 'system', name, channel: 'worker' });

/** About two minutes with the worker's growing delay. */
const TRIES_OF_THE_COMPUTER = 5;

export const jobs: readonly Job[] = [
  {
    name: 'submissions.decide',
    async run(house, { partyId, submissionId }: { partyId: PartyId; submissionId: SubmissionId }, attempt) {
      try {
        const decided = await transact(house, worker('submissions.decide'), ctx => decideSubmission(ctx, { partyId, submissionId }));
        if (!decided.ok) throw new Error(`Cannot decide yet: ${decided.refusal.kind}`);
      } catch (fault) {
        if (attempt < TRIES_OF_THE_COMPUTER) throw fault;
        // A matter must not lie where nobody looks: what the computer cannot settle goes to a clerk.
        house.log.error({ fault: (fault as Error).message }, 'the computer gives a matter up');
        await transact(house, worker('submissions.decide'), ctx => giveToClerk(ctx, submissionId));
      }
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
