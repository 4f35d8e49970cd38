declare const brand: unique symbol;
declare const human: unique symbol;

/** A UUID (version 7 where we make it) that cannot be mistaken for the id of another kind of thing. */
export type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** A person or an organisation: whoever can have matters. The shard key of almost every table. */
export type PartyId = Id<'party'>;
/** A party that is a human being. */
export type PersonId = PartyId & { readonly [human]: true };
export type StaffId = Id<'staff'>;
export type SessionId = Id<'session'>;
export type MandateId = Id<'mandate'>;
export type DraftId = Id<'draft'>;
export type SubmissionId = Id<'submission'>;
export type MatterId = Id<'matter'>;
export type DecisionId = Id<'decision'>;
export type LetterId = Id<'letter'>;
export type ReceiptId = Id<'receipt'>;
export type FileId = Id<'file'>;
export type ClientId = Id<'client'>;
/** A set of insurance documents (KEDU), from the moment it was brought. */
export type SetId = Id<'set'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads an id that came from outside (address, form field); undefined where it is not a UUID. */
export function parseId<I extends Id<string>>(text: string): I | undefined {
  return UUID.test(text) ? (text as I) : undefined;
}
