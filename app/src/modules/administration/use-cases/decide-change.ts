import type { PersonId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { kindOf } from '../changes/kinds.ts';
import { changeApproved, changeRefused, changeWithdrawn } from '../events.ts';
import { type NotPermitted, permitted } from '../guards.ts';
import { type FourEyesRefusal, twoPeople } from '../rules/four-eyes.ts';
import { endChange, findChange } from '../store/changes.ts';
import type { Change, ChangeId, Fault } from '../types.ts';

export type ChangeRefusal =
  | NotPermitted
  | FourEyesRefusal
  | { kind: 'no-such-change' }
  | { kind: 'already-decided' }
  | { kind: 'reason-missing' }
  /** Things have moved since it was proposed. */
  | { kind: 'faults'; faults: readonly Fault[] }
  | { kind: 'cannot-be-carried-out'; why: string };

/** A second person approves: from here on the change holds. Who approves calls `house.renew()` after the commit; other
 *  processes hear the news.
 *  @refuses what ChangeRefusal lists
 *  @announces administration.amended */
export async function approveChange(
  ctx: Ctx<StaffActor>,
  wish: { changeId: ChangeId; reason: string },
): Promise<Result<Change, ChangeRefusal>> {
  const taken = await changeToDecide(ctx, wish.changeId);
  if (!taken.ok) return taken;
  const { change, by } = taken.value;
  const kind = kindOf(change.kind);
  const faults = await kind.faults(ctx, change.wish, change);
  if (faults.length > 0) return refuse({ kind: 'faults', faults });
  await endChange(ctx.db, change.changeId, { state: 'approved', at: ctx.now, by, reason: wish.reason.trim() || null });
  const done = await kind.carryOut?.(ctx, change.wish, change);
  if (done && !done.ok) return refuse({ kind: 'cannot-be-carried-out', why: done.refusal.kind });
  await told(ctx, change, 'administration.approve-change');
  await ctx.announce(changeApproved(change));
  return accept(change);
}

/** @refuses what ChangeRefusal lists; a refusal says why
 *  @announces administration.change-refused */
export async function refuseChange(
  ctx: Ctx<StaffActor>,
  wish: { changeId: ChangeId; reason: string },
): Promise<Result<Change, ChangeRefusal>> {
  if (wish.reason.trim() === '') return refuse({ kind: 'reason-missing' });
  const taken = await changeToDecide(ctx, wish.changeId);
  if (!taken.ok) return taken;
  const { change, by } = taken.value;
  await endChange(ctx.db, change.changeId, { state: 'refused', at: ctx.now, by, reason: wish.reason.trim() });
  await told(ctx, change, 'administration.refuse-change');
  await ctx.announce(changeRefused(change));
  return accept(change);
}

/** Whoever proposed a change takes it back while nobody has decided it.
 *  @refuses no-such-change | already-decided | not-permitted
 *  @announces administration.change-withdrawn */
export async function withdrawChange(ctx: Ctx<StaffActor>, wish: { changeId: ChangeId }): Promise<Result<Change, ChangeRefusal>> {
  const change = await findChange(ctx.db, wish.changeId, 'lock');
  if (!change) return refuse({ kind: 'no-such-change' });
  if (change.state !== 'proposed') return refuse({ kind: 'already-decided' });
  const allowed = permitted(ctx, 'administration.withdraw', { kind: 'change', ownProposal: change.proposedBy === ctx.actor.staffId });
  if (!allowed.ok) return allowed;
  await endChange(ctx.db, change.changeId, { state: 'withdrawn', at: ctx.now, reason: null });
  await told(ctx, change, 'administration.withdraw-change');
  await ctx.announce(changeWithdrawn(change));
  return accept(change);
}

async function changeToDecide(
  ctx: Ctx<StaffActor>,
  changeId: ChangeId,
): Promise<Result<{ change: Change; by: { staffId: StaffActor['staffId']; personId: PersonId } }, ChangeRefusal>> {
  const change = await findChange(ctx.db, changeId, 'lock');
  if (!change) return refuse({ kind: 'no-such-change' });
  if (change.state !== 'proposed') return refuse({ kind: 'already-decided' });
  const two = twoPeople({ staffId: change.proposedBy, personId: change.proposedByPerson }, ctx.actor);
  if (!two.ok) return two;
  const { rights } = kindOf(change.kind);
  const about = (await rights?.about(ctx, change)) ?? { kind: 'change', ownProposal: false };
  const allowed = permitted(ctx, rights?.decide ?? 'administration.decide', about);
  if (!allowed.ok) return allowed;
  return accept({ change, by: { staffId: ctx.actor.staffId, personId: ctx.actor.personId as PersonId } });
}

async function told(ctx: Ctx<StaffActor>, change: Change, action: string): Promise<void> {
  await ctx.audit({
    action,
    object: `change:${change.changeId}`,
    subjectPartyId: null,
    purpose: 'administration',
    facts: { kind: change.kind, subject: change.subject },
  });
}
