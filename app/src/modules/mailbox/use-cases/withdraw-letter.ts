import type { LetterId, PartyId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';
import { markWithdrawn } from '../store.ts';

/** Says of a document already given out that it no longer holds: it stays readable, and whoever checks it by its number
 *  hears so. Withdrawing it again changes nothing. */
export async function withdrawLetter(ctx: Ctx, wish: { partyId: PartyId; letterId: LetterId }): Promise<void> {
  await markWithdrawn(ctx.db, wish.letterId, ctx.now);
  await ctx.audit({ action: 'mailbox.withdraw-letter', object: `letter:${wish.letterId}`, subjectPartyId: wish.partyId });
}
