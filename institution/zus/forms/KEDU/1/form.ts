import type { FormDefinition } from '#platform/forms/definition.ts';

/** Covers a set of insurance documents: what is signed names the file by its digest. It is made on the page of the set. */
export const form: FormDefinition = {
  code: 'KEDU',
  version: 1,
  validFrom: '2026-01-01',
  madeAt: '/payer/sets',
  title: { pl: 'Zestaw dokumentów ubezpieczeniowych', en: 'Set of insurance documents' },
  summary: {
    pl: 'Zgłoszenia, deklaracje i raporty imienne płatnika składek z pliku KEDU lub z kreatora. Po sprawdzeniu i podpisaniu trafiają od razu na konto płatnika i ubezpieczonych.',
    en: 'Registrations, declarations and personal reports of a payer of contributions, from a KEDU file or a wizard. Once checked and signed they reach the accounts of the payer and the insured at once.',
  },
  keywords: {
    pl: ['deklaracja', 'DRA', 'RCA', 'RSA', 'RPA', 'ZUA', 'ZZA', 'ZWUA', 'składki', 'płatnik', 'import', 'plik'],
    en: ['declaration', 'contributions', 'payer', 'import', 'file', 'employees'],
  },
  roles: ['payer'],
  legalBasis: 'Ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 36, 41, 46 i 47a',
  signature: { classes: ['portal-profile', 'trusted-profile', 'qualified'], level: 2 },
  byProxy: 'allowed',
  channels: ['portal', 'desk', 'kiosk', 'api'],
  answerChannels: ['electronic'],
  attachments: 'none',
  retention: 'B5',
  answerWithinDays: 30,
  handling: 'computer-else-clerk',
  topic: 'payers',
  pages: [
    {
      name: 'set',
      title: { pl: 'Zestaw', en: 'The set' },
      fields: [
        { name: 'setId', type: 'text', maxLength: 36, label: { pl: 'Numer zestawu', en: 'Number of the set' } },
        {
          name: 'sha256',
          type: 'text',
          maxLength: 64,
          pattern: '[0-9a-f]{64}',
          patternHint: { pl: '64 cyfry i litery od a do f', en: '64 digits and letters from a to f' },
          label: { pl: 'Skrót SHA-256 pliku', en: 'SHA-256 of the file' },
        },
        { name: 'fileName', type: 'text', maxLength: 200, label: { pl: 'Nazwa pliku', en: 'Name of the file' } },
        { name: 'bytes', type: 'number', min: 1, label: { pl: 'Wielkość pliku, bajty', en: 'Size of the file, bytes' } },
        { name: 'documents', type: 'number', min: 1, label: { pl: 'Liczba dokumentów', en: 'Number of documents' } },
        { name: 'people', type: 'number', min: 0, label: { pl: 'Liczba osób', en: 'Number of people' } },
        { name: 'month', type: 'month', optional: true, label: { pl: 'Miesiąc deklaracji', en: 'Month of the declaration' } },
        {
          name: 'number',
          type: 'text',
          maxLength: 2,
          pattern: '\\d{2}',
          patternHint: { pl: 'dwie cyfry, np. 01', en: 'two digits, such as 01' },
          optional: true,
          label: { pl: 'Numer deklaracji', en: 'Number of the declaration' },
        },
        { name: 'due', type: 'money', optional: true, label: { pl: 'Do zapłaty', en: 'To be paid' } },
        {
          name: 'knownFaults',
          type: 'number',
          min: 0,
          label: { pl: 'Wysłane świadomie błędy klasy Z', en: 'Faults of class Z sent knowingly' },
        },
      ],
    },
  ],
  gaps: [
    {
      pl: 'Podpisuje się okładkę ze skrótem pliku. Podpisu, który program płacowy włożył do pliku KEDU, nie sprawdzamy jako podpisu płatnika.',
      en: 'What is signed is the cover with the digest of the file. A signature that a payroll program put into the KEDU file is not checked as the payer’s.',
    },
  ],
  marks: [
    {
      at: 'answerWithinDays',
      mark: 'D',
      says: {
        pl: 'Termin na wyjaśnienie zestawu, którego komputer nie zaksięgował: decyzja projektu.',
        en: 'Time to clarify a set that the computer did not book: a decision of ours.',
      },
    },
  ],
};
