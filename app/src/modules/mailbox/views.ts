import type { MatterId, PartyId, ReceiptId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';
import { deliveredOn } from './rules/delivery.ts';
import { countWaiting, findReceipt, listLetters, listLettersOfMatter, listReadBy } from './store.ts';
import { text } from './text.ts';
import type { Letter, LetterCard } from './types.ts';

/** All letters of a party, newest first. */
export async function letterCards(ctx: Ctx, partyId: PartyId): Promise<LetterCard[]> {
  const read = readBy(ctx, partyId);
  return cardsOf(ctx, await listLetters(ctx.db, partyId), await read);
}

/** Those that wait for their UPD, the most pressing first. */
export async function waitingLetters(ctx: Ctx, partyId: PartyId): Promise<LetterCard[]> {
  const waiting = (await letterCards(ctx, partyId)).filter(card => card.standing === 'waiting');
  return waiting.sort((a, b) => ((a.collectBy ?? '') < (b.collectBy ?? '') ? -1 : 1));
}

/** For the badge in the menu: how many wait for the party the person acts for. */
export async function waitingCount(ctx: Ctx): Promise<number> {
  return ctx.actor.kind === 'person' ? countWaiting(ctx.db, ctx.actor.partyId, ctx.now) : 0;
}

/** The letters of a matter, for its page. */
export async function lettersOfMatter(ctx: Ctx, partyId: PartyId, matterId: MatterId): Promise<LetterCard[]> {
  const read = readBy(ctx, partyId);
  return cardsOf(ctx, await listLettersOfMatter(ctx.db, matterId), await read);
}

async function readBy(ctx: Ctx, partyId: PartyId): Promise<ReadonlySet<string>> {
  return ctx.actor.kind === 'person' ? listReadBy(ctx.db, partyId, ctx.actor.personId) : new Set<string>();
}

function cardsOf(ctx: Ctx, letters: readonly Letter[], read: ReadonlySet<string>): LetterCard[] {
  return letters.map(letter => cardOf(letter, ctx.now, read.has(letter.letterId)));
}

/** Time decides where a letter stands, whether or not its clock has been called yet. */
export function cardOf(letter: Letter, now: Date, readByMe: boolean): LetterCard {
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
    readByMe,
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
