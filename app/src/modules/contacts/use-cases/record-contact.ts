import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { contactHappened } from '../events.ts';
import { addContact } from '../store.ts';
import type { Contact, ContactId } from '../types.ts';

/** For the channels: writes down a contact that has ended. Whether it may be, is for the channel to ask.
 *  @announces contacts.happened */
export async function recordContact(ctx: Ctx, wish: Omit<Contact, 'contactId'>): Promise<ContactId> {
  const contact = { ...wish, contactId: newId<ContactId>(ctx.now.getTime()) };
  await addContact(ctx.db, contact);
  await ctx.announce(contactHappened(contact));
  return contact.contactId;
}
