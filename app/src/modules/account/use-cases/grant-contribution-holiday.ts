import type { Month } from '#kernel/day.ts';
import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { contributionHolidayGranted } from '../events.ts';
import { addHoliday } from '../store/contribution-holidays.ts';

/** Enters that the state pays the payer's own social contributions for a month; the month's charge is less from now on.
 *  Who qualifies is judged by the rule of the form.
 *  @refuses holiday-already-granted-this-year
 *  @announces account.contribution-holiday-granted */
export async function grantContributionHoliday(
  ctx: Ctx,
  wish: { partyId: PartyId; month: Month; submissionId: SubmissionId },
): Promise<Result<{ month: Month }, { kind: 'holiday-already-granted-this-year' }>> {
  const { partyId, month, submissionId } = wish;
  if (!(await addHoliday(ctx.db, partyId, { month, grantedAt: ctx.now, grantedBy: submissionId })))
    return refuse({ kind: 'holiday-already-granted-this-year' });
  await ctx.announce(contributionHolidayGranted(wish));
  await ctx.audit({
    action: 'account.grant-contribution-holiday',
    object: `party:${partyId}`,
    subjectPartyId: partyId,
    facts: { month, submissionId },
  });
  return accept({ month });
}
