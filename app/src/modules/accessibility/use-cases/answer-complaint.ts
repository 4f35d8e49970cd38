import { type Day, dayOf, endOfDay } from '#kernel/day.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { cancelDeadline, setDeadline } from '#platform/transact.ts';
import { ANSWER_DUE } from '../deadlines.ts';
import { latestBy } from '../rules/complaint.ts';
import { findComplaint, putOff, saveAnswer } from '../store.ts';

export type AnswerRefusal = { kind: 'no-such-complaint' } | { kind: 'answered' } | { kind: 'answer-missing' };

/** Answers a complaint once, and stops its clock.
 *  @refuses no-such-complaint | answered | answer-missing */
export async function answerComplaint(
  ctx: Ctx<StaffActor>,
  wish: { complaintId: string; answer: string },
): Promise<Result<undefined, AnswerRefusal>> {
  const complaint = await findComplaint(ctx.db, wish.complaintId, 'lock');
  if (!complaint) return refuse({ kind: 'no-such-complaint' });
  if (complaint.answer !== null) return refuse({ kind: 'answered' });
  const answer = wish.answer.trim();
  if (answer === '') return refuse({ kind: 'answer-missing' });
  await saveAnswer(ctx.db, complaint.complaintId, answer, ctx.actor.staffId, ctx.now);
  await cancelDeadline(ctx, ANSWER_DUE, complaint.complaintId);
  await ctx.audit({
    action: 'accessibility.answer',
    object: `complaint:${complaint.complaintId}`,
    subjectPartyId: null,
    purpose: 'handling',
  });
  return accept(undefined);
}

/** Says why it takes longer, and moves the clock to the last day the law allows. Once, and before the first clock ran out.
 *  @refuses no-such-complaint | answered | reason-missing | too-late */
export async function putOffAnswer(
  ctx: Ctx<StaffActor>,
  wish: { complaintId: string; because: string },
): Promise<Result<Day, AnswerRefusal | { kind: 'reason-missing' } | { kind: 'too-late' }>> {
  const complaint = await findComplaint(ctx.db, wish.complaintId, 'lock');
  if (!complaint) return refuse({ kind: 'no-such-complaint' });
  if (complaint.answer !== null) return refuse({ kind: 'answered' });
  const because = wish.because.trim();
  if (because === '') return refuse({ kind: 'reason-missing' });
  if (complaint.putOffBecause !== null || dayOf(ctx.now) > complaint.answerBy) return refuse({ kind: 'too-late' });
  const answerBy = latestBy(dayOf(complaint.filedAt));
  await putOff(ctx.db, complaint.complaintId, answerBy, because);
  await setDeadline(ctx, { kind: ANSWER_DUE, subject: complaint.complaintId, partyId: null, dueAt: endOfDay(answerBy) });
  await ctx.audit({
    action: 'accessibility.put-off',
    object: `complaint:${complaint.complaintId}`,
    subjectPartyId: null,
    purpose: 'handling',
  });
  return accept(answerBy);
}
