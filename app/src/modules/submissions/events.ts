import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import type { News } from '#platform/context.ts';

/** Names of the news this module tells. The filing statement writes `submissions.filed` itself (filing-sql.ts). */
export const FILED = 'submissions.filed';

/** The time of an earlier attempt counts as the time of this filing. */
export const attemptHonoured = (filing: {
  partyId: PartyId;
  submissionId: SubmissionId;
  formCode: string;
  number: string;
  attemptedAt: Date;
}): News => ({
  name: 'submissions.attempt-honoured',
  partyId: filing.partyId,
  facts: {
    submissionId: filing.submissionId,
    formCode: filing.formCode,
    number: filing.number,
    attemptedAt: filing.attemptedAt.toISOString(),
  },
});
