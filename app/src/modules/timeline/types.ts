import type { MatterId, PartyId } from '#kernel/ids.ts';

/** What an entry is about; people filter by it, rights are given by it. */
export const AREAS = ['filing', 'matter', 'letter', 'contact', 'mandate', 'account'] as const;
export type Area = (typeof AREAS)[number];

/** JSON that the sentence of an entry is made of. */
export type EntryFacts = Readonly<Record<string, string | number | boolean | null | Readonly<Record<string, string>>>>;

export interface Entry {
  partyId: PartyId;
  eventId: string;
  /** A key of `kinds` in rules/kinds.ts. */
  kind: string;
  area: Area;
  at: Date;
  matterId: MatterId | null;
  facts: EntryFacts;
}
