import { sql } from 'kysely';
import type { ClientId, PartyId, PersonId, SessionId } from '#kernel/ids.ts';
import type { AssuranceLevel, Db } from '#platform/context.ts';
import type { Client, ClientKey, Method, PublicJwk, Scope } from './types.ts';

interface ClientRow {
  client_id: ClientId;
  party_id: PartyId;
  person_id: PersonId;
  name: string;
  method: Method;
  scopes: Scope[];
  level: AssuranceLevel;
  registered_at: Date;
  used_at: Date | null;
  revoked_at: Date | null;
}

const CLIENT = sql.raw(
  'c.client_id, c.party_id, c.person_id, c.name, c.method, c.scopes, c.level, c.registered_at, c.used_at, c.revoked_at',
);

const clientOf = (row: ClientRow): Client => ({
  clientId: row.client_id,
  partyId: row.party_id,
  personId: row.person_id,
  name: row.name,
  method: row.method,
  scopes: row.scopes,
  level: row.level,
  registeredAt: row.registered_at,
  usedAt: row.used_at,
  revokedAt: row.revoked_at,
});

export async function addClient(db: Db, client: Client): Promise<void> {
  await sql`insert into machines.client (client_id, party_id, person_id, name, method, scopes, level, registered_at)
    values (${client.clientId}, ${client.partyId}, ${client.personId}, ${client.name}, ${client.method}, ${[...client.scopes]}, ${client.level}, ${client.registeredAt})`.execute(
    db,
  );
}

export async function findClient(db: Db, clientId: ClientId): Promise<Client | undefined> {
  const found = await sql<ClientRow>`select ${CLIENT} from machines.client c where c.client_id = ${clientId}`.execute(db);
  return found.rows[0] && clientOf(found.rows[0]);
}

/** Until commit nobody else changes it. */
export async function lockClient(db: Db, partyId: PartyId, clientId: ClientId): Promise<Client | undefined> {
  const found =
    await sql<ClientRow>`select ${CLIENT} from machines.client c where c.client_id = ${clientId} and c.party_id = ${partyId} for update`.execute(
      db,
    );
  return found.rows[0] && clientOf(found.rows[0]);
}

/** Held as it is until commit: whoever wants to revoke it waits. */
export async function holdClient(db: Db, clientId: ClientId): Promise<Client | undefined> {
  const found = await sql<ClientRow>`select ${CLIENT} from machines.client c where c.client_id = ${clientId} for share`.execute(db);
  return found.rows[0] && clientOf(found.rows[0]);
}

export async function noteUse(db: Db, clientId: ClientId, at: Date): Promise<void> {
  await sql`update machines.client c set used_at = ${at} where c.client_id = ${clientId}`.execute(db);
}

export async function listClients(db: Db, partyId: PartyId): Promise<readonly Client[]> {
  const found =
    await sql<ClientRow>`select ${CLIENT} from machines.client c where c.party_id = ${partyId} order by (c.revoked_at is not null), c.registered_at desc, c.client_id limit 200`.execute(
      db,
    );
  return found.rows.map(clientOf);
}

export async function setScopes(db: Db, clientId: ClientId, scopes: readonly Scope[]): Promise<void> {
  await sql`update machines.client c set scopes = ${[...scopes]} where c.client_id = ${clientId}`.execute(db);
}

export async function markRevoked(db: Db, clientId: ClientId, by: PersonId, at: Date): Promise<void> {
  await sql`update machines.client c set revoked_at = ${at}, revoked_by = ${by} where c.client_id = ${clientId}`.execute(db);
}

export async function addKey(db: Db, client: Pick<Client, 'clientId' | 'partyId'>, key: ClientKey, by: PersonId): Promise<void> {
  await sql`insert into machines.client_key (party_id, client_id, kid, jwk, certificate, added_at, added_by)
    values (${client.partyId}, ${client.clientId}, ${key.kid}, ${JSON.stringify(key.jwk)}::jsonb, ${key.certificate}, ${key.addedAt}, ${by})`.execute(
    db,
  );
}

/** Every key it ever had, by thumbprint: one that was removed does not come back. */
export async function listKeys(db: Db, clientId: ClientId): Promise<readonly (ClientKey & { removedAt: Date | null })[]> {
  const found = await sql<{
    kid: string;
    jwk: PublicJwk;
    certificate: string | null;
    added_at: Date;
    removed_at: Date | null;
  }>`select k.kid, k.jwk, k.certificate, k.added_at, k.removed_at from machines.client_key k where k.client_id = ${clientId} order by k.added_at, k.kid`.execute(
    db,
  );
  return found.rows.map(row => ({
    kid: row.kid,
    jwk: row.jwk,
    certificate: row.certificate,
    addedAt: row.added_at,
    removedAt: row.removed_at,
  }));
}

export async function markKeyRemoved(db: Db, clientId: ClientId, kid: string, at: Date): Promise<boolean> {
  const removed =
    await sql`update machines.client_key k set removed_at = ${at} where k.client_id = ${clientId} and k.kid = ${kid} and k.removed_at is null returning 1`.execute(
      db,
    );
  return removed.rows.length > 0;
}

/** Forgets the tokens of a client.
 *  @returns the sessions they stood for */
export async function takeIssued(db: Db, clientId: ClientId): Promise<readonly SessionId[]> {
  const taken = await sql<{
    session_id: SessionId | null;
  }>`delete from machines.issued i where i.client_id = ${clientId} returning i.session_id`.execute(db);
  return taken.rows.flatMap(row => row.session_id ?? []);
}

export async function sweepIssued(db: Db, at: Date): Promise<void> {
  await sql`delete from machines.issued i where i.expires_at < ${at}`.execute(db);
  await sql`delete from machines.seen_proof p where p.expires_at < ${at}`.execute(db);
}
