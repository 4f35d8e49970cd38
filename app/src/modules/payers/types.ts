import type { Month } from '#kernel/day.ts';
import type { DraftId, PartyId, PersonId, SetId, SubmissionId } from '#kernel/ids.ts';
import type { FindingClass } from '#app/kedu/finding.ts';

export type SetOrigin = 'file' | 'wizard' | 'api';
/** received: waits to be read, or is being read · ready: read, to be looked at and sent · refused: cannot be read, nothing
 *  of it is kept · filed: signed and received, being booked · booked · thrown-away by who brought it. */
export type SetState = 'received' | 'ready' | 'refused' | 'filed' | 'booked' | 'thrown-away';

/** Why nothing of a file is kept: it cannot be read, or it is not of the payer acted for. */
export type SetRefusalCode =
  | { kind: 'broken'; code: string; facts: Readonly<Record<string, string | number>> }
  | { kind: 'other-payer'; nip: string | null; regon: string | null; pesel: string | null }
  | { kind: 'many-payers' }
  | { kind: 'empty' }
  /** What reads it gave up: too large for the memory it may have. */
  | { kind: 'too-much' };

export interface DocumentSet {
  partyId: PartyId;
  setId: SetId;
  madeBy: PersonId;
  origin: SetOrigin;
  fileName: string;
  bytes: number;
  sha256: string;
  receivedAt: Date;
  state: SetState;
  readBytes: number;
  readAt: Date | null;
  refusal: SetRefusalCode | null;
  version: string | null;
  documents: number;
  people: number;
  month: Month | null;
  number: number | null;
  found: Partial<Record<FindingClass, number>>;
  /** The filled form it was made of. */
  draftId: DraftId | null;
  submissionId: SubmissionId | null;
  filedAt: Date | null;
  bookedAt: Date | null;
}

/** A finding as it is kept. */
export interface KeptFinding {
  place: number;
  class: FindingClass;
  code: string;
  documentPlace: number | null;
  documentType: string | null;
  documentId: string | null;
  block: string | null;
  blockId: string | null;
  field: string | null;
  line: number;
  byte: number;
  facts: Readonly<Record<string, string | number>>;
  /** Whom the block is about, where it is about one: name and identifier. */
  person: string | null;
}

export type ReceiveRefusal =
  /** More bytes than the institution takes in one file. */
  | { kind: 'too-large'; mostBytes: number }
  | { kind: 'empty' }
  /** The beginning already cannot be read as KEDU; nothing is kept. */
  | { kind: 'broken'; code: string; facts: Readonly<Record<string, string | number>> }
  /** The key was used before for other content. */
  | { kind: 'key-reused' }
  /** Who acts may not bring documents of this payer. */
  | { kind: 'not-permitted' };

export type FileSetRefusal =
  | { kind: 'no-such-set' }
  /** Still being read, or refused, or filed before. */
  | { kind: 'not-ready' }
  /** There are findings of class K. */
  | { kind: 'critical' }
  /** There are findings of class Z that who files did not say they know of. */
  | { kind: 'not-confirmed' };
