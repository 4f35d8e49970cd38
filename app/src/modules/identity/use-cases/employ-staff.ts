import type { Day } from '#kernel/day.ts';
import { plusDays, dayOf } from '#kernel/day.ts';
import { parsePesel } from '#kernel/pesel.ts';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffRole } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { asInstitution } from '../as-institution.ts';
import { staffChanged, staffJoined, staffLeft } from '../events.ts';
import { endStaffSessions } from '../store/sessions.ts';
import { findPerson, lockPersonByPesel } from '../store/parties.ts';
import {
  addStaff,
  changeStaff,
  hasOtherAdministrator,
  leaveStaff,
  lockAdministrators,
  lockStaff,
  staffOfPerson,
  staffNumberTaken,
} from '../store/staff.ts';

/** What a member of staff may do, and where. */
export interface StaffTerms {
  roles: readonly StaffRole[];
  branchCode: string;
  /** Topics of the worklist; none means all. */
  skills: readonly string[];
}

export type StaffRefusal =
  | { kind: 'no-such-staff' }
  | { kind: 'no-such-person' }
  /** Works here already, under the same or another number. */
  | { kind: 'already-staff' }
  | { kind: 'number-taken' }
  | { kind: 'left' }
  /** Nobody would be left to look after the house. */
  | { kind: 'last-administrator' };

/** Who it is that would join: a person of the register, found by PESEL in the caller's transaction.
 *  @refuses no-such-person | already-staff */
export function personToEmploy(ctx: Ctx, pesel: string): Promise<Result<{ personId: PersonId; name: string }, StaffRefusal>> {
  return asInstitution(ctx, 'identity.employ', async own => {
    const parsed = parsePesel(pesel);
    const person = parsed.ok ? await lockPersonByPesel(own.db, parsed.value) : undefined;
    if (!person) return refuse({ kind: 'no-such-person' });
    const before = await staffOfPerson(own.db, person.person_id);
    if (before && (before.leftOn === null || dayOf(ctx.now) <= before.leftOn)) return refuse({ kind: 'already-staff' });
    return accept({ personId: person.person_id, name: `${person.given_names} ${person.surname}` });
  });
}

/** Somebody begins to work for the institution; who worked here before comes back under the number they had, so that one
 *  human being never has two.
 *  @refuses no-such-person | already-staff | number-taken
 *  @announces identity.staff-joined */
export async function employStaff(
  ctx: Ctx,
  wish: StaffTerms & { personId: PersonId; staffNumber: string },
): Promise<Result<{ staffId: StaffId }, StaffRefusal>> {
  const found = await asInstitution(ctx, 'identity.employ', async own => ({
    person: await findPerson(own.db, wish.personId),
    before: await staffOfPerson(own.db, wish.personId),
    taken: await staffNumberTaken(own.db, wish.staffNumber),
  }));
  if (!found.person) return refuse({ kind: 'no-such-person' });
  if (found.before && (found.before.leftOn === null || dayOf(ctx.now) <= found.before.leftOn)) return refuse({ kind: 'already-staff' });
  const { roles, branchCode, skills } = wish;
  if (found.before) {
    await changeStaff(ctx.db, found.before.staffId, { roles, branchCode, skills });
    await leaveStaff(ctx.db, found.before.staffId, null);
    await ctx.announce(staffJoined({ staffId: found.before.staffId, roles, branchCode }));
    return accept({ staffId: found.before.staffId });
  }
  if (found.taken) return refuse({ kind: 'number-taken' });
  const staffId = newId<StaffId>(ctx.now.getTime());
  const name = `${found.person.given_names} ${found.person.surname}`;
  await addStaff(ctx.db, { staffId, personId: wish.personId, name, roles, branchCode, skills, staffNumber: wish.staffNumber });
  await ctx.announce(staffJoined({ staffId, roles, branchCode }));
  return accept({ staffId });
}

/** Whether the house would be left without an administrator once this one is none. Others who would take the role from
 *  somebody wait until commit. */
async function wouldBeLast(ctx: Ctx, staffId: StaffId): Promise<boolean> {
  await lockAdministrators(ctx.db);
  return !(await hasOtherAdministrator(ctx.db, staffId));
}

/** Roles, branch and topics from the very next request on.
 *  @refuses no-such-staff | left | last-administrator
 *  @announces identity.staff-changed */
export async function changeStaffTerms(ctx: Ctx, wish: StaffTerms & { staffId: StaffId }): Promise<Result<undefined, StaffRefusal>> {
  const before = await lockStaff(ctx.db, wish.staffId);
  if (!before) return refuse({ kind: 'no-such-staff' });
  if (before.leftOn !== null && before.leftOn < dayOf(ctx.now)) return refuse({ kind: 'left' });
  const { staffId, roles, branchCode, skills } = wish;
  const steps = before.roles.includes('administrator') && !roles.includes('administrator');
  if (steps && (await wouldBeLast(ctx, staffId))) return refuse({ kind: 'last-administrator' });
  await changeStaff(ctx.db, staffId, { roles, branchCode, skills });
  await ctx.announce(staffChanged({ staffId, roles, branchCode }));
  return accept(undefined);
}

/** The last day on which somebody may sign in at the desk; `now` ends their sessions too. Who has left comes back by
 *  `employStaff` only.
 *  @refuses no-such-staff | left | last-administrator
 *  @announces identity.staff-left */
export async function endEmployment(ctx: Ctx, wish: { staffId: StaffId; lastDay: Day | 'now' }): Promise<Result<undefined, StaffRefusal>> {
  const before = await lockStaff(ctx.db, wish.staffId);
  if (!before) return refuse({ kind: 'no-such-staff' });
  const today = dayOf(ctx.now);
  const wished = wish.lastDay === 'now' ? plusDays(today, -1) : wish.lastDay;
  const left = before.leftOn !== null && before.leftOn < today ? before.leftOn : null;
  if (left !== null && wish.lastDay !== 'now' && wished > left) return refuse({ kind: 'left' });
  const lastDay = left !== null && wished > left ? left : wished;
  const leaves = before.leftOn === null && before.roles.includes('administrator');
  if (leaves && (await wouldBeLast(ctx, wish.staffId))) return refuse({ kind: 'last-administrator' });
  await leaveStaff(ctx.db, wish.staffId, lastDay);
  if (wish.lastDay === 'now') await asInstitution(ctx, 'identity.employ', own => endStaffSessions(own.db, wish.staffId, ctx.now));
  await ctx.announce(staffLeft({ staffId: wish.staffId, lastDay }));
  return accept(undefined);
}
