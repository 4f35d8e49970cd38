import type { DecisionId, MatterId, PartyId, SubmissionId } from '#kernel/ids.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { DecideInput } from '#platform/forms/definition.ts';
import { decisionById, decisionsOf, findWork, matterOfSubmission as matterRowOfSubmission } from './store.ts';
import type { Decision, Work } from './types.ts';
import { listJudged, listMatters, type MatterCard } from './views.ts';

const CARDS = 100;

/** A decision with all it was taken from, for showing and computing again. */
export function findDecision(ctx: Ctx, decisionId: DecisionId): Promise<Decision | undefined> {
  return decisionById(ctx.db, decisionId);
}

/** The decisions in a matter, oldest first. */
export function decisionsInMatter(ctx: Ctx, matterId: MatterId): Promise<readonly Decision[]> {
  return decisionsOf(ctx.db, matterId);
}

/** The newest decisions of the computer about some forms, as its rule was asked and answered, for working them out again.
 *  Without whose they are. */
export function judgedBy(
  ctx: Ctx<SystemActor>,
  wish: { formCodes: readonly string[]; limit: number },
): Promise<readonly { ruleSet: string; inputs: DecideInput; outcome: string }[]> {
  return listJudged(ctx.db, wish);
}

/** The newest decision in a matter, also where it says that a person must decide. */
export async function decisionOfMatter(ctx: Ctx, matterId: MatterId): Promise<Decision | undefined> {
  return (await decisionsOf(ctx.db, matterId)).at(-1);
}

/** The party's matters, those that wait for it first, then the open ones, newest change first; 100 at most. */
export async function matterCards(ctx: Ctx, partyId: PartyId): Promise<readonly MatterCard[]> {
  return (await listMatters(ctx.db, partyId, { show: 'all', limit: CARDS, offset: 0 })).matters;
}

export type MatterBrief = Work;

export async function matterOfSubmission(ctx: Ctx, submissionId: SubmissionId): Promise<MatterBrief | undefined> {
  const found = await matterRowOfSubmission(ctx.db, submissionId);
  return found && briefOf(ctx, found.matterId);
}

/** A matter as the lists have it. */
export function briefOf(ctx: Ctx, matterId: MatterId): Promise<MatterBrief | undefined> {
  return findWork(ctx.db, matterId);
}
