import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { countFromAttempt, matterOfSubmission } from '#modules/cases/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { answersDigest } from '../attempts/digest.ts';
import type { VerifiedAttempt } from '../attempts/verify-attempt.ts';
import { attemptHonoured } from '../events.ts';
import { type HonourFault, mayBeHonoured } from '../rules/honour.ts';
import { addHonouredAttempt, honouredAttemptOf } from '../store-attempts.ts';
import type { Submission } from '../types.ts';
import { findSubmission } from '../views.ts';

export type HonourRefusal =
  | HonourFault
  | { kind: 'not-yours' }
  | { kind: 'note-used' }
  | { kind: 'already-honoured' }
  | { kind: 'reason-missing' };

/** The filing of a matter that this clerk has in hand; nobody else at the desk opens it here. */
export async function filingInHand(ctx: Ctx<StaffActor>, partyId: PartyId, submissionId: SubmissionId): Promise<Submission | undefined> {
  const matter = await matterOfSubmission(ctx, submissionId);
  return matter?.claimedBy === ctx.actor.staffId ? findSubmission(ctx.db, partyId, submissionId) : undefined;
}

/** Lets the time of a proved attempt count as the time of a filing, and the legal clock of its matter run from it. One proof counts for one filing, once.
 *  @refuses not-yours | another-party | another-form | after-filing | reason-missing | already-honoured | note-used
 *  @announces submissions.attempt-honoured, cases.counted-earlier */
export async function honourAttempt(
  ctx: Ctx<StaffActor>,
  wish: { partyId: PartyId; submissionId: SubmissionId; attempt: VerifiedAttempt; reason: string },
): Promise<Result<Submission, HonourRefusal>> {
  const submission = await filingInHand(ctx, wish.partyId, wish.submissionId);
  if (!submission) return refuse({ kind: 'not-yours' });
  const allowed = mayBeHonoured(wish.attempt, submission);
  if (!allowed.ok) return allowed;
  const reason = wish.reason.trim();
  if (reason === '') return refuse({ kind: 'reason-missing' });
  if (await honouredAttemptOf(ctx.db, submission.partyId, submission.submissionId)) return refuse({ kind: 'already-honoured' });
  const { number, at, proved, answersSha256 } = wish.attempt;
  const added = await addHonouredAttempt(ctx.db, {
    number,
    partyId: submission.partyId,
    submissionId: submission.submissionId,
    attemptedAt: at,
    proved,
    sameAnswers: answersSha256 === answersDigest(submission.answers),
    reason,
    honouredBy: ctx.actor.staffId,
    honouredAt: ctx.now,
  });
  if (!added) return refuse({ kind: 'note-used' });
  const counted = await countFromAttempt(ctx, { submissionId: submission.submissionId, attemptedAt: at });
  if (!counted.ok) return refuse({ kind: 'not-yours' });
  await ctx.announce(attemptHonoured({ ...submission, number, attemptedAt: at }));
  await ctx.audit({
    action: 'submissions.honour-attempt',
    object: `submission:${submission.submissionId}`,
    subjectPartyId: submission.partyId,
    purpose: 'handling',
    facts: { number, proved },
  });
  return accept(submission);
}
