import type { Day, Month } from '#kernel/day.ts';
import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import type { News } from '#platform/context.ts';

export const payoutAccountChanged = (f: { partyId: PartyId; from: Day; submissionId: SubmissionId }): News => ({
  name: 'account.payout-account-changed',
  partyId: f.partyId,
  facts: { from: f.from, submissionId: f.submissionId },
});

export const contributionHolidayGranted = (f: { partyId: PartyId; month: Month; submissionId: SubmissionId }): News => ({
  name: 'account.contribution-holiday-granted',
  partyId: f.partyId,
  facts: { month: f.month, submissionId: f.submissionId },
});

export const contributionHolidayWithdrawn = (f: { partyId: PartyId; month: Month; submissionId: SubmissionId }): News => ({
  name: 'account.contribution-holiday-withdrawn',
  partyId: f.partyId,
  facts: { month: f.month, submissionId: f.submissionId },
});
