import { dayOf } from '#kernel/day.ts';
import type { DecisionId, MatterId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { runClock } from '../clocks.ts';
import { reviewAsked } from '../events.ts';
import { matterForPerson } from '../guards.ts';
import { answerDueOn, REVIEW_DAYS } from '../rules/clocks.ts';
import { mayHappen } from '../rules/matter.ts';
import { append, decisionById, setReviewAsked } from '../store.ts';
import type { CaseRefusal } from '../types.ts';

/** The person asks that somebody look at a decision the computer took alone. The matter goes to the worklist again,
 *  before others of the same day.
 *  @refuses no-such-decision | no-such-matter | not-automated | review-already-asked | not-now
 *  @announces cases.review-asked
 *  @legal RODO art. 22 sec. 3 */
export async function askForReview(
  ctx: Ctx<PersonActor>,
  wish: { decisionId: DecisionId },
): Promise<Result<{ matterId: MatterId; dueOn: string }, CaseRefusal>> {
  const found = await decisionById(ctx.db, wish.decisionId);
  if (!found) return refuse({ kind: 'no-such-decision' });
  const opened = await matterForPerson(ctx, found.matterId, 'cases.ask-for-review', 'lock');
  if (!opened.ok) return opened;
  // Read again now that the matter is locked: two tabs may ask at once.
  const decision = (await decisionById(ctx.db, wish.decisionId)) ?? found;
  if (decision.reviewAskedAt) return refuse({ kind: 'review-already-asked', at: decision.reviewAskedAt });
  if (decision.decidedBy !== 'computer' || decision.outcome === 'to-clerk') return refuse({ kind: 'not-automated' });
  const allowed = mayHappen(opened.value.now, 'ask-for-review');
  if (!allowed.ok) return allowed;
  const dueOn = answerDueOn(dayOf(ctx.now), REVIEW_DAYS, ctx.house.pack.extraHolidays);
  await setReviewAsked(ctx, wish.decisionId);
  const again = await append(ctx, opened.value, 'ask-for-review', { decisionId: wish.decisionId, dueOn }, { dueOn });
  await runClock(ctx, again.matter);
  await ctx.audit({ action: 'cases.ask-for-review', object: `decision:${wish.decisionId}`, subjectPartyId: decision.partyId });
  await ctx.announce(reviewAsked(again.matter, { decisionId: wish.decisionId, dueOn }));
  return accept({ matterId: decision.matterId, dueOn });
}
