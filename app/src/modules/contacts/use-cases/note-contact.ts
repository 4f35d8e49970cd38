import type { MatterId, PartyId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { briefOf } from '#modules/cases/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { openingOf } from '#platform/openings.ts';
import { inContact, permitted, type Refused } from '../guards.ts';
import { beganAt } from '../rules/began.ts';
import { type NoteRemark, readNote, type TypedNote } from '../rules/note.ts';
import { addNote, lastEnded } from '../store.ts';
import type { ContactId, Direction, NOTED_CHANNELS } from '../types.ts';
import { recordContact } from './record-contact.ts';

export interface NoteWish extends TypedNote {
  partyId: PartyId;
  channel: (typeof NOTED_CHANNELS)[number] | undefined;
  direction: Direction | undefined;
  matterId: MatterId | null;
  topic: string | null;
}

export type NoteRefusal =
  | { kind: 'not-open' }
  | { kind: 'no-such-matter' }
  | { kind: 'no-such-topic' }
  | { kind: 'channel-missing' }
  | { kind: 'direction-missing' }
  | { kind: 'remarks'; remarks: readonly NoteRemark[] }
  | Refused;

/** Writes down a call or a visit about a party that is open to who writes: what was asked, answered and agreed. It began
 *  when the party was opened and ends now.
 *  @refuses not-open | channel-missing | direction-missing | no-such-matter | no-such-topic | remarks | not-permitted
 *  @announces contacts.happened */
export async function noteContact(ctx: Ctx<StaffActor>, wish: NoteWish): Promise<Result<{ contactId: ContactId }, NoteRefusal>> {
  const { partyId, channel, matterId, topic } = wish;
  const opening = await openingOf(ctx, partyId);
  if (!opening) return refuse({ kind: 'not-open' });
  const allowed = permitted(ctx, 'contacts.write-down', { purpose: opening.purpose });
  if (!allowed.ok) return allowed;
  if (!channel) return refuse({ kind: 'channel-missing' });
  // Whoever visits has come to us.
  const direction = channel === 'visit' ? 'to-us' : wish.direction;
  if (!direction) return refuse({ kind: 'direction-missing' });
  if (matterId !== null && (await briefOf(ctx, matterId))?.partyId !== partyId) return refuse({ kind: 'no-such-matter' });
  if (topic !== null && !Object.hasOwn(ctx.house.pack.topics, topic)) return refuse({ kind: 'no-such-topic' });
  const note = readNote(wish);
  if (!note.ok) return refuse({ kind: 'remarks', remarks: note.refusal });
  const contactId = await recordContact(ctx, {
    partyId,
    channel,
    direction,
    beganAt: beganAt(opening.openedAt, await lastEnded(ctx.db, partyId, ctx.actor.staffId), ctx.now),
    endedAt: ctx.now,
    staff: inContact(ctx.actor),
    branchCode: ctx.actor.branchCode,
    matterId,
    topic,
  });
  await addNote(ctx.db, { partyId, contactId }, { ...note.value, version: 1, by: inContact(ctx.actor), writtenAt: ctx.now, because: null });
  await ctx.audit({
    action: 'contacts.write-down',
    object: `contact:${contactId}`,
    subjectPartyId: partyId,
    purpose: opening.purpose,
    ...(matterId ? { facts: { matterId } } : {}),
  });
  return accept({ contactId });
}
