import type { MatterId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { closeMatter, openParty, openPartyTo } from '#platform/openings.ts';
import { returned } from '../events.ts';
import { matterForClerk } from '../guards.ts';
import { approvalBar } from '../rules/four-eyes.ts';
import { append, findWork } from '../store.ts';
import type { CaseRefusal, OpenedMatter } from '../types.ts';
import { REASON_AT_LEAST } from './decide-by-clerk.ts';
import { settleMatter, type Settled } from './settle-matter.ts';
import { partiesOfStaff } from '#modules/identity/index.ts';

/** How long a proposal stays open to who checks it. */
const CHECKING_MINUTES = 30;
const MS_A_MINUTE = 60_000;

/** Opens a proposed decision to a second clerk, so that they see what was filed, what the rule found and what is
 *  proposed. Nothing happens in the matter.
 *  @refuses no-such-matter | own-matter | same-human | unknown-human | not-now | not-permitted */
export async function openForApproval(ctx: Ctx<StaffActor>, wish: { matterId: MatterId }): Promise<Result<OpenedMatter, CaseRefusal>> {
  const work = await findWork(ctx.db, wish.matterId);
  if (!work) return refuse({ kind: 'no-such-matter' });
  if ((await partiesOfStaff(ctx, ctx.actor)).includes(work.partyId)) return refuse({ kind: 'own-matter' });
  const until = new Date(ctx.now.getTime() + CHECKING_MINUTES * MS_A_MINUTE);
  await openParty(ctx, { partyId: work.partyId, purpose: 'approval', matterId: wish.matterId, byWork: true, until });
  const opened = await proposalForSecond(ctx, wish.matterId);
  if (!opened.ok) return opened;
  await ctx.audit({
    action: 'cases.open-for-approval',
    object: `matter:${wish.matterId}`,
    subjectPartyId: work.partyId,
    purpose: 'approval',
  });
  return opened;
}

/** A proposed decision as its second pair of eyes may look at it, or act on it.
 *  @refuses as openForApproval */
export async function proposalForSecond(
  ctx: Ctx<StaffActor>,
  matterId: MatterId,
  hold: 'lock' | 'look' = 'lock',
): Promise<Result<OpenedMatter, CaseRefusal>> {
  const opened = await matterForClerk(ctx, { matterId, action: 'cases.approve', kind: 'approve', hold });
  if (!opened.ok) return opened;
  const { proposal } = opened.value.now;
  // The row says that it waits, but it is not open to who asks.
  if (!proposal) return refuse({ kind: 'not-now', state: 'for-approval' });
  const bar = approvalBar(proposal, ctx.actor);
  return bar === null ? opened : refuse({ kind: bar });
}

/** Takes the proposed decision: it is the proposer's, and bears both names.
 *  @refuses as openForApproval, and cannot-become-true
 *  @announces cases.decided */
export async function approveDecision(ctx: Ctx<StaffActor>, wish: { matterId: MatterId }): Promise<Result<Settled, CaseRefusal>> {
  const opened = await proposalForSecond(ctx, wish.matterId);
  if (!opened.ok) return opened;
  const { proposal } = opened.value.now;
  if (!proposal) throw new Error('A matter for approval without a proposal.');
  return settleMatter(ctx, opened.value, {
    outcome: proposal.outcome,
    letter: proposal.letter,
    reason: proposal.reason,
    staffId: proposal.staffId,
    approvedBy: ctx.actor.staffId,
    purpose: 'approval',
  });
}

/** Gives the matter back to who proposed, with a remark; it is in their hands again.
 *  @refuses as openForApproval, and reason-missing
 *  @announces cases.returned */
export async function returnProposal(
  ctx: Ctx<StaffActor>,
  wish: { matterId: MatterId; remark: string },
): Promise<Result<undefined, CaseRefusal>> {
  const opened = await proposalForSecond(ctx, wish.matterId);
  if (!opened.ok) return opened;
  const remark = wish.remark.trim();
  if (remark.length < REASON_AT_LEAST) return refuse({ kind: 'reason-missing' });
  const { matter, now } = opened.value;
  if (!now.proposal) throw new Error('A matter for approval without a proposal.');
  const { staffId, purpose } = now.proposal;
  await append(ctx, opened.value, 'return-proposal', { remark, staffId, purpose });
  await closeMatter(ctx, matter.matterId);
  await openPartyTo(ctx, staffId, { partyId: matter.partyId, purpose, matterId: matter.matterId });
  await ctx.audit({
    action: 'cases.return-proposal',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: 'approval',
  });
  await ctx.announce(returned(matter));
  return accept(undefined);
}
