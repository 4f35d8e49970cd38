import type { StaffActor } from '#platform/context.ts';
import { asOwner } from './database.ts';

/** Puts somebody who acts as staff in a test into the institution's list of staff, if they are not there yet. */
export async function addStaff(url: string, who: StaffActor): Promise<void> {
  await asOwner(
    url,
    `insert into identity.staff (staff_id, person_id, staff_number, name, roles, branch_code) values ($1::uuid, (select p.person_id from identity.person p where p.person_id = $2::uuid), $6, $3, $4, $5) on conflict do nothing`,
    [who.staffId, who.personId, who.name, [...who.roles], who.branchCode, who.staffId],
  );
}
