import { sql } from 'kysely';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { ProfileStatus } from '../rules/assurance.ts';
import { first } from './rows.ts';

export interface ProfileRow {
  profile_id: string;
  person_id: PersonId;
  status: ProfileStatus;
  created_at: Date;
  declared_pesel: string | null;
  confirm_by: Date | null;
  confirmed_at: Date | null;
  login: string | null;
  password_hash: string | null;
}

const PROFILE = sql.raw(
  'f.profile_id, f.person_id, f.status, f.created_at, f.declared_pesel, f.confirm_by, f.confirmed_at, f.login, f.password_hash',
);

export async function addConfirmedProfile(db: Db, profile: { profileId: string; personId: PersonId; at: Date }): Promise<void> {
  await sql`insert into identity.profile (profile_id, person_id, status, created_at, confirmed_at) values (${profile.profileId}, ${profile.personId}, 'confirmed', ${profile.at}, ${profile.at})`.execute(
    db,
  );
}

export interface UntrustedProfile {
  profileId: string;
  personId: PersonId;
  declaredPesel: string;
  login: string;
  passwordHash: string;
  at: Date;
  confirmBy: Date;
}

export async function addUntrustedProfile(db: Db, p: UntrustedProfile): Promise<void> {
  await sql`insert into identity.profile (profile_id, person_id, status, created_at, declared_pesel, confirm_by, login, password_hash)
    values (${p.profileId}, ${p.personId}, 'untrusted', ${p.at}, ${p.declaredPesel}, ${p.confirmBy}, ${p.login}, ${p.passwordHash})`.execute(
    db,
  );
}

export function lockProfile(db: Db, profileId: string): Promise<ProfileRow | undefined> {
  return first(db, sql<ProfileRow>`select ${PROFILE} from identity.profile f where f.profile_id = ${profileId} for update`);
}

export function findProfileByLogin(db: Db, login: string): Promise<ProfileRow | undefined> {
  return first(db, sql<ProfileRow>`select ${PROFILE} from identity.profile f where f.login = ${login}`);
}

export async function hasConfirmedProfile(db: Db, personId: PersonId): Promise<boolean> {
  return (await first(db, sql`select 1 from identity.profile f where f.person_id = ${personId} and f.status = 'confirmed'`)) !== undefined;
}

export async function confirmProfile(
  db: Db,
  profileId: string,
  confirmed: { personId: PersonId; at: Date; staffId: StaffId; document: string },
): Promise<void> {
  await sql`update identity.profile f set person_id = ${confirmed.personId}, status = 'confirmed', confirmed_at = ${confirmed.at}, confirmed_by_staff = ${confirmed.staffId},
    confirmed_document = ${confirmed.document} where f.profile_id = ${profileId}`.execute(db);
}

/** @returns whether it was still waiting; then its login and password are gone and its sessions are over. */
export async function lapseProfile(db: Db, profileId: string, at: Date): Promise<PersonId | undefined> {
  const lapsed = await first(
    db,
    sql<{
      person_id: PersonId;
    }>`update identity.profile f set status = 'lapsed', password_hash = null where f.profile_id = ${profileId} and f.status = 'untrusted' returning f.person_id`,
  );
  if (lapsed)
    await sql`update identity.session s set ended_at = ${at}, end_reason = 'profile-lapsed' where s.person_id = ${lapsed.person_id} and s.ended_at is null`.execute(
      db,
    );
  return lapsed?.person_id;
}

export type AccountState = 'none' | 'untrusted' | 'confirmed' | 'lapsed';

/** How far a person's account in the portal has come. */
export async function accountStateOf(db: Db, personId: PersonId): Promise<AccountState> {
  const found = await first(
    db,
    sql<{ status: AccountState }>`select f.status from identity.profile f where f.person_id = ${personId}
      order by array_position(array['confirmed', 'untrusted', 'lapsed'], f.status) limit 1`,
  );
  return found?.status ?? 'none';
}
