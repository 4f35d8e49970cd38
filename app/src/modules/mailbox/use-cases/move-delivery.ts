import type { LetterId } from '#kernel/ids.ts';
import { endOfDay } from '#kernel/day.ts';
import type { Ctx } from '#platform/context.ts';
import { setDeadline } from '#platform/transact.ts';
import { ACCESS_ENDS } from '../deadline-kinds.ts';
import { letterDeliveredByFiction } from '../events.ts';
import { sendNotices } from '../notices.ts';
import { accessUntil, take } from '../rules/delivery.ts';
import { lockLetter, saveDelivery } from '../store.ts';
import { deliveryTerms } from '../terms.ts';

/** Day seven: everybody who may collect is told once more. A letter that was collected meanwhile, or was reminded of
 *  already, is left alone. */
export async function remindOfLetter(ctx: Ctx, letterId: LetterId): Promise<void> {
  const letter = await lockLetter(ctx.db, letterId);
  const taken = letter && take(letter.delivery, 'remind', ctx.now);
  if (!letter || !taken?.ok) return;
  await saveDelivery(ctx.db, { ...letter, delivery: taken.value });
  const told = await sendNotices(ctx, letter, 'second');
  await ctx.audit({ action: 'mailbox.second-notice', object: `letter:${letterId}`, subjectPartyId: letter.partyId, facts: { told } });
}

/** The end of day fourteen: what nobody collected counts as delivered on that day.
 *  @announces mailbox.letter-delivered-by-fiction */
export async function deliverByFiction(ctx: Ctx, letterId: LetterId): Promise<void> {
  const letter = await lockLetter(ctx.db, letterId);
  const taken = letter && take(letter.delivery, 'lapse', ctx.now);
  if (!letter || !taken?.ok || taken.value.deliveredOn === null) return;
  const until = accessUntil(taken.value.deliveredOn, deliveryTerms(ctx.house.pack, letter.delivery.placedAt));
  await saveDelivery(ctx.db, { ...letter, delivery: taken.value, accessUntil: until });
  await setDeadline(ctx, { kind: ACCESS_ENDS, subject: letterId, partyId: letter.partyId, dueAt: endOfDay(until) });
  await ctx.announce(letterDeliveredByFiction(letter, taken.value.deliveredOn));
  await ctx.audit({
    action: 'mailbox.deliver-by-fiction',
    object: `letter:${letterId}`,
    subjectPartyId: letter.partyId,
    facts: { on: taken.value.deliveredOn },
  });
}

/** The end of guaranteed access: the letter leaves the inbox for the archive, where it can still be read until its
 *  retention ends. */
export async function archiveLetter(ctx: Ctx, letterId: LetterId): Promise<void> {
  const letter = await lockLetter(ctx.db, letterId);
  if (!letter || letter.archivedAt !== null || letter.accessUntil === null || ctx.now < endOfDay(letter.accessUntil)) return;
  await saveDelivery(ctx.db, { ...letter, archivedAt: ctx.now });
}
