import { sql } from 'kysely';
import type { ClientId, PartyId, PersonId } from '#kernel/ids.ts';
import { type ClientDeed, doneByClient } from '#platform/audit/done-by-client.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { inHandOf } from './guards.ts';
import { findClient, listKeys } from './store.ts';
import type { Client, ClientKey, Scope } from './types.ts';

export interface ClientLine {
  clientId: ClientId;
  personId: PersonId;
  name: string;
  scopes: readonly Scope[];
  usedAt: Date | null;
  revokedAt: Date | null;
  /** How many it can prove itself by. */
  keys: number;
}

/** Those the person has in hand, working ones first. */
export async function clientsInHand(ctx: Ctx<PersonActor>): Promise<readonly ClientLine[]> {
  const partyId: PartyId = ctx.actor.partyId;
  const found = await sql<ClientLine>`
    select c.client_id as "clientId", c.person_id as "personId", c.name, c.scopes, c.used_at as "usedAt", c.revoked_at as "revokedAt",
      (select count(*)::int from machines.client_key k where k.client_id = c.client_id and k.removed_at is null) as keys
    from machines.client c where c.party_id = ${partyId} order by (c.revoked_at is not null), c.registered_at desc, c.client_id limit 200`.execute(
    ctx.db,
  );
  await ctx.audit({ action: 'machines.list-clients', object: `party:${partyId}`, subjectPartyId: partyId });
  return found.rows.filter(client => inHandOf(ctx.actor, client));
}

export interface ClientView {
  client: Client;
  keys: readonly ClientKey[];
  deeds: readonly ClientDeed[];
}

const DEEDS_OF_DAYS = 30;

/** One of those the person has in hand, with its good keys and what it did in the last month. */
export async function clientInHand(ctx: Ctx<PersonActor>, clientId: ClientId): Promise<ClientView | undefined> {
  const client = await findClient(ctx.db, clientId);
  if (!client || client.partyId !== ctx.actor.partyId || !inHandOf(ctx.actor, client)) return undefined;
  const since = new Date(ctx.now.getTime() - DEEDS_OF_DAYS * 86_400_000);
  const [keys, deeds] = await Promise.all([listKeys(ctx.db, clientId), doneByClient(ctx, { partyId: client.partyId, clientId, since })]);
  await ctx.audit({ action: 'machines.see-client', object: `client:${clientId}`, subjectPartyId: client.partyId });
  return { client, keys: keys.filter(key => key.removedAt === null), deeds };
}
