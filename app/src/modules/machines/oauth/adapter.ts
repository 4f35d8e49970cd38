import { AsyncLocalStorage } from 'node:async_hooks';
import { hash } from 'node:crypto';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import { type ClientId, parseId, type SessionId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import { actableParties, endSessions, openSession } from '#modules/identity/index.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { look, transact } from '#platform/transact.ts';
import { consumeIssued, destroyIssued, findIssued, keepIssued, takeToken } from '../issued.ts';
import { findClient, holdClient, listKeys, noteUse } from '../store.ts';
import type { Client } from '../types.ts';
import { metadataOf, TOKEN_SECONDS } from './metadata.ts';

const system: SystemActor = { kind: 'system', name: 'machines.oauth', channel: 'worker' };
const hashOf = (id: string): Buffer => hash('sha256', id, 'buffer');

/** Keys a client had when this request asked who it is. The provider checks the assertion in its own time and says
 *  nothing of it to the store; the token is kept later, in a transaction of its own. */
const asking = new AsyncLocalStorage<Set<string>>();

/** Within one request to the token endpoint: a key that is taken away after the client was read by it gets no token. */
export const inTokenRequest = <T>(work: () => Promise<T>): Promise<T> => asking.run(new Set(), work);

/** oidc-provider's store over PostgreSQL, good for any number of processes. Tokens and identifiers are kept by their hash
 *  alone; a client is read anew at every use. */
export const adapterOver =
  (house: House) =>
  (model: string): Adapter =>
    model === 'Client' ? clients(house) : model === 'ClientCredentials' ? tokens(house) : remembered(house, model);

/** A client that was revoked, whose person may no longer act for the party, or that has no key, is not there. */
function clients(house: House): Adapter {
  return {
    ...remembered(house, 'Client'),
    upsert: () => Promise.reject(new errors.InvalidRequest('clients are registered in the portal')),
    async find(id) {
      const clientId = parseId<ClientId>(id);
      if (!clientId) return undefined;
      return look(house, system, async ctx => {
        const client = await findClient(ctx.db, clientId);
        if (!client || client.revokedAt !== null || !(await stillActs(ctx, client))) return undefined;
        const keys = await listKeys(ctx.db, clientId);
        for (const { kid } of keys.filter(key => key.removedAt === null)) asking.getStore()?.add(kid);
        return metadataOf(client, keys);
      });
    },
  };
}

async function stillActs(ctx: Ctx, client: Client): Promise<boolean> {
  return (await actableParties(ctx, client.personId)).some(party => party.partyId === client.partyId);
}

/** Access tokens. Each opens a session of the person who registered the client, so that whatever asks who is at the
 *  door (row-level security, the filing statement, the policy) asks as it does for people. The client is held to the
 *  commit: one that is just being revoked, or loses a key it was read by, gets nothing that would outlive it. */
function tokens(house: House): Adapter {
  return {
    ...remembered(house, 'ClientCredentials'),
    // Revoking by the client itself (RFC 7009): the session behind the token ends with it.
    async destroy(id) {
      await transact(house, system, async ctx => {
        const sessionId = await takeToken(ctx.db, hashOf(id));
        if (sessionId) await endSessions(ctx, [sessionId]);
        return accept(undefined);
      });
    },
    async upsert(id, payload, seconds = TOKEN_SECONDS) {
      await transact(house, system, async ctx => {
        const client = await holdClient(ctx.db, payload.clientId as ClientId);
        if (!client || client.revokedAt !== null) throw new errors.InvalidClient('client is not registered');
        const good = (await listKeys(ctx.db, client.clientId)).filter(key => key.removedAt === null).map(key => key.kid);
        const read = asking.getStore() ?? new Set(good);
        if (good.length === 0 || [...read].some(kid => !good.includes(kid)))
          throw new errors.InvalidClient('a key of the client was taken away');
        const { sessionId } = await openSession(ctx, {
          face: 'api',
          level: client.level,
          way: 'client-key',
          who: { personId: client.personId },
          actingFor: client.partyId,
          given: { token: id, seconds },
        });
        const issued = {
          model: 'ClientCredentials',
          idHash: hashOf(id),
          clientId: client.clientId,
          sessionId,
          payload: withoutToken(payload),
        };
        await keepIssued(ctx.db, { ...issued, expiresAt: after(ctx.now, seconds) });
        await noteUse(ctx.db, client.clientId, ctx.now);
        return accept(undefined);
      });
    },
  };
}

/** Oidc-provider puts the token itself into what it keeps; only its hash may stay. */
const withoutToken = ({ jti: _token, ...payload }: AdapterPayload): object => payload;
const after = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1_000);
const nobody: { clientId: ClientId | null; sessionId: SessionId | null } = { clientId: null, sessionId: null };

/** What must be remembered for minutes. Of two processes that bring the same identifier, or use up the same thing, one
 *  is refused: PostgreSQL decides, not what either had seen before. */
function remembered(house: House, model: string): Adapter {
  const inDatabase = <T>(work: (ctx: Ctx<SystemActor>) => Promise<T>): Promise<T> =>
    transact(house, system, async ctx => accept(await work(ctx))).then(done => done.value);
  const findBy = (): Promise<undefined> => Promise.resolve(undefined);
  return {
    upsert: (id, payload, seconds = TOKEN_SECONDS) =>
      inDatabase(async ctx => {
        const kept = await keepIssued(ctx.db, {
          model,
          idHash: hashOf(id),
          ...nobody,
          payload: withoutToken(payload),
          expiresAt: after(ctx.now, seconds),
        });
        if (!kept) throw new errors.InvalidRequest('this identifier has been used before');
      }),
    async find(id) {
      const kept = await look(house, system, ctx => findIssued(ctx.db, model, hashOf(id), ctx.now));
      return kept && ({ ...kept, jti: id } as AdapterPayload);
    },
    findByUid: findBy,
    findByUserCode: findBy,
    consume: id =>
      inDatabase(async ctx => {
        if (!(await consumeIssued(ctx.db, model, hashOf(id), ctx.now))) throw new errors.InvalidGrant('already used');
      }),
    destroy: id => inDatabase(ctx => destroyIssued(ctx.db, model, hashOf(id))),
    // Grants belong to people who agree to something; here nobody is asked.
    revokeByGrantId: () => Promise.resolve(),
  };
}
