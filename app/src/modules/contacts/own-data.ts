import { type OwnDataPart, ownTable } from '#platform/own-data/own-data.ts';

/** Staff are told by role and branch, not by name. */
export const ownData: readonly OwnDataPart[] = [
  ownTable({
    table: 'contacts.contact',
    title: { pl: 'Kontakty', en: 'Contacts' },
    order: 't.began_at, t.contact_id',
    without: ['staff_id'],
  }),
  ownTable({
    table: 'contacts.note',
    title: { pl: 'Notatki z kontaktów', en: 'Notes of contacts' },
    order: 't.contact_id, t.version',
    without: ['written_by'],
  }),
];
