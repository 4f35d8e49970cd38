import type { MatterId, PartyId } from '#kernel/ids.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** Why a member of staff opens a party's data; the party reads it under "who looked". */
export const OPEN_PURPOSES = ['handling', 'visit', 'call', 'complaint', 'correction', 'supervision'] as const;
export type OpenPurpose = (typeof OPEN_PURPOSES)[number];

export interface OpenWish {
  partyId: PartyId;
  purpose: OpenPurpose | undefined;
  /** In the words of who opens. */
  words: string;
  matterId: MatterId | null;
}

export type OpenRefusal =
  | { kind: 'no-such-party' }
  | { kind: 'own-data' }
  | { kind: 'purpose-missing' }
  /** Without a matter the purpose is told in words. */
  | { kind: 'words-missing' }
  | { kind: 'words-too-long' }
  /** The purpose is a matter, and none was named, or one of somebody else. */
  | { kind: 'no-such-matter' }
  | { kind: 'not-permitted'; why: Bilingual; fix?: Bilingual };
