import { sql } from 'kysely';
import type { PersonId, SessionId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Tries } from '../rules/wrong-tries.ts';
import { all, first } from './rows.ts';

export interface PasskeyRow {
  person_id: PersonId;
  passkey_id: string;
  credential_id: string;
  public_key: Buffer;
  counter: number;
  transports: string[];
  name: string;
  backed_up: boolean;
  added_at: Date;
  used_at: Date | null;
}

const PASSKEY = sql.raw(
  'k.person_id, k.passkey_id, k.credential_id, k.public_key, k.counter, k.transports, k.name, k.backed_up, k.added_at, k.used_at',
);

export async function addPasskey(db: Db, k: Omit<PasskeyRow, 'used_at'>): Promise<void> {
  await sql`insert into identity.passkey (person_id, passkey_id, credential_id, public_key, counter, transports, name, backed_up, added_at)
    values (${k.person_id}, ${k.passkey_id}, ${k.credential_id}, ${k.public_key}, ${k.counter}, ${k.transports}, ${k.name}, ${k.backed_up}, ${k.added_at})`.execute(
    db,
  );
}

export function listPasskeys(db: Db, personId: PersonId): Promise<readonly PasskeyRow[]> {
  return all(db, sql<PasskeyRow>`select ${PASSKEY} from identity.passkey k where k.person_id = ${personId} order by k.added_at`);
}

export function lockPasskey(db: Db, credentialId: string): Promise<PasskeyRow | undefined> {
  return first(db, sql<PasskeyRow>`select ${PASSKEY} from identity.passkey k where k.credential_id = ${credentialId} for update`);
}

export async function setPasskeyUsed(db: Db, credentialId: string, counter: number, at: Date): Promise<void> {
  await sql`update identity.passkey k set counter = ${counter}, used_at = ${at} where k.credential_id = ${credentialId}`.execute(db);
}

export async function removePasskey(db: Db, personId: PersonId, passkeyId: string): Promise<boolean> {
  const removed =
    await sql`delete from identity.passkey k where k.person_id = ${personId} and k.passkey_id = ${passkeyId} returning 1`.execute(db);
  return removed.rows.length > 0;
}

export interface Ceremony {
  challenge: string;
  purpose: 'add' | 'sign-in';
  sessionId: SessionId | null;
  returnTo: string;
  expiresAt: Date;
}

export async function addCeremony(db: Db, c: Ceremony): Promise<void> {
  await sql`insert into identity.passkey_ceremony (challenge, purpose, session_id, return_to, expires_at) values (${c.challenge}, ${c.purpose}, ${c.sessionId}, ${c.returnTo}, ${c.expiresAt})`.execute(
    db,
  );
}

/** Takes a challenge for good; undefined where it was never given out, is used, or too old. */
export function takeCeremony(
  db: Db,
  wanted: { challenge: string; purpose: Ceremony['purpose']; sessionId: SessionId | null; at: Date },
): Promise<{ return_to: string } | undefined> {
  return first(
    db,
    sql<{ return_to: string }>`update identity.passkey_ceremony c set used_at = ${wanted.at}
    where c.challenge = ${wanted.challenge} and c.purpose = ${wanted.purpose} and c.session_id is not distinct from ${wanted.sessionId}::uuid and c.used_at is null and ${wanted.at} < c.expires_at
    returning c.return_to`,
  );
}

export function findPinByPesel(db: Db, pesel: string): Promise<{ person_id: PersonId; pin_hash: string } | undefined> {
  return first(
    db,
    sql<{
      person_id: PersonId;
      pin_hash: string;
    }>`select n.person_id, n.pin_hash from identity.phone_pin n join identity.person p on p.person_id = n.person_id where p.pesel = ${pesel}`,
  );
}

export async function setPinHash(db: Db, personId: PersonId, hash: string, at: Date): Promise<void> {
  await sql`insert into identity.phone_pin (person_id, pin_hash, set_at) values (${personId}, ${hash}, ${at}) on conflict (person_id) do update set pin_hash = excluded.pin_hash, set_at = excluded.set_at`.execute(
    db,
  );
}

export type TryKind = 'pin' | 'password' | 'client';

/** The run of wrong tries; holds later tries on the same subject back until commit, so that parallel guesses are counted one by one. */
export async function lockTries(db: Db, kind: TryKind, subject: Buffer): Promise<Tries | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${subject.toString('hex')}`}, 0))`.execute(db);
  const row = await first(
    db,
    sql<{
      wrong: number;
      last_at: Date;
      locked_until: Date | null;
    }>`select w.wrong, w.last_at, w.locked_until from identity.wrong_try w where w.kind = ${kind} and w.subject = ${subject}`,
  );
  return row && { wrong: row.wrong, lastAt: row.last_at, lockedUntil: row.locked_until };
}

export async function setTries(db: Db, kind: TryKind, subject: Buffer, tries: Tries): Promise<void> {
  await sql`insert into identity.wrong_try (kind, subject, wrong, last_at, locked_until) values (${kind}, ${subject}, ${tries.wrong}, ${tries.lastAt}, ${tries.lockedUntil})
    on conflict (kind, subject) do update set wrong = excluded.wrong, last_at = excluded.last_at, locked_until = excluded.locked_until`.execute(
    db,
  );
}

export async function clearTries(db: Db, kind: TryKind, subject: Buffer): Promise<void> {
  await sql`delete from identity.wrong_try w where w.kind = ${kind} and w.subject = ${subject}`.execute(db);
}
