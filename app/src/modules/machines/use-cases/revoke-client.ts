import type { ClientId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { endSessions } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { clientRevoked } from '../events.ts';
import { openClient } from '../guards.ts';
import { markRevoked, takeIssued } from '../store.ts';

/** Ends a program for good: its very next request is refused, also one that files.
 *  @announces machines.client-revoked */
export async function revokeClient(ctx: Ctx<PersonActor>, wish: { clientId: ClientId }): Promise<Result<null, { kind: 'no-such-client' }>> {
  const client = await openClient(ctx, wish.clientId);
  if (!client) return refuse({ kind: 'no-such-client' });
  await markRevoked(ctx.db, client.clientId, ctx.actor.personId, ctx.now);
  await endSessions(ctx, await takeIssued(ctx.db, client.clientId));
  await ctx.announce(clientRevoked(client));
  await ctx.audit({ action: 'machines.revoke-client', object: `client:${client.clientId}`, subjectPartyId: client.partyId });
  return accept(null);
}
