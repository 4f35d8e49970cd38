import type { LetterId, MatterId, PartyId, PersonId, ReceiptId } from '#kernel/ids.ts';
import type { Day } from '#kernel/day.ts';
import type { News } from '#platform/context.ts';
import type { Collection, Letter } from './types.ts';

type About = Pick<Letter, 'partyId' | 'letterId' | 'matterId' | 'number'>;
const about = ({ letterId, matterId, number }: About): { letterId: LetterId; matterId: MatterId | null; number: string } => ({
  letterId,
  matterId,
  number,
});

/** The UPP of a filing bears its seal. */
export const receiptSealed = (receipt: { partyId: PartyId; receiptId: ReceiptId; number: string; subjectId: string }): News => ({
  name: 'mailbox.receipt-sealed',
  partyId: receipt.partyId,
  facts: { receiptId: receipt.receiptId, number: receipt.number, subjectId: receipt.subjectId, kind: 'UPP' },
});

/** A letter lies in the mailbox, open or waiting for its UPD. */
export const letterPlaced = (letter: About & { collection: Collection; kind: Letter['kind'] }): News => ({
  name: 'mailbox.letter-placed',
  partyId: letter.partyId,
  facts: { ...about(letter), collection: letter.collection, kind: letter.kind },
});

/** The relay took the mail that tells of a letter. */
export const noticeSent = (notice: { partyId: PartyId; letterId: LetterId; kind: 'first' | 'second' }): News => ({
  name: 'mailbox.notice-sent',
  partyId: notice.partyId,
  facts: { letterId: notice.letterId, kind: notice.kind },
});

/** An address does not exist. Delivery goes on all the same; somebody should ask the person for another. */
export const noticeBounced = (notice: { partyId: PartyId; letterId: LetterId; kind: 'first' | 'second' }): News => ({
  name: 'mailbox.notice-bounced',
  partyId: notice.partyId,
  facts: { letterId: notice.letterId, kind: notice.kind },
});

/** Delivered by a signed UPD. */
export const letterCollected = (letter: About, by: PersonId): News => ({
  name: 'mailbox.letter-collected',
  partyId: letter.partyId,
  facts: { ...about(letter), by },
});

/** Delivered because nobody came in time. */
export const letterDeliveredByFiction = (letter: About, on: Day): News => ({
  name: 'mailbox.letter-delivered-by-fiction',
  partyId: letter.partyId,
  facts: { ...about(letter), on },
});
