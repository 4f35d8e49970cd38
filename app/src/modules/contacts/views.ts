export { findContact, listContacts, listNotes } from './store.ts';
