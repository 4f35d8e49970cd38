import { sql } from 'kysely';
import type { ClientId, SessionId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';

export interface Issued {
  model: string;
  idHash: Buffer;
  clientId: ClientId | null;
  sessionId: SessionId | null;
  payload: object;
  expiresAt: Date;
}

/** @returns false where it is there already */
export async function keepIssued(db: Db, issued: Issued): Promise<boolean> {
  const kept = await sql`insert into machines.issued (model, id_hash, client_id, session_id, payload, expires_at)
    values (${issued.model}, ${issued.idHash}, ${issued.clientId}, ${issued.sessionId}, ${JSON.stringify(issued.payload)}::jsonb, ${issued.expiresAt})
    on conflict do nothing returning 1`.execute(db);
  return kept.rows.length > 0;
}

/** As oidc-provider wants it back: with `consumed` where it was used up. */
export async function findIssued(db: Db, model: string, idHash: Buffer, at: Date): Promise<Record<string, unknown> | undefined> {
  const found = await sql<{
    payload: Record<string, unknown>;
    consumed_at: Date | null;
  }>`select i.payload, i.consumed_at from machines.issued i where i.model = ${model} and i.id_hash = ${idHash} and i.expires_at > ${at}`.execute(
    db,
  );
  const row = found.rows[0];
  return row && { ...row.payload, ...(row.consumed_at ? { consumed: Math.floor(row.consumed_at.getTime() / 1_000) } : {}) };
}

/** @returns whether it was there and is used up now for the first time */
export async function consumeIssued(db: Db, model: string, idHash: Buffer, at: Date): Promise<boolean> {
  const used =
    await sql`update machines.issued i set consumed_at = ${at} where i.model = ${model} and i.id_hash = ${idHash} and i.consumed_at is null returning 1`.execute(
      db,
    );
  return used.rows.length > 0;
}

export async function destroyIssued(db: Db, model: string, idHash: Buffer): Promise<void> {
  await sql`delete from machines.issued i where i.model = ${model} and i.id_hash = ${idHash}`.execute(db);
}

/** Forgets one access token.
 *  @returns the session it stood for */
export async function takeToken(db: Db, idHash: Buffer): Promise<SessionId | undefined> {
  const taken = await sql<{
    session_id: SessionId | null;
  }>`delete from machines.issued i where i.model = 'ClientCredentials' and i.id_hash = ${idHash} returning i.session_id`.execute(db);
  return taken.rows[0]?.session_id ?? undefined;
}
