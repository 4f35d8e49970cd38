import type { StaffId, PartyId } from '#kernel/ids.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import { addContact, addNote } from './store.ts';
import type { ContactId, NOTED_CHANNELS, NoteText } from './types.ts';

export interface PastContact extends NoteText {
  contactId: string;
  partyId: PartyId;
  staffId: StaffId;
  branchCode: string;
  daysBack: number;
  channel: (typeof NOTED_CHANNELS)[number];
  minutes: number;
  topic: string;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** What the people of the demo have called and come about before it began. */
export async function seed(ctx: Ctx<SystemActor>, past: readonly PastContact[]): Promise<void> {
  for (const { contactId, partyId, staffId, branchCode, daysBack, channel, minutes, topic, asked, answered, nextStep } of past) {
    const endedAt = new Date(ctx.now.getTime() - daysBack * DAY_MS);
    const by = { staffId, role: 'clerk' } as const;
    const contact = {
      contactId: contactId as ContactId,
      partyId,
      channel,
      direction: 'to-us',
      beganAt: new Date(endedAt.getTime() - minutes * MINUTE_MS),
      endedAt,
      staff: by,
      branchCode,
      matterId: null,
      topic,
    } as const;
    await addContact(ctx.db, contact);
    await addNote(ctx.db, contact, { asked, answered, nextStep, version: 1, by, writtenAt: endedAt, because: null });
  }
}
