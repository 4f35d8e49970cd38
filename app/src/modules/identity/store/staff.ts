import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import type { Db, StaffRole } from '#platform/context.ts';
import type { StaffMember, StaffRecord } from '../types.ts';
import { all, first } from './rows.ts';

/** The issuer names staff by their id here unless another number is given. */
export async function addStaff(db: Db, staff: StaffMember & { staffNumber?: string }): Promise<void> {
  await sql`insert into identity.staff (staff_id, person_id, staff_number, name, roles, branch_code, skills)
    values (${staff.staffId}, ${staff.personId}, ${staff.staffNumber ?? staff.staffId}, ${staff.name}, ${staff.roles}, ${staff.branchCode}, ${staff.skills})`.execute(
    db,
  );
}

const RECORD = sql.raw(
  `s.staff_id as "staffId", s.person_id as "personId", s.staff_number as "staffNumber", s.name, s.roles, s.branch_code as "branchCode", s.skills, s.left_on as "leftOn"`,
);

export async function staffOfPerson(db: Db, personId: PersonId): Promise<StaffRecord | undefined> {
  return first(db, sql<StaffRecord>`select ${RECORD} from identity.staff s where s.person_id = ${personId}`);
}

export async function staffNumberTaken(db: Db, staffNumber: string): Promise<boolean> {
  return (await first(db, sql`select 1 from identity.staff s where s.staff_number = ${staffNumber}`)) !== undefined;
}

export async function findStaffRecord(db: Db, staffId: StaffId): Promise<StaffRecord | undefined> {
  return first(db, sql<StaffRecord>`select ${RECORD} from identity.staff s where s.staff_id = ${staffId}`);
}

export async function lockStaff(db: Db, staffId: StaffId): Promise<StaffRecord | undefined> {
  return first(db, sql<StaffRecord>`select ${RECORD} from identity.staff s where s.staff_id = ${staffId} for update`);
}

/** One at a time takes the role of administrator from somebody, so that two at once do not take it from the last two. */
export async function lockAdministrators(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('identity.administrators', 0))`.execute(db);
}

/** Whether anybody but this one is an administrator with no last day set. */
export async function hasOtherAdministrator(db: Db, staffId: StaffId): Promise<boolean> {
  const other = sql`select 1 from identity.staff s where 'administrator' = any(s.roles) and s.left_on is null and s.staff_id <> ${staffId} limit 1`;
  return (await first(db, other)) !== undefined;
}

export async function changeStaff(
  db: Db,
  staffId: StaffId,
  terms: { roles: readonly StaffRole[]; branchCode: string; skills: readonly string[] },
): Promise<void> {
  await sql`update identity.staff set roles = ${[...terms.roles]}, branch_code = ${terms.branchCode}, skills = ${[...terms.skills]} where staff_id = ${staffId}`.execute(
    db,
  );
}

export async function leaveStaff(db: Db, staffId: StaffId, lastDay: Day | null): Promise<void> {
  await sql`update identity.staff set left_on = ${lastDay} where staff_id = ${staffId}`.execute(db);
}

/** By name; those who are still here on a day first.
 *  @param wish.search a part of the name or the staff number */
export async function listStaffRecords(
  db: Db,
  wish: { search: string; branchCode: string | null; today: Day; limit: number; offset: number },
): Promise<{ staff: readonly StaffRecord[]; total: number }> {
  const part = `%${wish.search.replace(/[%_\\]/g, '\\$&')}%`;
  const rows = await all(
    db,
    sql<StaffRecord & { total: number }>`select ${RECORD}, count(*) over ()::int as total from identity.staff s
      where (s.name ilike ${part} or s.staff_number ilike ${part}) and (${wish.branchCode}::text is null or s.branch_code = ${wish.branchCode})
      order by (s.left_on < ${wish.today}::date) nulls first, s.name, s.staff_id limit ${wish.limit} offset ${wish.offset}`,
  );
  return { staff: rows.map(({ total: _total, ...record }) => record), total: rows[0]?.total ?? 0 };
}
