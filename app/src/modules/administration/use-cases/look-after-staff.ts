import { type Day, dayOf } from '#kernel/day.ts';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import { refuse, type Result } from '#kernel/result.ts';
import {
  changeStaffTerms,
  employStaff,
  endEmployment,
  heldStaffRecord,
  type StaffRefusal,
  type StaffTerms,
} from '#modules/identity/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { staffJoins, staffTerms } from '../changes/staff.ts';
import { type NotPermitted, permitted } from '../guards.ts';
import { needsTwoPeople } from '../rules/staff.ts';
import type { Fault } from '../types.ts';

export type StaffChangeRefusal =
  | NotPermitted
  | StaffRefusal
  | { kind: 'faults'; faults: readonly Fault[] }
  /** Administrators and auditors are made and unmade by two people: propose it. */
  | { kind: 'needs-two-people' };

/** One administrator changes roles, branch and topics of somebody else, from the next request on.
 *  @refuses not-permitted | faults | needs-two-people | no-such-staff | left | last-administrator
 *  @announces identity.staff-changed */
export async function changeMember(
  ctx: Ctx<StaffActor>,
  wish: StaffTerms & { staffId: StaffId; name: string; reason: string },
): Promise<Result<unknown, StaffChangeRefusal>> {
  const before = await heldStaffRecord(ctx, wish.staffId);
  if (!before) return refuse({ kind: 'no-such-staff' });
  const { reason, ...terms } = wish;
  const faults = await staffTerms.faults(ctx, terms);
  if (faults.length > 0) return refuse({ kind: 'faults', faults });
  const allowed = permitted(ctx, 'administration.manage-staff', { kind: 'staff-member', self: isSelf(ctx, before) });
  if (!allowed.ok) return allowed;
  if (needsTwoPeople(before.roles, wish.roles)) return refuse({ kind: 'needs-two-people' });
  const done = await changeStaffTerms(ctx, wish);
  if (done.ok) await noted(ctx, 'administration.change-staff', wish.staffId, { roles: wish.roles, branchCode: wish.branchCode, reason });
  return done;
}

/** One administrator lets somebody begin to work here, in roles that do not open the whole house.
 *  @refuses not-permitted | faults | needs-two-people | no-such-person | already-staff | number-taken
 *  @announces identity.staff-joined */
export async function addMember(
  ctx: Ctx<StaffActor>,
  wish: StaffTerms & { personId: PersonId; name: string; staffNumber: string; reason: string },
): Promise<Result<{ staffId: StaffId }, StaffChangeRefusal>> {
  const { reason, ...joins } = wish;
  const faults = await staffJoins.faults(ctx, joins);
  if (faults.length > 0) return refuse({ kind: 'faults', faults });
  const allowed = permitted(ctx, 'administration.manage-staff', { kind: 'staff-member', self: ctx.actor.personId === wish.personId });
  if (!allowed.ok) return allowed;
  if (needsTwoPeople([], wish.roles)) return refuse({ kind: 'needs-two-people' });
  const done = await employStaff(ctx, wish);
  if (done.ok) await noted(ctx, 'administration.add-staff', done.value.staffId, { roles: wish.roles, branchCode: wish.branchCode, reason });
  return done;
}

/** Ends somebody's access: at the end of a day, or now, with their sessions. One person does it, since access must be cut
 *  when there is no second one at hand; but nobody alone gives an administrator or auditor a later last day than they had.
 *  @refuses not-permitted | needs-two-people | no-such-staff | left | last-administrator
 *  @announces identity.staff-left */
export async function endMember(
  ctx: Ctx<StaffActor>,
  wish: { staffId: StaffId; lastDay: Day | 'now'; reason: string },
): Promise<Result<unknown, StaffChangeRefusal>> {
  const before = await heldStaffRecord(ctx, wish.staffId);
  if (!before) return refuse({ kind: 'no-such-staff' });
  const allowed = permitted(ctx, 'administration.manage-staff', { kind: 'staff-member', self: isSelf(ctx, before) });
  if (!allowed.ok) return allowed;
  const { leftOn, roles } = before;
  const longer = leftOn !== null && dayOf(ctx.now) <= leftOn && wish.lastDay !== 'now' && wish.lastDay > leftOn;
  if (longer && needsTwoPeople(roles, roles)) return refuse({ kind: 'needs-two-people' });
  const done = await endEmployment(ctx, wish);
  if (done.ok) await noted(ctx, 'administration.end-staff', wish.staffId, { lastDay: wish.lastDay, reason: wish.reason });
  return done;
}

function isSelf(ctx: Ctx<StaffActor>, member: { staffId: StaffId; personId: PersonId | null }): boolean {
  return member.staffId === ctx.actor.staffId || (member.personId !== null && member.personId === ctx.actor.personId);
}

async function noted(ctx: Ctx<StaffActor>, action: string, staffId: StaffId, facts: Record<string, unknown>): Promise<void> {
  await ctx.audit({ action, object: `staff:${staffId}`, subjectPartyId: null, purpose: 'administration', facts });
}
