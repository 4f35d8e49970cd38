import { type Day, dayOf } from '#kernel/day.ts';
import { mayRead } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';

/** The roles in which a party has an account; a mandate opens each by itself. */
export type AccountRole = 'insured' | 'beneficiary' | 'payer';

export const mayOpen = (ctx: Ctx<PersonActor>, role: AccountRole): Promise<boolean> => mayRead(ctx, ctx.actor, { area: 'account', role });

/** Opens one part of the account for reading, if the mandate reaches there now, and puts the look into the log.
 *  @returns undefined where it does not */
export async function openPart<T>(
  ctx: Ctx<PersonActor>,
  role: AccountRole,
  part: string,
  read: (asOf: Day) => Promise<T>,
): Promise<T | undefined> {
  const { partyId } = ctx.actor;
  if (!(await mayOpen(ctx, role))) {
    await ctx.audit({
      action: 'account.read',
      object: `party:${partyId}`,
      subjectPartyId: partyId,
      outcome: 'refused',
      facts: { parts: [part] },
    });
    return undefined;
  }
  const found = await read(dayOf(ctx.now));
  await ctx.audit({ action: 'account.read', object: `party:${partyId}`, subjectPartyId: partyId, facts: { parts: [part] } });
  return found;
}
