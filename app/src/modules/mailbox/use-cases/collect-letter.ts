import type { LetterId, ReceiptId } from '#kernel/ids.ts';
import { endOfDay } from '#kernel/day.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { mayRead } from '#modules/identity/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { cancelDeadline, setDeadline } from '#platform/transact.ts';
import { ACCESS_ENDS, FICTION, SECOND_NOTICE } from '../deadline-kinds.ts';
import { letterCollected } from '../events.ts';
import { receiptNumber } from '../receipts/receipt-number.ts';
import { receiptXml } from '../receipts/receipt-xml.ts';
import { accessUntil, type DeliveryRefusal, take } from '../rules/delivery.ts';
import { addUpd, lockLetter, saveDelivery } from '../store.ts';
import { deliveryTerms } from '../terms.ts';
import type { Letter, UpdFacts } from '../types.ts';

export type CollectRefusal =
  | { kind: 'no-such-letter' }
  | { kind: 'not-yours-to-collect' }
  | Exclude<DeliveryRefusal, { kind: 'already-collected' }>;

/** Signs the UPD of a letter and so opens it, for the party and everybody who acts for it at once.
 *  Locks the letter until commit: when principal and proxy come at the same moment one UPD is made, and the second
 *  hears that it is done. Collecting again is answered the same way.
 *  @refuses no-such-letter | not-yours-to-collect | delivered-by-fiction | lies-open | too-early
 *  @announces mailbox.letter-collected */
export async function collectLetter(
  ctx: Ctx<PersonActor>,
  { letterId }: { letterId: LetterId },
): Promise<Result<{ updReceiptId: ReceiptId; collectedNow: boolean }, CollectRefusal>> {
  const letter = await lockLetter(ctx.db, letterId);
  if (letter === undefined || letter.partyId !== ctx.actor.partyId) return refuse({ kind: 'no-such-letter' });
  if (!(await mayRead(ctx, ctx.actor, { area: 'letters' }))) return refuse({ kind: 'not-yours-to-collect' });
  const taken = take(letter.delivery, 'collect', ctx.now);
  if (!taken.ok && taken.refusal.kind === 'already-collected')
    return accept({ updReceiptId: letter.updReceiptId as ReceiptId, collectedNow: false });
  if (!taken.ok) return refuse(taken.refusal as CollectRefusal);
  const updReceiptId = await signUpd(ctx, letter);
  const collected: Letter = {
    ...letter,
    delivery: taken.value,
    collectedBy: ctx.actor.personId,
    updReceiptId,
    accessUntil: accessUntil(
      taken.value.deliveredOn as NonNullable<typeof taken.value.deliveredOn>,
      deliveryTerms(ctx.house.pack, letter.delivery.placedAt),
    ),
  };
  await saveDelivery(ctx.db, collected);
  await cancelDeadline(ctx, SECOND_NOTICE, letterId);
  await cancelDeadline(ctx, FICTION, letterId);
  await setDeadline(ctx, {
    kind: ACCESS_ENDS,
    subject: letterId,
    partyId: letter.partyId,
    dueAt: endOfDay(collected.accessUntil as NonNullable<Letter['accessUntil']>),
  });
  await ctx.announce(letterCollected(collected, ctx.actor.personId));
  await ctx.audit({
    action: 'mailbox.collect-letter',
    object: `letter:${letterId}`,
    subjectPartyId: letter.partyId,
    facts: { number: letter.number, upd: updReceiptId },
  });
  return accept({ updReceiptId, collectedNow: true });
}

async function signUpd(ctx: Ctx<PersonActor>, letter: Letter): Promise<ReceiptId> {
  const receiptId = newId<ReceiptId>(ctx.now.getTime());
  const { personId, relation, level } = ctx.actor;
  const facts: UpdFacts = {
    addressee: letter.addressee,
    letterNumber: letter.number,
    matterNumber: letter.matterNumber,
    documentSha256: letter.xmlSha256,
    signedBy: { personId, relation, level },
  };
  const number = receiptNumber('UPD', ctx.now, receiptId);
  const xml = receiptXml(ctx.house.pack, { kind: 'UPD', number, subjectId: letter.letterId, receivedAt: ctx.now, facts }, ctx.now);
  const sealed = await ctx.house.seals.sealXml('receipts', xml, ctx.now);
  await addUpd(ctx.db, {
    partyId: letter.partyId,
    receiptId,
    number,
    letterId: letter.letterId,
    receivedAt: ctx.now,
    facts,
    sealedXml: sealed.toString('utf8'),
  });
  return receiptId;
}
