import { dayOf } from '#kernel/day.ts';
import type { MatterId, PartyId, PersonId, ReceiptId } from '#kernel/ids.ts';
import { askedOnce } from '#platform/asked-once.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { deliveredOn } from './rules/delivery.ts';
import { findReceipt, listLetters, listLettersAfter, listLettersAtHand, listLettersOfMatter, type ShortLetter } from './store.ts';
import { text } from './text.ts';
import type { LetterCard } from './types.ts';

/** All letters of a party, newest first. */
export async function letterCards(ctx: Ctx, partyId: PartyId): Promise<LetterCard[]> {
  return cardsOf(ctx, await listLetters(ctx.db, partyId, readerIn(ctx)));
}

/** What the home shows of them. */
const AT_HAND = 30;

/** Letters newest first, from behind a place, one more than `limit`. */
export async function letterCardsAfter(
  ctx: Ctx,
  partyId: PartyId,
  wish: { limit: number; after: { placedAt: string; letterId: string } | null },
): Promise<LetterCard[]> {
  return cardsOf(ctx, await listLettersAfter(ctx.db, partyId, readerIn(ctx), wish));
}

/** How many letters wait for the party the person acts for; which they are, and the newest ones. The badge of the menu
 *  and two places of the home ask, and it is read once. */
export function lettersAtHand(ctx: Ctx<PersonActor>): Promise<{ waiting: number; cards: readonly LetterCard[] }> {
  return askedOnce(ctx.db, 'mailbox.at-hand', async () => {
    const { partyId, personId } = ctx.actor;
    const { waiting, letters } = await listLettersAtHand(ctx.db, partyId, personId, { today: dayOf(ctx.now), most: AT_HAND });
    return { waiting, cards: cardsOf(ctx, letters) };
  });
}

/** The letters of a matter, for its page. */
export async function lettersOfMatter(ctx: Ctx, matterId: MatterId): Promise<LetterCard[]> {
  return cardsOf(ctx, await listLettersOfMatter(ctx.db, matterId, readerIn(ctx)));
}

const readerIn = (ctx: Ctx): PersonId | null => (ctx.actor.kind === 'person' ? ctx.actor.personId : null);

const cardsOf = (ctx: Ctx, letters: readonly ShortLetter[]): LetterCard[] => letters.map(letter => cardOf(letter, ctx.now));

/** Time decides where a letter stands, whether or not its clock has been called yet. */
function cardOf(letter: ShortLetter, now: Date): LetterCard {
  const { delivery } = letter;
  const standing =
    delivery.state === 'open'
      ? 'open'
      : delivery.state === 'collected'
        ? 'collected'
        : deliveredOn(delivery, now) === null
          ? 'waiting'
          : 'delivered-by-fiction';
  // Its title may say what was decided, which is not known before it is delivered.
  const title = standing === 'waiting' ? { pl: text('pl')(`kind.${letter.kind}`), en: text('en')(`kind.${letter.kind}`) } : letter.title;
  return {
    letterId: letter.letterId,
    matterId: letter.matterId,
    number: letter.number,
    kind: letter.kind,
    title,
    placedAt: delivery.placedAt,
    standing,
    collectBy: standing === 'waiting' ? (delivery.dates?.fictionOn ?? null) : null,
    readByMe: letter.readByMe,
    archived: letter.archivedAt !== null,
  };
}

export interface ReceiptCard {
  receiptId: ReceiptId;
  kind: 'UPP' | 'UPD';
  number: string;
  receivedAt: Date;
  sealed: boolean;
}

export async function receiptCard(ctx: Ctx, partyId: PartyId, receiptId: ReceiptId): Promise<ReceiptCard | undefined> {
  const receipt = await findReceipt(ctx.db, partyId, receiptId);
  return (
    receipt && { receiptId, kind: receipt.kind, number: receipt.number, receivedAt: receipt.receivedAt, sealed: receipt.sealedXml !== null }
  );
}
