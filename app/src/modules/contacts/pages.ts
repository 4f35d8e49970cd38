import type { ModulePages } from '#platform/http/page.ts';
import { contactPage, contactsPage } from './pages/contacts.tsx';
import { deskContactPage } from './pages/desk-contact.tsx';
import { deskContactsPage } from './pages/desk-contacts.tsx';
import { deskNotePage } from './pages/desk-note.tsx';
import { deskPersonSlot } from './pages/desk-person.tsx';
import { text } from './text.ts';

export const pages: ModulePages = {
  pages: [contactsPage, contactPage, deskContactsPage, deskNotePage, deskContactPage],
  slots: [deskPersonSlot],
  menu: [{ face: 'portal', order: 58, path: '/contacts', label: { pl: text('pl')('menu'), en: text('en')('menu') } }],
};
