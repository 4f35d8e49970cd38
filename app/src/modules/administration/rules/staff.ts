import type { StaffRole } from '#platform/context.ts';

export const STAFF_ROLES = [
  'clerk',
  'consultant',
  'hall-officer',
  'supervisor',
  'auditor',
  'administrator',
] as const satisfies readonly StaffRole[];

/** Roles that open the whole house; nobody is given or loses them by one person alone. */
const OF_TWO_PEOPLE: readonly StaffRole[] = ['administrator', 'auditor'];

/** Whether a change of roles takes two people: it gives, takes or touches somebody with a role that opens the house. */
export function needsTwoPeople(before: readonly StaffRole[], after: readonly StaffRole[]): boolean {
  return [...before, ...after].some(role => OF_TWO_PEOPLE.includes(role));
}
