import type { ClientId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { endSessions } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { mayBind, openClient } from '../guards.ts';
import type { KeyRefusal, ReadKey } from '../rules/public-key.ts';
import { addKey, listKeys, markKeyRemoved, takeIssued } from '../store.ts';

/** Two are enough to change one for another without a break. */
export const MOST_KEYS = 2;

export type AddKeyRefusal =
  | { kind: 'proof-not-fresh' }
  | { kind: 'no-such-client' }
  | { kind: 'too-many-keys' }
  | { kind: 'key-known' }
  | Extract<KeyRefusal, { kind: 'certificate-missing' }>;

/** Gives a program a key to prove itself by. A key that was taken away does not come back. */
export async function addClientKey(
  ctx: Ctx<PersonActor>,
  wish: { clientId: ClientId; key: ReadKey },
): Promise<Result<{ kid: string }, AddKeyRefusal>> {
  if (!(await mayBind(ctx))) return refuse({ kind: 'proof-not-fresh' });
  const client = await openClient(ctx, wish.clientId);
  if (!client) return refuse({ kind: 'no-such-client' });
  const { jwk, certificate } = wish.key;
  if (client.method === 'self_signed_tls_client_auth' && certificate === null) return refuse({ kind: 'certificate-missing' });
  const known = await listKeys(ctx.db, client.clientId);
  if (known.some(key => key.kid === jwk.kid)) return refuse({ kind: 'key-known' });
  if (known.filter(key => key.removedAt === null).length >= MOST_KEYS) return refuse({ kind: 'too-many-keys' });
  await addKey(ctx.db, client, { kid: jwk.kid, jwk, certificate, addedAt: ctx.now }, ctx.actor.personId);
  await ctx.audit({
    action: 'machines.add-key',
    object: `client:${client.clientId}`,
    subjectPartyId: client.partyId,
    facts: { kid: jwk.kid },
  });
  return accept({ kid: jwk.kid });
}

/** Takes a key away. What was given out for it is good for nothing from the commit on; with the other key the program
 *  fetches a new token. */
export async function removeClientKey(
  ctx: Ctx<PersonActor>,
  wish: { clientId: ClientId; kid: string },
): Promise<Result<null, { kind: 'no-such-client' } | { kind: 'no-such-key' }>> {
  const client = await openClient(ctx, wish.clientId);
  if (!client) return refuse({ kind: 'no-such-client' });
  if (!(await markKeyRemoved(ctx.db, client.clientId, wish.kid, ctx.now))) return refuse({ kind: 'no-such-key' });
  await endSessions(ctx, await takeIssued(ctx.db, client.clientId));
  await ctx.audit({
    action: 'machines.remove-key',
    object: `client:${client.clientId}`,
    subjectPartyId: client.partyId,
    facts: { kid: wish.kid },
  });
  return accept(null);
}
