import type { MatterId, StaffId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { partiesOfStaff, staffMember } from '#modules/identity/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { closeMatter, openPartyTo } from '#platform/openings.ts';
import { reassigned } from '../events.ts';
import { matterForSupervisor } from '../guards.ts';
import { append } from '../store.ts';
import type { CaseRefusal } from '../types.ts';
import { REASON_AT_LEAST } from './decide-by-clerk.ts';

/** The supervisor of the branch gives a colleague's matter to another clerk, or puts it back for others. Who had it sees
 *  nothing of the party from then on.
 *  @refuses no-such-matter | own-matter | not-now | not-permitted | reason-missing | no-such-clerk
 *  @announces cases.reassigned */
export async function reassignMatter(
  ctx: Ctx<StaffActor>,
  wish: { matterId: MatterId; staffId: StaffId | null; reason: string },
): Promise<Result<undefined, CaseRefusal>> {
  const opened = await matterForSupervisor(ctx, { matterId: wish.matterId, action: 'cases.reassign', kind: 'reassign' });
  if (!opened.ok) return opened;
  const reason = wish.reason.trim();
  if (reason.length < REASON_AT_LEAST) return refuse({ kind: 'reason-missing' });
  const { matter, now } = opened.value;
  if (wish.staffId !== null) {
    const member = await staffMember(ctx, wish.staffId);
    const handles =
      member && member.branchCode === matter.branchCode && (member.roles.includes('clerk') || member.roles.includes('supervisor'));
    if (!handles || wish.staffId === now.claimedBy) return refuse({ kind: 'no-such-clerk' });
    if ((await partiesOfStaff(ctx, member)).includes(matter.partyId)) return refuse({ kind: 'own-matter' });
  }
  await append(ctx, opened.value, 'reassign', { staffId: wish.staffId, reason });
  await closeMatter(ctx, matter.matterId);
  if (wish.staffId !== null)
    await openPartyTo(ctx, wish.staffId, { partyId: matter.partyId, purpose: 'handling', matterId: matter.matterId });
  await ctx.audit({
    action: 'cases.reassign',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: 'supervision',
    facts: { from: now.claimedBy, to: wish.staffId },
  });
  await ctx.announce(reassigned(matter));
  return accept(undefined);
}
