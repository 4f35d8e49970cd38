import { type OwnDataPart, ownTable } from '#platform/own-data/own-data.ts';

export const ownData: readonly OwnDataPart[] = [
  ownTable({ table: 'portability.taking', order: 't.taken_at', title: { pl: 'Pobrane kopie danych', en: 'Copies of data taken' } }),
];
