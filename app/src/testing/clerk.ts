import type { PersonId, SessionId, StaffId } from '#kernel/ids.ts';
import type { StaffActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';

/** On which the tests of matters begin. */
export const MORNING = '2026-11-24T09:00:00+01:00';

/** A clerk, a human being of their own, of the branch of the demo's people, signed in at the desk that morning. */
export const staff = (over: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff',
  staffId: newId<StaffId>(),
  personId: newId<PersonId>(),
  name: 'Beata',
  roles: ['clerk'],
  branchCode: '12',
  level: 3,
  sessionId: newId<SessionId>(),
  authenticatedAt: new Date(MORNING),
  channel: 'desk',
  ...over,
});
