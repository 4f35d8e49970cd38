import { type OwnDataPart, ownTable } from '#platform/own-data/own-data.ts';

export const ownData: readonly OwnDataPart[] = [
  ownTable({ table: 'machines.client', order: 't.registered_at', title: { pl: 'Programy', en: 'Programs' } }),
  ownTable({
    table: 'machines.client_key',
    order: 't.added_at, t.kid',
    title: { pl: 'Klucze publiczne programów', en: 'Public keys of programs' },
  }),
];
