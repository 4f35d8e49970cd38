import { dayOf } from '#kernel/day.ts';
import type { MatterId } from '#kernel/ids.ts';
import { accept, type Result } from '#kernel/result.ts';
import { type LockedMatter, lockMatter } from '#modules/cases/index.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import { destroyMatter } from '#platform/destruction.ts';
import { fileDestroyed } from '#platform/storage/removed-files.ts';
import { standingNow } from '../retained.ts';
import { keptBecause, type ReasonToStay } from '../rules/destruction.ts';
import { noteHandled, type Protocol, takeListed } from '../store/destruction.ts';
import { isHeld, lockHoldsOf } from '../store/holds.ts';

export type Handled = 'destroyed' | 'kept' | 'elsewhere';

/** Destroys one matter of a protocol, or notes why it stays; once, whoever else tries. Its list row, the holds of its
 *  party and the matter itself are locked in this order; then it is judged once more. What is asked and what is deleted
 *  commit together.
 *  @returns `elsewhere` where it was handled already, or is just being handled
 *  @announces cases.destroyed */
export async function destroyListed(
  ctx: Ctx<SystemActor>,
  { protocol, matterId }: { protocol: Protocol; matterId: MatterId },
): Promise<Result<Handled, never>> {
  const listed = await takeListed(ctx.db, protocol.changeId, matterId);
  if (!listed) return accept('elsewhere');
  await lockHoldsOf(ctx.db, listed.partyId);
  const matter = await lockMatter(ctx, matterId);
  const why = await whyItStays(ctx, protocol, matter);
  if (why !== null || !matter) {
    await noteHandled(ctx.db, protocol.changeId, matterId, { at: ctx.now, state: 'kept', why: why ?? 'gone' });
    return accept('kept');
  }
  const { rows, files } = await destroyMatter(ctx, { ...matter, protocol: protocol.number, on: dayOf(ctx.now) });
  for (const sha256 of files) await fileDestroyed(ctx.db, sha256, matter.partyId);
  await noteHandled(ctx.db, protocol.changeId, matterId, { at: ctx.now, state: 'destroyed', deleted: rows });
  await ctx.audit({
    action: 'administration.destroy-matter',
    object: `matter:${matterId}`,
    subjectPartyId: matter.partyId,
    purpose: 'retention',
    facts: { number: matter.number, protocol: protocol.number },
  });
  return accept('destroyed');
}

async function whyItStays(ctx: Ctx<SystemActor>, protocol: Protocol, matter: LockedMatter | undefined): Promise<ReasonToStay | null> {
  if (!matter) return 'gone';
  if (matter.state !== 'decided') return 'reopened';
  return keptBecause(await standingNow(ctx, matter, await isHeld(ctx.db, matter)), protocol.opinion);
}
