import type { LetterId, PartyId, ReceiptId } from '#kernel/ids.ts';
import { mayRead, relationTo } from '#modules/identity/index.ts';
import { askedOnce } from '#platform/asked-once.ts';
import type { Ctx, PersonActor, StaffActor } from '#platform/context.ts';
import { openingOf } from '#platform/openings.ts';
import { readLetter, type ReadLetter } from './letters/read-letter.ts';
import { isReadable } from './rules/delivery.ts';
import { findLetter, findReceipt, listNotices, listReceiptsAfter, noteReading } from './store.ts';
import type { Letter, LetterCard, NoticeOfLetter, Receipt } from './types.ts';
import { letterCards, letterCardsAfter } from './views.ts';

/** Whether the person at the door may see letters of the party they act for, by policy and mandate, worked out now. */
export function maySeeLetters(ctx: Ctx<PersonActor>): Promise<boolean> {
  return askedOnce(ctx.db, 'mailbox.may-see', async () => {
    const relation = await relationTo(ctx, ctx.actor, ctx.actor.partyId);
    const decided = ctx.house.policy.decide({ actor: ctx.actor, action: 'mailbox.read', resource: { kind: 'letter', relation } });
    return decided.permitted && (await mayRead(ctx, ctx.actor, { area: 'letters' }));
  });
}

export interface LetterView {
  letter: Letter;
  notices: readonly NoticeOfLetter[];
  /** Null while it waits for its UPD. */
  content: ReadLetter | null;
}

/** One letter of the party the person acts for, with its content only where it may be read now. Reading notes who read,
 *  so the page commits. */
export async function openLetter(ctx: Ctx<PersonActor>, letterId: LetterId): Promise<LetterView | undefined> {
  const letter = await findLetter(ctx.db, letterId);
  if (letter === undefined || letter.partyId !== ctx.actor.partyId || !(await maySeeLetters(ctx))) return undefined;
  const notices = await listNotices(ctx.db, letterId);
  if (!isReadable(letter.delivery, ctx.now)) {
    await ctx.audit({ action: 'mailbox.see-letter', object: `letter:${letterId}`, subjectPartyId: letter.partyId });
    return { letter, notices, content: null };
  }
  await noteReading(ctx.db, letter, ctx.actor.personId, ctx.now);
  await ctx.audit({ action: 'mailbox.read-letter', object: `letter:${letterId}`, subjectPartyId: letter.partyId });
  return { letter, notices, content: readLetter(await ctx.house.storage.get(letter.xmlSha256)) };
}

export type LetterFile = 'pdf' | 'xml' | 'upd';

/** A file of a readable letter; undefined where there is none, or it waits for its UPD. */
export async function letterFile(
  ctx: Ctx<PersonActor>,
  letterId: LetterId,
  wanted: LetterFile,
): Promise<{ bytes: Buffer; name: string } | undefined> {
  const letter = await findLetter(ctx.db, letterId);
  if (letter === undefined || letter.partyId !== ctx.actor.partyId || !(await maySeeLetters(ctx)) || !isReadable(letter.delivery, ctx.now))
    return undefined;
  const bytes = await fileBytes(ctx, letter, wanted);
  if (bytes === undefined) return undefined;
  if (wanted !== 'upd') await noteReading(ctx.db, letter, ctx.actor.personId, ctx.now);
  await ctx.audit({ action: 'mailbox.take-letter', object: `letter:${letterId}`, subjectPartyId: letter.partyId, facts: { file: wanted } });
  const name = letter.number.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  return { bytes, name: wanted === 'upd' ? `UPD-${name}.xml` : `${name}.${wanted}` };
}

async function fileBytes(ctx: Ctx, letter: Letter, wanted: LetterFile): Promise<Buffer | undefined> {
  if (wanted !== 'upd') return ctx.house.storage.get(wanted === 'pdf' ? letter.pdfSha256 : letter.xmlSha256);
  const upd = letter.updReceiptId && (await findReceipt(ctx.db, letter.partyId, letter.updReceiptId));
  return upd?.sealedXml ? Buffer.from(upd.sealedXml, 'utf8') : undefined;
}

/** A letter as it was sent, for whoever of the staff its party is open to. Reading it at the desk delivers nothing. */
export async function letterAtDesk(
  ctx: Ctx<StaffActor>,
  partyId: PartyId,
  letterId: LetterId,
): Promise<{ bytes: Buffer; name: string } | undefined> {
  const [opening, letter] = await Promise.all([openingOf(ctx, partyId), findLetter(ctx.db, letterId)]);
  if (!opening || letter?.partyId !== partyId) return undefined;
  await ctx.audit({ action: 'mailbox.read-at-desk', object: `letter:${letterId}`, subjectPartyId: partyId, purpose: opening.purpose });
  return { bytes: await ctx.house.storage.get(letter.pdfSha256), name: `${letter.number.replace(/[^\p{L}\p{N}.-]+/gu, '-')}.pdf` };
}

/** All letters of the party the person acts for, newest first; undefined where their mandate opens none. */
export async function openInbox(ctx: Ctx<PersonActor>): Promise<LetterCard[] | undefined> {
  if (!(await maySeeLetters(ctx))) return undefined;
  await ctx.audit({ action: 'mailbox.list-letters', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
  return letterCards(ctx, ctx.actor.partyId);
}

/** What the API tells of letters, newest first; undefined where the mandate opens none. */
export async function openInboxAfter(
  ctx: Ctx<PersonActor>,
  wish: { limit: number; after: { placedAt: string; letterId: string } | null },
): Promise<LetterCard[] | undefined> {
  if (!(await maySeeLetters(ctx))) return undefined;
  await ctx.audit({ action: 'mailbox.list-letters', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
  return letterCardsAfter(ctx, ctx.actor.partyId, wish);
}

/** Receipts of the party, newest first; undefined where the mandate opens none. */
export async function openReceiptsAfter(
  ctx: Ctx<PersonActor>,
  wish: { limit: number; after: { receivedAt: string; receiptId: string } | null },
): Promise<Receipt[] | undefined> {
  if (!(await maySeeLetters(ctx))) return undefined;
  await ctx.audit({ action: 'mailbox.list-receipts', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
  return listReceiptsAfter(ctx.db, ctx.actor.partyId, wish);
}

/** A receipt of the party the person acts for. */
export async function openReceipt(ctx: Ctx<PersonActor>, receiptId: ReceiptId): Promise<Receipt | undefined> {
  const receipt = await findReceipt(ctx.db, ctx.actor.partyId, receiptId);
  if (receipt === undefined || !(await maySeeLetters(ctx))) return undefined;
  await ctx.audit({ action: 'mailbox.read-receipt', object: `receipt:${receiptId}`, subjectPartyId: receipt.partyId });
  return receipt;
}
