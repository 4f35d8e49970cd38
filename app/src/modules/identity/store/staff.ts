import { sql } from 'kysely';
import type { Db } from '#platform/context.ts';
import type { StaffMember } from '../types.ts';

/** The issuer names staff by their id here unless another number is given. */
export async function addStaff(db: Db, staff: StaffMember & { staffNumber?: string }): Promise<void> {
  await sql`insert into identity.staff (staff_id, person_id, staff_number, name, roles, branch_code, skills)
    values (${staff.staffId}, ${staff.personId}, ${staff.staffNumber ?? staff.staffId}, ${staff.name}, ${staff.roles}, ${staff.branchCode}, ${staff.skills})`.execute(
    db,
  );
}
