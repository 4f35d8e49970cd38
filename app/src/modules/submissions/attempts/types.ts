import type { DraftId, PartyId, PersonId } from '#kernel/ids.ts';

/** Why we could not take a filing: our database is away, we have too much to do, our disk is full, or we broke. */
export type AttemptReason = 'database' | 'busy' | 'disk' | 'fault';

/** How far the clock of a note can be relied on: kept in step with UTC by the machine, or not known to be. */
export type ClockState = 'synchronised' | 'unknown';

/** What somebody tried to file. Who they are stands in the note by name, in the journal by id only. */
export interface AttemptWish {
  draftId: DraftId;
  partyId: PartyId;
  personId: PersonId;
  relation: 'self' | 'representative' | 'mandate';
  formCode: string;
  formVersion: number;
  formTitle: string;
  /** SHA-256 of the answers as `answersDigest` has it. */
  answersSha256: string;
  reason: AttemptReason;
  sender: { name: string; identifierKind: string; identifier: string };
}

/** One line of the journal. */
export interface AttemptEntry {
  position: number;
  number: string;
  at: string;
  clock: ClockState;
  draftId: string;
  partyId: string;
  personId: string;
  formCode: string;
  formVersion: number;
  answersSha256: string;
  reason: AttemptReason;
  /** Hash of the entry before; 64 zeros for the first. */
  previous: string;
  /** SHA-256 over all of the above. */
  hash: string;
}

/** What is handed out. `code` opens it at its address; whoever has it may fetch the note. */
export interface AttemptNote {
  number: string;
  code: string;
  at: Date;
  clock: ClockState;
  xml: string;
  /** The same attempt came before, and this is its first note again. */
  repeated: boolean;
}
