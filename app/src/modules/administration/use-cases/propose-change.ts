import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { kindOf } from '../changes/kinds.ts';
import { changeProposed } from '../events.ts';
import { type NotPermitted, permitted } from '../guards.ts';
import { addChange } from '../store/changes.ts';
import type { ChangeId, Fault, Preview } from '../types.ts';

export interface ChangeWish {
  kind: string;
  wish: unknown;
  reason: string;
}

export type ProposalRefusal =
  | NotPermitted
  | { kind: 'faults'; faults: readonly Fault[] }
  /** Nothing shows which human being proposes it. */
  | { kind: 'unknown-person' }
  | { kind: 'already-proposed' };

/** Looks at what a change would change, without proposing it.
 *  @refuses not-permitted | faults */
export async function previewChange(ctx: Ctx<StaffActor>, wish: ChangeWish): Promise<Result<Preview, ProposalRefusal>> {
  const kind = kindOf(wish.kind);
  const allowed = permitted(ctx, kind.rights?.propose ?? 'administration.propose', { kind: 'change', ownProposal: true });
  if (!allowed.ok) return allowed;
  const faults = [...(await kind.faults(ctx, wish.wish)), ...(wish.reason.trim() === '' ? [{ field: 'reason', key: 'fault.reason' }] : [])];
  if (faults.length > 0) return refuse({ kind: 'faults', faults });
  return accept(await kind.preview(ctx, wish.wish));
}

/** Proposes a change; somebody else decides it. What the page showed is kept with it.
 *  @refuses not-permitted | faults | unknown-person | already-proposed
 *  @announces administration.change-proposed */
export async function proposeChange(ctx: Ctx<StaffActor>, wish: ChangeWish): Promise<Result<{ changeId: ChangeId }, ProposalRefusal>> {
  const previewed = await previewChange(ctx, wish);
  if (!previewed.ok) return previewed;
  const { personId, staffId } = ctx.actor;
  if (personId === null) return refuse({ kind: 'unknown-person' });
  const change = {
    changeId: newId<ChangeId>(ctx.now.getTime()),
    kind: wish.kind,
    subject: kindOf(wish.kind).subject(wish.wish),
    wish: wish.wish,
    reason: wish.reason.trim(),
    preview: previewed.value,
    proposedAt: ctx.now,
    proposedBy: staffId,
    proposedByPerson: personId,
  };
  if (!(await addChange(ctx.db, change))) return refuse({ kind: 'already-proposed' });
  await kindOf(wish.kind).proposed?.(ctx, wish.wish, change.changeId);
  await ctx.audit({
    action: 'administration.propose-change',
    object: `change:${change.changeId}`,
    subjectPartyId: null,
    purpose: 'administration',
    facts: { kind: change.kind, subject: change.subject },
  });
  await ctx.announce(changeProposed(change));
  return accept({ changeId: change.changeId });
}
