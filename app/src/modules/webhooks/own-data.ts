import { type OwnDataPart, ownTable } from '#platform/own-data/own-data.ts';

export const ownData: readonly OwnDataPart[] = [
  ownTable({
    table: 'webhooks.subscription',
    order: 't.created_at',
    without: ['secret', 'former_secret'],
    title: { pl: 'Powiadomienia programów', en: 'Addresses told of news' },
  }),
  ownTable({ table: 'webhooks.message', order: 't.place', title: { pl: 'Wiadomości do programów', en: 'Messages to programs' } }),
  ownTable({ table: 'webhooks.attempt', order: 't.at', title: { pl: 'Próby doręczenia wiadomości', en: 'Tries to deliver messages' } }),
];
