import type { Month } from '#kernel/day.ts';
import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { contributionHolidayWithdrawn } from '../events.ts';
import { withdrawHoliday } from '../store/contribution-holidays.ts';

/** Takes a month's contribution holiday back: its charge is whole again, and another month of the year may be asked for.
 *  @refuses no-such-holiday
 *  @announces account.contribution-holiday-withdrawn */
export async function withdrawContributionHoliday(
  ctx: Ctx,
  wish: { partyId: PartyId; month: Month; submissionId: SubmissionId },
): Promise<Result<{ month: Month }, { kind: 'no-such-holiday' }>> {
  const { partyId, month, submissionId } = wish;
  if (!(await withdrawHoliday(ctx.db, partyId, { month, withdrawnAt: ctx.now, withdrawnBy: submissionId })))
    return refuse({ kind: 'no-such-holiday' });
  await ctx.announce(contributionHolidayWithdrawn(wish));
  await ctx.audit({
    action: 'account.withdraw-contribution-holiday',
    object: `party:${partyId}`,
    subjectPartyId: partyId,
    facts: { month, submissionId },
  });
  return accept({ month });
}
