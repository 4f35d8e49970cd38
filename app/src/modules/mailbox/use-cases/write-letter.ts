import { randomBytes } from 'node:crypto';
import type { LetterId, MatterId, PartyId } from '#kernel/ids.ts';
import { endOfDay } from '#kernel/day.ts';
import { findBranch } from '#modules/branches/index.ts';
import { partyCard, type PartyCard } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { newId } from '#platform/new-id.ts';
import type { LetterTemplate, Pack } from '#platform/pack.ts';
import { setDeadline } from '#platform/transact.ts';
import { ACCESS_ENDS, FICTION, SECOND_NOTICE } from '../deadline-kinds.ts';
import { letterPlaced } from '../events.ts';
import type { LetterDraft } from '../letters/draft.ts';
import type { LetterValues } from '../letters/content.ts';
import { type EditedBody, withParagraphs } from '../letters/edited.ts';
import { letterPdf } from '../letters/letter-pdf.ts';
import { letterXml } from '../letters/letter-xml.ts';
import { sendNotices } from '../notices.ts';
import { accessUntil, place } from '../rules/delivery.ts';
import { lastDigits, verificationCode } from '../rules/verification.ts';
import { addLetter, freeLetterNumber } from '../store.ts';
import { deliveryTerms } from '../terms.ts';
import type { AnswerChannel, Collection, Letter, LetterKind, Named } from '../types.ts';

export interface LetterWish {
  partyId: PartyId;
  matterId: MatterId | null;
  /** Case number, where it differs from the letter's. */
  matterNumber?: string;
  /** Code of a letter template of the pack. */
  template: string;
  values: LetterValues;
  /** A clerk's paragraphs in place of the template's. */
  edited?: EditedBody;
  /** Number to bear; where a letter has it already, `/2`, `/3`… is put after it. */
  number: string;
  decidedAt: Date;
  collection: Collection;
  answerChannel: AnswerChannel;
  kind: LetterKind;
}

/** Writes, seals and places a letter: PDF (PAdES) and XML (XAdES) into storage, the row with its legal dates, the first
 *  notices, the clocks. All of it with the caller's transaction; files of a transaction that is thrown away stay in
 *  storage without a row, where nobody finds them.
 *  @throws where the pack has no such template or it does not fit the values
 *  @announces mailbox.letter-placed */
export async function writeLetter(ctx: Ctx, wish: LetterWish): Promise<{ letterId: LetterId; number: string; verificationCode: string }> {
  const card = await partyCard(ctx, wish.partyId);
  const draft = await draftOf(ctx, wish, card);
  const { seals, storage, config } = ctx.house;
  const pdf = await seals.sealPdf('letters', await letterPdf(config.root, draft), ctx.now, draft.title.pl);
  const xml = await seals.sealXml('letters', letterXml(draft), ctx.now);
  const terms = deliveryTerms(ctx.house.pack, ctx.now);
  const delivery = place(wish.collection, ctx.now, terms);
  const letter: Letter = {
    partyId: wish.partyId,
    letterId: newId(ctx.now.getTime()),
    matterId: wish.matterId,
    matterNumber: draft.matterNumber,
    number: draft.number,
    kind: wish.kind,
    title: draft.title,
    addressee: { name: draft.addressee.name, identifierKind: draft.addressee.identifierKind, identifier: draft.addressee.identifier },
    verificationCode: draft.verificationCode,
    collection: wish.collection,
    answerChannel: wish.answerChannel,
    decidedAt: wish.decidedAt,
    delivery,
    collectedBy: null,
    updReceiptId: null,
    accessUntil: delivery.deliveredOn === null ? null : accessUntil(delivery.deliveredOn, terms),
    archivedAt: null,
    withdrawnAt: null,
    pdfSha256: await storage.put(pdf),
    xmlSha256: await storage.put(xml),
  };
  await addLetter(ctx.db, letter, {
    template: draft.template.code,
    templateVersion: draft.template.version,
    partyDigits: lastDigits(draft.addressee.identifier),
    retention: draft.template.retention,
  });
  await sendNotices(ctx, letter, 'first');
  await setClocks(ctx, letter);
  await ctx.announce(letterPlaced(letter));
  await ctx.audit({
    action: 'mailbox.place-letter',
    object: `letter:${letter.letterId}`,
    subjectPartyId: letter.partyId,
    facts: { number: letter.number, collection: letter.collection },
  });
  return { letterId: letter.letterId, number: letter.number, verificationCode: letter.verificationCode };
}

async function setClocks(ctx: Ctx, letter: Letter): Promise<void> {
  const set = (kind: string, dueAt: Date): Promise<void> =>
    setDeadline(ctx, { kind, subject: letter.letterId, partyId: letter.partyId, dueAt });
  const { dates } = letter.delivery;
  if (dates !== null) {
    await set(SECOND_NOTICE, dates.secondNoticeAt);
    await set(FICTION, dates.fictionAt);
  }
  if (letter.accessUntil !== null) await set(ACCESS_ENDS, endOfDay(letter.accessUntil));
}

export async function draftOf(ctx: Ctx, wish: LetterWish, card: PartyCard): Promise<LetterDraft> {
  const { pack } = ctx.house;
  const found = templateOf(pack, wish.template);
  const template = wish.edited ? withParagraphs(found, wish.edited) : found;
  const number = await freeLetterNumber(ctx.db, wish.number);
  return {
    template,
    values: wish.values,
    kind: wish.kind,
    title: template.title,
    number,
    matterNumber: wish.matterNumber ?? wish.number,
    verificationCode: verificationCode(randomBytes(12)),
    verificationAddress: `${publicUrl(ctx.house.config)}/verify?number=${encodeURIComponent(number)}`,
    addressee: { ...namedParty(card), lines: addressLines(card) },
    sender: senderOf(pack, card.branchCode),
    decidedAt: wish.decidedAt,
  };
}

/** The newest version; older ones stay for letters already written. */
function templateOf(pack: Pack, code: string): LetterTemplate {
  const found = pack.letters.filter(template => template.code === code).sort((a, b) => b.version - a.version)[0];
  if (found === undefined) throw new Error(`The pack has no letter "${code}"`);
  return found;
}

/** The party as its documents name it. */
export function namedParty(card: PartyCard): Named {
  if (card.kind === 'organisation' || (card.nip !== undefined && card.pesel === undefined))
    return { name: card.name, identifierKind: 'NIP', identifier: card.nip ?? card.regon ?? card.partyId };
  return card.pesel === undefined
    ? { name: card.name, identifierKind: 'KONTO', identifier: card.partyId }
    : { name: card.name, identifierKind: 'PESEL', identifier: card.pesel };
}

function addressLines({ address }: PartyCard): string[] {
  const { street, houseNumber, flatNumber, postcode, city } = address;
  const house = [houseNumber, flatNumber].filter(part => part !== null && part !== '').join('/');
  return [
    [street, house].filter(part => part !== null && part !== '').join(' '),
    [postcode, city].filter(part => part !== null && part !== '').join(' '),
  ].filter(line => line !== '');
}

function senderOf(pack: Pack, branchCode: string): LetterDraft['sender'] {
  const branch = findBranch(pack, branchCode) ?? pack.branches[0];
  const lines = branch === undefined ? [] : [branch.name, `${branch.address}, ${branch.postcode} ${branch.city}`];
  return { institution: pack.name.pl, nip: pack.identifiers.nip, lines, city: branch?.city ?? '' };
}
