import type { MatterId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { closeMatter } from '#platform/openings.ts';
import { forwarded } from '../events.ts';
import { matterForClerk } from '../guards.ts';
import { append } from '../store.ts';
import type { CaseRefusal } from '../types.ts';
import { REASON_AT_LEAST } from './decide-by-clerk.ts';

/** Passes a matter on to another branch or to clerks of another topic. Its number, its clock and its draft stay.
 *  @refuses no-such-matter | own-matter | claimed-by-another | not-now | not-permitted | reason-missing | nowhere-else
 *  @announces cases.forwarded
 *  @legal KPA art. 65 § 1 */
export async function forwardMatter(
  ctx: Ctx<StaffActor>,
  wish: { matterId: MatterId; branchCode: string; topic: string; reason: string },
): Promise<Result<undefined, CaseRefusal>> {
  const opened = await matterForClerk(ctx, { matterId: wish.matterId, action: 'cases.forward', kind: 'forward' });
  if (!opened.ok) return opened;
  const { matter, now } = opened.value;
  const { pack } = ctx.house;
  const reason = wish.reason.trim();
  if (reason.length < REASON_AT_LEAST) return refuse({ kind: 'reason-missing' });
  const known = pack.branches.some(branch => branch.code === wish.branchCode) && (wish.topic in pack.topics || wish.topic === matter.topic);
  if (!known || (wish.branchCode === matter.branchCode && wish.topic === matter.topic)) return refuse({ kind: 'nowhere-else' });
  const { branchCode, topic } = wish;
  const passed = await append(ctx, opened.value, 'forward', { branchCode, topic, reason }, { branchCode, topic });
  await closeMatter(ctx, matter.matterId);
  await ctx.audit({
    action: 'cases.forward',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: now.purpose ?? 'handling',
    facts: { branchCode, topic },
  });
  await ctx.announce(forwarded(passed.matter, { branchCode }));
  return accept(undefined);
}
