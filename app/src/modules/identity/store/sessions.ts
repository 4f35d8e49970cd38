import { sql } from 'kysely';
import type { PartyId, PersonId, SessionId, StaffId } from '#kernel/ids.ts';
import type { AssuranceLevel, Db } from '#platform/context.ts';
import { first } from './rows.ts';

/** `client-key`: software that proved a key somebody registered for it. */
export type SignInWay = 'national-node' | 'passkey' | 'password' | 'phone-pin' | 'given' | 'client-key';
export type SessionFace = 'portal' | 'kiosk' | 'desk' | 'phone' | 'api';

export interface SessionRow {
  sessionId: SessionId;
  tokenHash: Buffer;
  face: SessionFace;
  personId: PersonId | null;
  staffId: StaffId | null;
  level: AssuranceLevel;
  way: SignInWay;
  authenticatedAt: Date;
  actingFor: PartyId | null;
  openedAt: Date;
  idleUntil: Date;
  expiresAt: Date;
}

export async function addSession(db: Db, s: SessionRow): Promise<void> {
  await sql`insert into identity.session (session_id, token_hash, face, person_id, staff_id, level, way, authenticated_at, acting_for, opened_at, seen_at, idle_until, expires_at)
    values (${s.sessionId}, ${s.tokenHash}, ${s.face}, ${s.personId}, ${s.staffId}, ${s.level}, ${s.way}, ${s.authenticatedAt}, ${s.actingFor}, ${s.openedAt}, ${s.openedAt}, ${s.idleUntil}, ${s.expiresAt})`.execute(
    db,
  );
}

/** Ends the session of this token, if it is open.
 *  @returns whose it was and in whose name it acted */
export function endSessionByToken(
  db: Db,
  tokenHash: Buffer,
  at: Date,
  reason: 'signed-out' | 'rotated',
): Promise<{ session_id: SessionId; person_id: PersonId | null; acting_for: PartyId | null } | undefined> {
  return first(
    db,
    sql<{ session_id: SessionId; person_id: PersonId | null; acting_for: PartyId | null }>`
    update identity.session s set ended_at = ${at}, end_reason = ${reason} where s.token_hash = ${tokenHash} and s.ended_at is null returning s.session_id, s.person_id, s.acting_for`,
  );
}

export async function endSession(db: Db, sessionId: SessionId, at: Date): Promise<void> {
  await sql`update identity.session s set ended_at = ${at}, end_reason = 'signed-out' where s.session_id = ${sessionId} and s.ended_at is null`.execute(
    db,
  );
}

/** Ends those of these sessions that are open. */
export async function endSessions(db: Db, sessionIds: readonly SessionId[], at: Date): Promise<void> {
  await sql`update identity.session s set ended_at = ${at}, end_reason = 'revoked' where s.session_id = any(${[...sessionIds]}::uuid[]) and s.ended_at is null`.execute(
    db,
  );
}

export async function setActingFor(db: Db, sessionId: SessionId, partyId: PartyId): Promise<void> {
  await sql`update identity.session s set acting_for = ${partyId} where s.session_id = ${sessionId} and s.ended_at is null`.execute(db);
}

export interface PendingRow {
  face: 'portal' | 'desk';
  browser_hash: Buffer;
  code_verifier: string;
  nonce: string;
  return_to: string;
  expires_at: Date;
  used_at: Date | null;
}

export async function addPending(
  db: Db,
  p: {
    stateHash: Buffer;
    face: 'portal' | 'desk';
    browserHash: Buffer;
    codeVerifier: string;
    nonce: string;
    returnTo: string;
    begunAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await sql`insert into identity.pending_sign_in (state_hash, face, browser_hash, code_verifier, nonce, return_to, begun_at, expires_at)
    values (${p.stateHash}, ${p.face}, ${p.browserHash}, ${p.codeVerifier}, ${p.nonce}, ${p.returnTo}, ${p.begunAt}, ${p.expiresAt})`.execute(
    db,
  );
}

/** The sign-in of this state as it was before; marks it used. A second caller waits for the first and finds it used. */
export async function takePending(db: Db, stateHash: Buffer, at: Date): Promise<PendingRow | undefined> {
  const found = await first(
    db,
    sql<PendingRow>`select p.face, p.browser_hash, p.code_verifier, p.nonce, p.return_to, p.expires_at, p.used_at from identity.pending_sign_in p where p.state_hash = ${stateHash} for update`,
  );
  if (found && found.used_at === null)
    await sql`update identity.pending_sign_in p set used_at = ${at} where p.state_hash = ${stateHash}`.execute(db);
  return found;
}

/** Throws away what can no longer be used. Ended sessions of people are kept for ninety days, for questions about who
 *  was in. */
export async function sweep(db: Db, at: Date): Promise<void> {
  await sql`update identity.session s set ended_at = least(s.idle_until, s.expires_at), end_reason = case when s.idle_until < s.expires_at then 'idle' else 'expired' end
    where s.ended_at is null and s.idle_until <= ${at}`.execute(db);
  await sql`delete from identity.session s where s.ended_at < ${at}::timestamptz - interval '90 days'`.execute(db);
  // Software opens one every few minutes; who acted stands in the audit log.
  await sql`delete from identity.session s where s.face = 'api' and s.ended_at < ${at}::timestamptz - interval '1 day'`.execute(db);
  await sql`delete from identity.pending_sign_in p where p.expires_at < ${at}::timestamptz - interval '1 day'`.execute(db);
  await sql`delete from identity.passkey_ceremony c where c.expires_at < ${at}::timestamptz - interval '1 day'`.execute(db);
  await sql`delete from identity.wrong_try w where greatest(w.last_at, coalesce(w.locked_until, w.last_at)) < ${at}::timestamptz - interval '3 days'`.execute(
    db,
  );
}

/** Ends every open session of a member of staff. */
export async function endStaffSessions(db: Db, staffId: StaffId, at: Date): Promise<void> {
  await sql`update identity.session set ended_at = ${at}, end_reason = 'signed-out' where staff_id = ${staffId} and ended_at is null`.execute(
    db,
  );
}
