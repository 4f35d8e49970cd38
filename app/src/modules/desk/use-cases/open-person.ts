import { dayOf } from '#kernel/day.ts';
import type { PartyId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { briefOf } from '#modules/cases/index.ts';
import { maskedParties, partiesOfStaff } from '#modules/identity/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { closeParty, openParty } from '#platform/openings.ts';
import { statedPurpose } from '../rules/stated-purpose.ts';
import type { OpenRefusal, OpenWish } from '../types.ts';

const MS_A_MINUTE = 60_000;

/** Opens the page of a party for the minutes of the parameter `desk-opening-minutes`. The party reads when, why and in
 *  whose words. Opening again states a purpose anew and lasts anew.
 *  @refuses no-such-party | own-data | purpose-missing | words-missing | words-too-long | no-such-matter | not-permitted */
export async function openPerson(ctx: Ctx<StaffActor>, wish: OpenWish): Promise<Result<{ until: Date }, OpenRefusal>> {
  const [party] = await maskedParties(ctx.db, [wish.partyId]);
  if (!party) return refuse({ kind: 'no-such-party' });
  const ownMatter = (await partiesOfStaff(ctx, ctx.actor)).includes(wish.partyId);
  if (ownMatter) {
    await ctx.audit({ action: 'desk.open-party', object: `party:${wish.partyId}`, subjectPartyId: wish.partyId, outcome: 'refused' });
    return refuse({ kind: 'own-data' });
  }
  const stated = statedPurpose(wish);
  if (!stated.ok) return stated;
  const { purpose, words } = stated.value;
  const matter = wish.matterId === null ? undefined : await briefOf(ctx, wish.matterId);
  if (wish.matterId !== null && matter?.partyId !== wish.partyId) return refuse({ kind: 'no-such-matter' });
  const answer = ctx.house.policy.decide({
    actor: ctx.actor,
    action: 'desk.open-party',
    resource: { kind: 'party', relation: 'none', ownMatter },
    context: { purpose },
  });
  if (!answer.permitted) return refuse({ kind: 'not-permitted', why: answer.why, ...(answer.fix ? { fix: answer.fix } : {}) });
  const minutes = Number(parameterOn(ctx.house.pack, 'desk-opening-minutes', dayOf(ctx.now)).value);
  const until = new Date(ctx.now.getTime() + minutes * MS_A_MINUTE);
  await openParty(ctx, { partyId: wish.partyId, purpose, ...(words ? { words } : {}), matterId: wish.matterId, until });
  await ctx.audit({
    action: 'desk.open-party',
    object: `party:${wish.partyId}`,
    subjectPartyId: wish.partyId,
    purpose,
    facts: {
      ...(words ? { words } : {}),
      ...(matter ? { matterId: matter.matterId, matterNumber: matter.number } : {}),
      until: until.toISOString(),
    },
  });
  return accept({ until });
}

/** Closes it before its time. A matter in hand keeps it open. */
export async function closePerson(ctx: Ctx<StaffActor>, partyId: PartyId): Promise<Result<undefined, never>> {
  await closeParty(ctx, partyId);
  await ctx.audit({ action: 'desk.close-party', object: `party:${partyId}`, subjectPartyId: partyId, purpose: 'handling' });
  return accept(undefined);
}
