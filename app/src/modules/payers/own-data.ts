import { type OwnDataPart, ownTable } from '#platform/own-data/own-data.ts';

export const ownData: readonly OwnDataPart[] = [
  ownTable({
    table: 'payers.document_set',
    order: 't.received_at, t.set_id',
    without: ['idempotency_key'],
    title: { pl: 'Zestawy dokumentów ubezpieczeniowych', en: 'Sets of insurance documents' },
  }),
  ownTable({ table: 'payers.finding', order: 't.set_id, t.place', title: { pl: 'Wyniki weryfikacji', en: 'Findings of verification' } }),
  ownTable({
    table: 'payers.declaration',
    order: 't.set_id, t.document_place',
    title: { pl: 'Deklaracje rozliczeniowe', en: 'Declarations' },
  }),
  ownTable({ table: 'payers.reported_month', order: 't.set_id, t.place', title: { pl: 'Raporty imienne', en: 'Personal reports' } }),
  ownTable({
    table: 'payers.reported_absence',
    order: 't.set_id, t.place',
    title: { pl: 'Zgłoszone przerwy i świadczenia', en: 'Reported breaks and benefits' },
  }),
  ownTable({
    table: 'payers.reported_title',
    order: 't.set_id, t.place',
    title: { pl: 'Zgłoszenia i wyrejestrowania', en: 'Registrations and de-registrations' },
  }),
  ownTable({
    table: 'payers.reported_family',
    order: 't.set_id, t.place',
    title: { pl: 'Zgłoszenia członków rodziny', en: 'Family members reported' },
  }),
];
