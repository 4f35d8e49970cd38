import type { LetterTemplate } from '#platform/pack.ts';

/** What became of a set of insurance documents: it stands on the accounts. */
export const setBooked: LetterTemplate = {
  code: 'set-booked',
  kind: 'confirmation',
  version: 1,
  title: { pl: 'Potwierdzenie zaksięgowania dokumentów ubezpieczeniowych', en: 'Confirmation that insurance documents were booked' },
  body: {
    pl: [
      'Zakład Ubezpieczeń Społecznych potwierdza, że zestaw dokumentów ubezpieczeniowych „{fileName}” został przyjęty i zaksięgowany.',
      'W zestawie: {documents, plural, one {# dokument} few {# dokumenty} other {# dokumentów}}, {people, plural, one {# osoba} few {# osoby} other {# osób}}.',
      '{hasMonth, select, true {Deklaracja {number} za miesiąc {month}. Do zapłaty: {due}.} other {Zestaw nie zawiera deklaracji.}}',
      'Skrót SHA-256 pliku: {sha256}.',
      'Ubezpieczeni widzą nowe dane na swoich kontach od tej chwili. Błędy można poprawić dokumentami korygującymi.',
    ],
    en: [
      'The Social Insurance Institution confirms that the set of insurance documents “{fileName}” has been received and booked.',
      'In the set: {documents, plural, one {# document} other {# documents}}, {people, plural, one {# person} other {# people}}.',
      '{hasMonth, select, true {Declaration {number} for the month {month}. To be paid: {due}.} other {The set holds no declaration.}}',
      'SHA-256 of the file: {sha256}.',
      'The insured see the new data on their accounts from this moment. Mistakes can be put right by corrections.',
    ],
  },
  legalBasis: 'Ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 41 i 46',
  retention: 'B5',
};
