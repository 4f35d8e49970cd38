import type { Id, MatterId, PartyId, StaffId } from '#kernel/ids.ts';
import type { StaffRole } from '#platform/context.ts';

export type ContactId = Id<'contact'>;

export const CHANNELS = ['call', 'email', 'chat', 'video', 'visit', 'kiosk'] as const;
export type ContactChannel = (typeof CHANNELS)[number];

/** Who began it. */
export const DIRECTIONS = ['to-us', 'from-us'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What no machine counts yet and a member of staff writes down by hand. */
export const NOTED_CHANNELS = ['call', 'visit'] as const satisfies readonly ContactChannel[];

/** Who of the staff was in it. */
export interface InContact {
  staffId: StaffId;
  role: StaffRole;
}

export interface Contact {
  partyId: PartyId;
  contactId: ContactId;
  channel: ContactChannel;
  direction: Direction;
  beganAt: Date;
  /** Null while it goes on. */
  endedAt: Date | null;
  /** Null where it was a machine. */
  staff: InContact | null;
  branchCode: string | null;
  matterId: MatterId | null;
  /** Name of a worklist of the pack. */
  topic: string | null;
}

/** What was asked and answered. */
export interface NoteText {
  asked: string;
  answered: string;
  nextStep: string | null;
}

export interface Note extends NoteText {
  version: number;
  by: InContact;
  writtenAt: Date;
  /** Why it was corrected; null for the first. */
  because: string | null;
}

/** A contact with what holds of it now. */
export interface NotedContact extends Contact {
  note: Note | null;
}
