import type { ClientId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { clientRegistered } from '../events.ts';
import { mayBind } from '../guards.ts';
import { addClient, listClients } from '../store.ts';
import type { Client, Method, Scope } from '../types.ts';

/** Far above what anybody runs. */
export const MOST_CLIENTS = 20;
export const LONGEST_NAME = 60;

export type RegisterRefusal =
  | { kind: 'proof-not-fresh' }
  | { kind: 'name-missing' }
  | { kind: 'name-too-long' }
  | { kind: 'scopes-missing' }
  | { kind: 'too-many-clients' };

/** Registers a program of the party acted for. It can do nothing until a key is added.
 *  @announces machines.client-registered */
export async function registerClient(
  ctx: Ctx<PersonActor>,
  wish: { name: string; method: Method; scopes: readonly Scope[] },
): Promise<Result<Client, RegisterRefusal>> {
  const name = wish.name.trim();
  if (name === '') return refuse({ kind: 'name-missing' });
  if (name.length > LONGEST_NAME) return refuse({ kind: 'name-too-long' });
  if (wish.scopes.length === 0) return refuse({ kind: 'scopes-missing' });
  if (!(await mayBind(ctx))) return refuse({ kind: 'proof-not-fresh' });
  const open = (await listClients(ctx.db, ctx.actor.partyId)).filter(one => one.revokedAt === null);
  if (open.length >= MOST_CLIENTS) return refuse({ kind: 'too-many-clients' });
  const client: Client = {
    clientId: newId<ClientId>(ctx.now.getTime()),
    partyId: ctx.actor.partyId,
    personId: ctx.actor.personId,
    name,
    method: wish.method,
    scopes: wish.scopes,
    level: ctx.actor.level,
    registeredAt: ctx.now,
    usedAt: null,
    revokedAt: null,
  };
  await addClient(ctx.db, client);
  await ctx.announce(clientRegistered(client));
  await ctx.audit({
    action: 'machines.register-client',
    object: `client:${client.clientId}`,
    subjectPartyId: client.partyId,
    facts: { scopes: client.scopes, method: client.method },
  });
  return accept(client);
}
