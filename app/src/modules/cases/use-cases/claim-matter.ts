import type { MatterId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { partiesOfStaff, staffMember } from '#modules/identity/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { closeMatter } from '#platform/openings.ts';
import { claimed, released } from '../events.ts';
import { matterForClerk, openForClerk } from '../guards.ts';
import { append } from '../store.ts';
import type { CaseRefusal, ClaimPurpose } from '../types.ts';
import { lockNextWork } from '../worklist-views.ts';

/** Takes a matter from the worklist, saying why; from then on it is this clerk's alone, and their looks at it are
 *  logged with that purpose. Taking what one has already taken changes nothing.
 *  @refuses no-such-matter | own-matter | claimed-by-another | not-now | not-permitted | purpose-missing
 *  @announces cases.claimed */
export async function claimMatter(
  ctx: Ctx<StaffActor>,
  wish: { matterId: MatterId; purpose: ClaimPurpose | undefined },
): Promise<Result<{ matterId: MatterId }, CaseRefusal>> {
  if (!wish.purpose) return refuse({ kind: 'purpose-missing' });
  const mine = await matterForClerk(ctx, { matterId: wish.matterId, action: 'cases.read-at-desk' });
  if (mine.ok) return accept({ matterId: wish.matterId });
  const opened = await openForClerk(ctx, {
    matterId: wish.matterId,
    action: 'cases.claim',
    kind: 'claim',
    context: { purpose: wish.purpose },
    opening: { purpose: wish.purpose, until: 'matter' },
  });
  if (!opened.ok) return opened;
  const { matter } = opened.value;
  await append(ctx, opened.value, 'claim', { purpose: wish.purpose });
  await ctx.audit({ action: 'cases.claim', object: `matter:${matter.matterId}`, subjectPartyId: matter.partyId, purpose: wish.purpose });
  await ctx.announce(claimed(matter));
  return accept({ matterId: matter.matterId });
}

/** Takes the most pressing matter of the clerk's branch and topics that nobody has. Two clerks who ask at once get two
 *  matters.
 *  @refuses nothing-waits, or as claimMatter
 *  @announces cases.claimed */
export async function takeNextMatter(
  ctx: Ctx<StaffActor>,
): Promise<Result<{ matterId: MatterId }, CaseRefusal | { kind: 'nothing-waits' }>> {
  const member = await staffMember(ctx, ctx.actor.staffId);
  const matterId = await lockNextWork(ctx.db, {
    branchCode: ctx.actor.branchCode,
    topics: member?.skills ?? [],
    notOfParties: await partiesOfStaff(ctx, ctx.actor),
  });
  if (!matterId) return refuse({ kind: 'nothing-waits' });
  return claimMatter(ctx, { matterId, purpose: 'handling' });
}

/** Puts a matter back for others.
 *  @refuses as claimMatter
 *  @announces cases.released */
export async function releaseMatter(ctx: Ctx<StaffActor>, wish: { matterId: MatterId }): Promise<Result<undefined, CaseRefusal>> {
  const opened = await matterForClerk(ctx, { matterId: wish.matterId, action: 'cases.release', kind: 'release' });
  if (!opened.ok) return opened;
  const { matter } = opened.value;
  await append(ctx, opened.value, 'release', {});
  await closeMatter(ctx, matter.matterId);
  await ctx.audit({
    action: 'cases.release',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: opened.value.now.purpose ?? 'handling',
  });
  await ctx.announce(released(matter));
  return accept(undefined);
}
