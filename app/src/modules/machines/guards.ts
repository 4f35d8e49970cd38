import { freshlyProved, relationTo } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { lockClient } from './store.ts';
import type { Client } from './types.ts';
import type { ClientId } from '#kernel/ids.ts';

/** Whether this session may take something from a program that acts for the party. */
export const mayNarrow = (ctx: Ctx<PersonActor>): Promise<boolean> => may(ctx, 'machines.narrow');

/** Whether this session may bind what will later act by itself: as for a passkey, only who has just proved who they
 *  are. Software registers no software. */
export async function mayBind(ctx: Ctx<PersonActor>): Promise<boolean> {
  return ctx.actor.clientId === undefined && may(ctx, 'machines.bind');
}

async function may(ctx: Ctx<PersonActor>, action: 'machines.bind' | 'machines.narrow'): Promise<boolean> {
  return ctx.house.policy.decide({
    actor: ctx.actor,
    action,
    resource: {
      kind: 'client',
      relation: await relationTo(ctx, ctx.actor, ctx.actor.partyId),
      freshProof: freshlyProved(ctx.actor, ctx.now),
    },
  }).permitted;
}

/** A proxy keeps to the programs they registered themselves; the party and who represents it have all in hand. */
export const inHandOf = (actor: PersonActor, client: Pick<Client, 'personId'>): boolean =>
  actor.relation !== 'mandate' || client.personId === actor.personId;

/** The client, locked, where this person has it in hand and it is not revoked. */
export async function openClient(ctx: Ctx<PersonActor>, clientId: ClientId): Promise<Client | undefined> {
  const client = await lockClient(ctx.db, ctx.actor.partyId, clientId);
  return client && client.revokedAt === null && inHandOf(ctx.actor, client) ? client : undefined;
}
