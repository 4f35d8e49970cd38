import { cast, type CastPerson } from '#outside/cast/cast.ts';
import type { SessionId } from '#kernel/ids.ts';
import type { StaffActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { MORNING } from './clerk.ts';

/** Somebody of the cast who works for the institution, signed in at the desk that morning. */
export function atWork(person: CastPerson, over: Partial<StaffActor> = {}): StaffActor {
  if (!person.staff) throw new Error(`${person.givenName} does not work for the institution.`);
  return {
    kind: 'staff',
    staffId: person.staff.staffId,
    personId: person.id,
    name: `${person.givenName} ${person.familyName}`,
    roles: person.staff.roles,
    branchCode: person.staff.branchCode,
    level: 3,
    sessionId: newId<SessionId>(),
    authenticatedAt: new Date(MORNING),
    channel: 'desk',
    ...over,
  };
}

/** The administrators, the supervisor, the auditor and the clerk of the cast. */
export const michal = atWork(cast.michal);
export const danuta = atWork(cast.danuta);
export const robert = atWork(cast.robert);
export const irena = atWork(cast.irena);
export const beata = atWork(cast.beata);
