export { recordContact } from './use-cases/record-contact.ts';
export type { Contact, ContactChannel, ContactId, Direction } from './types.ts';
