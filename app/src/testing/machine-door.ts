import { tmpdir } from 'node:os';
import type { FastifyInstance } from 'fastify';
import type { ClientId, PartyId, PersonId } from '#kernel/ids.ts';
import { findSession, openSessionFor } from '#modules/identity/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { ApiRoute } from '#platform/http/api.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { makeServer } from '#platform/http/server.ts';
import { transact } from '#platform/transact.ts';
import { mountApi } from '../faces/api.ts';
import { modules } from '../modules.ts';
import { addClientKey, type Method, readPublicKey, registerClient, SCOPES, type Scope } from '#modules/machines/index.ts';
import { type Keys, newKeys, Program } from './program.ts';

/** The server of a house with its API and its OAuth server, as run.ts puts it together, without pages and port.
 *  @param api other operations than the house's own */
export async function openDoor(
  house: House,
  api: readonly ApiRoute[] = modules.flatMap(module => module.api ?? []),
): Promise<FastifyInstance> {
  const web = await makeServer({ house, assets: tmpdir(), gauges: {} });
  for (const module of modules) await module.routes?.(web, house);
  mountApi(web, house, api);
  await web.ready();
  return web;
}

export interface Registration {
  person: PersonId;
  party?: PartyId;
  scopes?: readonly Scope[];
  method?: Method;
  name?: string;
}

export async function actorOf(house: House, person: PersonId, party: PartyId): Promise<PersonActor> {
  const { token } = await openSessionFor(house, { personId: person }, { actingFor: party });
  const session = await findSession(house, token, 'portal');
  if (session?.actor.kind !== 'person' || session.actor.partyId !== party) throw new Error('This person may not act for that party.');
  return session.actor;
}

/** A person registers a program for a party and gives it a key, as the pages do. */
export async function registers(house: House, wish: Registration, keyText: string): Promise<ClientId> {
  const actor = await actorOf(house, wish.person, wish.party ?? wish.person);
  const registered = await transact(house, actor, ctx =>
    registerClient(ctx, { name: wish.name ?? 'Kadry 3000', method: wish.method ?? 'private_key_jwt', scopes: wish.scopes ?? SCOPES }),
  );
  if (!registered.ok) throw new Error(registered.refusal.kind);
  const key = readPublicKey(keyText);
  if (!key.ok) throw new Error(key.refusal.kind);
  const added = await transact(house, actor, ctx => addClientKey(ctx, { clientId: registered.value.clientId, key: key.value }));
  if (!added.ok) throw new Error(added.refusal.kind);
  return registered.value.clientId;
}

export async function programOf(house: House, web: FastifyInstance, wish: Registration & { keys?: Keys }): Promise<Program> {
  const keys = wish.keys ?? (await newKeys());
  const clientId = await registers(house, wish, JSON.stringify(keys.publicJwk));
  return new Program(web, new URL(publicUrl(house.config)).origin, clientId, keys, await newKeys());
}
