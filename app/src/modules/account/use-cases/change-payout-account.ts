import type { Day } from '#kernel/day.ts';
import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import { type Nrb, parseNrb } from '#kernel/nrb.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { payoutAccountChanged } from '../events.ts';
import { addPayoutAccount } from '../store/payout-accounts.ts';

/** Has benefits paid to another bank account from a day on; what was in force before stays in the history.
 *  @refuses not-a-bank-account
 *  @announces account.payout-account-changed */
export async function changePayoutAccount(
  ctx: Ctx,
  wish: { partyId: PartyId; nrb: string; from: Day; submissionId: SubmissionId },
): Promise<Result<{ nrb: Nrb; from: Day }, { kind: 'not-a-bank-account' }>> {
  const nrb = parseNrb(wish.nrb);
  if (!nrb.ok) return refuse({ kind: 'not-a-bank-account' });
  const { partyId, from, submissionId } = wish;
  await addPayoutAccount(ctx.db, partyId, { nrb: nrb.value, from, enteredAt: ctx.now, submissionId });
  await ctx.announce(payoutAccountChanged({ partyId, from, submissionId }));
  await ctx.audit({
    action: 'account.change-payout-account',
    object: `party:${partyId}`,
    subjectPartyId: partyId,
    facts: { submissionId, from },
  });
  return accept({ nrb: nrb.value, from });
}
