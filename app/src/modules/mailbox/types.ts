import type { LetterId, MatterId, PartyId, PersonId, ReceiptId } from '#kernel/ids.ts';
import type { Day } from '#kernel/day.ts';
import type { Bilingual } from '#platform/text/text.ts';
import type { Delivery } from './rules/delivery.ts';

export type LetterKind = 'certificate' | 'decision' | 'letter' | 'confirmation';
export type Collection = 'open' | 'against-receipt';
export type AnswerChannel = 'electronic' | 'post' | 'branch';

/** A body or person as a receipt names it. `identifierKind`: `PESEL`, `NIP`, `ESP`… */
export interface Named {
  name: string;
  identifierKind: string;
  identifier: string;
}

/** What a UPP is made of, written with the filing itself. */
export interface UppFacts {
  sender: Named;
  formCode: string;
  /** Lower-case hex. */
  documentSha256: string;
  channel: string;
  relation: 'self' | 'representative' | 'mandate';
  filedBy: PersonId;
}

/** What a UPD is made of, written when the letter is collected. */
export interface UpdFacts {
  addressee: Named;
  letterNumber: string;
  matterNumber: string | null;
  /** Of the letter's XML, lower-case hex. */
  documentSha256: string;
  signedBy: { personId: PersonId; relation: 'self' | 'representative' | 'mandate'; level: number };
}

export type Receipt = {
  partyId: PartyId;
  receiptId: ReceiptId;
  number: string;
  subjectId: string;
  receivedAt: Date;
  sealedXml: string | null;
  sealedAt: Date | null;
  pdfSha256: string | null;
} & ({ kind: 'UPP'; facts: UppFacts } | { kind: 'UPD'; facts: UpdFacts });

export interface Letter {
  partyId: PartyId;
  letterId: LetterId;
  matterId: MatterId | null;
  matterNumber: string | null;
  number: string;
  kind: LetterKind;
  title: Bilingual;
  addressee: Named;
  verificationCode: string;
  collection: Collection;
  answerChannel: AnswerChannel;
  decidedAt: Date;
  delivery: Delivery;
  collectedBy: PersonId | null;
  updReceiptId: ReceiptId | null;
  accessUntil: Day | null;
  archivedAt: Date | null;
  withdrawnAt: Date | null;
  pdfSha256: string;
  xmlSha256: string;
}

/** A letter in a list. `waiting` until it is collected or delivered by fiction. */
export interface LetterCard {
  letterId: LetterId;
  matterId: MatterId | null;
  number: string;
  kind: LetterKind;
  title: Bilingual;
  placedAt: Date;
  standing: 'open' | 'waiting' | 'collected' | 'delivered-by-fiction';
  /** Last day to collect it; null where it does not wait. */
  collectBy: Day | null;
  /** Whether the person who asks has opened it before. */
  readByMe: boolean;
  /** Guaranteed access has ended; it can still be read. */
  archived: boolean;
}

/** One person told by mail of one letter. */
export interface NoticeOfLetter {
  noticeId: string;
  addresseeId: PersonId;
  kind: 'first' | 'second';
  queuedAt: Date;
  sentAt: Date | null;
  bouncedAt: Date | null;
}
