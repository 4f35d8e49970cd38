import { dayOf } from '#kernel/day.ts';
import type { PartyId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';
import { setActingFor } from '../store/sessions.ts';
import type { Actable } from '../types.ts';
import { listActable } from '../views.ts';

const RELATIONS = { self: 'own', representative: 'represented', mandate: 'mandated' } as const satisfies Record<
  Actable['relation'],
  PolicyQuestion['resource']['relation']
>;

/** Chooses in whose name the session acts from the next page on. Only the choice is kept; the right to it is read again
 *  at every use.
 *  @refuses not-yours, the same for a party that does not exist */
export async function chooseParty(
  ctx: Ctx<PersonActor>,
  wish: { partyId: PartyId },
): Promise<Result<{ name: string }, { kind: 'not-yours' }>> {
  const party = (await listActable(ctx.db, ctx.actor.personId, dayOf(ctx.now))).find(one => one.partyId === wish.partyId);
  const relation = party ? RELATIONS[party.relation] : 'none';
  if (
    !party ||
    !ctx.house.policy.decide({ actor: ctx.actor, action: 'identity.act-for', resource: { kind: 'party', relation } }).permitted
  ) {
    await ctx.audit({ action: 'identity.choose-party', object: `party:${wish.partyId}`, subjectPartyId: null, outcome: 'refused' });
    return refuse({ kind: 'not-yours' });
  }
  await setActingFor(ctx.db, ctx.actor.sessionId, party.partyId);
  await ctx.audit({
    action: 'identity.choose-party',
    object: `party:${party.partyId}`,
    subjectPartyId: party.partyId,
    facts: { relation: party.relation },
  });
  return accept({ name: party.name });
}
