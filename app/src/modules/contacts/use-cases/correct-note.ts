import type { PartyId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { openingOf } from '#platform/openings.ts';
import { noteCorrected } from '../events.ts';
import { inContact, permitted, type Refused, wroteIt } from '../guards.ts';
import { type NoteRemark, readNote, readReason, type TypedNote } from '../rules/note.ts';
import { addNote, lockContact } from '../store.ts';
import type { ContactId } from '../types.ts';

export interface CorrectionWish extends TypedNote {
  partyId: PartyId;
  contactId: ContactId;
  /** The version that was read when the correction was typed. */
  version: number;
  because: string;
}

export type CorrectionRefusal =
  | { kind: 'no-such-note' }
  | { kind: 'not-open' }
  | { kind: 'changed-meanwhile' }
  | { kind: 'remarks'; remarks: readonly NoteRemark[] }
  | Refused;

/** Puts a new version over a note; what it was before stays readable, to the party too.
 *  @refuses not-open | no-such-note | not-permitted | changed-meanwhile | remarks
 *  @announces contacts.note-corrected */
export async function correctNote(ctx: Ctx<StaffActor>, wish: CorrectionWish): Promise<Result<{ version: number }, CorrectionRefusal>> {
  const opening = await openingOf(ctx, wish.partyId);
  if (!opening) return refuse({ kind: 'not-open' });
  const contact = await lockContact(ctx.db, wish.partyId, wish.contactId);
  if (!contact?.note) return refuse({ kind: 'no-such-note' });
  const allowed = permitted(ctx, 'contacts.correct', {
    purpose: opening.purpose,
    wroteIt: wroteIt(contact, ctx.actor.staffId),
  });
  if (!allowed.ok) return allowed;
  if (contact.note.version !== wish.version) return refuse({ kind: 'changed-meanwhile' });
  const [note, because] = [readNote(wish), readReason(wish.because)];
  if (!note.ok || !because.ok)
    return refuse({ kind: 'remarks', remarks: [...(note.ok ? [] : note.refusal), ...(because.ok ? [] : because.refusal)] });
  const version = contact.note.version + 1;
  await addNote(ctx.db, contact, { ...note.value, version, by: inContact(ctx.actor), writtenAt: ctx.now, because: because.value });
  await ctx.announce(noteCorrected(contact, version));
  await ctx.audit({
    action: 'contacts.correct',
    object: `contact:${contact.contactId}`,
    subjectPartyId: contact.partyId,
    purpose: opening.purpose,
    facts: { version },
  });
  return accept({ version });
}
