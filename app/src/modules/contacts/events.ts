import type { News } from '#platform/context.ts';
import type { Contact } from './types.ts';

/** A contact has ended. What was said is not told. */
export const contactHappened = ({ partyId, contactId, channel, direction, matterId }: Contact): News => ({
  name: 'contacts.happened',
  partyId,
  facts: { contactId, channel, direction, matterId },
});

export const noteCorrected = ({ partyId, contactId, matterId }: Contact, version: number): News => ({
  name: 'contacts.note-corrected',
  partyId,
  facts: { contactId, matterId, version },
});
