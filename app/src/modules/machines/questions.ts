import type { ClientId } from '#kernel/ids.ts';
import { actableParties } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';
import { findClient } from './store.ts';

/** Whether a program may be told of its party's news now: it is not revoked, was given that, and whoever registered it
 *  may still act for the party. Asked as the institution, at every telling. */
export async function mayBeTold(ctx: Ctx, clientId: ClientId): Promise<boolean> {
  const client = await findClient(ctx.db, clientId);
  if (!client || client.revokedAt !== null || !client.scopes.includes('webhooks')) return false;
  return (await actableParties(ctx, client.personId)).some(
    party => party.partyId === client.partyId && (party.mandate === null || party.mandate.scope === 'platform'),
  );
}
