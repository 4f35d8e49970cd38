import { dayOf } from '#kernel/day.ts';
import { mayAct } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';

/** The form under which sets of insurance documents are filed, and which a mandate names to cover them. */
export const SET_FORM = 'KEDU';

/** Whether who acts may see and bring insurance documents of the party acted for: its own, as its representative, or by a
 *  mandate that covers them today. */
export async function worksForPayer(ctx: Ctx<PersonActor>): Promise<boolean> {
  const { personId, partyId, relation, channel } = ctx.actor;
  return relation !== 'mandate' || mayAct(ctx, personId, partyId, SET_FORM, dayOf(ctx.now), { roles: ['payer'], channel });
}
