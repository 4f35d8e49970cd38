import type { FormDefinition } from '#platform/forms/definition.ts';

// RWN: request for a certificate that nothing is owed. After the real flow in the portal (verify the payer's details,
// say how many copies, save, review, send, sign) and rule 9.6 of the domain notes.
// Not in the sources: the official layout and numbering of the paper form, its own list of purposes, and whether a purpose
// is asked at all; here purpose and recipient are optional and change nothing in the decision. The answer channel is asked
// by the portal at sending, as in the real one, and is not a field.
export const form: FormDefinition = {
  code: 'RWN',
  version: 1,
  validFrom: '2026-01-01',
  title: { pl: 'Wniosek o zaświadczenie o niezaleganiu', en: 'Request for a certificate of no arrears' },
  summary: {
    pl: 'Zaświadczenie, że płatnik nie zalega ze składkami. Jeśli rozliczenia są kompletne i nie ma zaległości, zaświadczenie wystawiamy automatycznie, od razu po złożeniu wniosku. W innych przypadkach odpowiadamy w ciągu 7 dni.',
    en: 'A certificate that the payer owes no contributions. If the settlements are complete and nothing is owed, it is issued automatically as soon as the request is filed. Otherwise we answer within 7 days.',
  },
  keywords: { pl: ['niezaleganie', 'zaległości', 'przetarg', 'kredyt', 'zaświadczenie'], en: ['arrears', 'tender', 'loan', 'certificate'] },
  roles: ['payer'],
  legalBasis: 'Kodeks postępowania administracyjnego, art. 217 § 1 i § 2 pkt 2; ustawa o systemie ubezpieczeń społecznych, art. 123',
  signature: { classes: ['portal-profile', 'trusted-profile', 'personal', 'qualified'], level: 2 },
  byProxy: 'allowed',
  answerChannels: ['electronic', 'post', 'branch'],
  attachments: 'optional',
  retention: 'B5',
  answerWithinDays: 7,
  facts: ['payer-settlement'],
  parameters: ['no-arrears-tolerance', 'complaint-days'],
  handling: 'computer-else-clerk',
  topic: 'payers',
  pages: [
    {
      name: 'payer',
      title: { pl: 'Dane płatnika', en: 'Payer’s details' },
      hint: {
        pl: 'Dane pochodzą z rejestru. Jeśli są nieaktualne, zgłoś ich zmianę osobnym dokumentem przed złożeniem wniosku.',
        en: 'The details come from the register. If they are out of date, report the change with its own form before you file this request.',
      },
      fields: [
        {
          name: 'payerName',
          type: 'text',
          maxLength: 160,
          label: { pl: 'Nazwa płatnika', en: 'Name of the payer' },
          prefill: 'party.name',
          readOnly: true,
        },
        { name: 'payerNip', type: 'nip', optional: true, label: { pl: 'NIP', en: 'NIP' }, prefill: 'party.nip', readOnly: true },
        { name: 'payerRegon', type: 'regon', optional: true, label: { pl: 'REGON', en: 'REGON' }, prefill: 'party.regon', readOnly: true },
        {
          name: 'payerPesel',
          type: 'pesel',
          optional: true,
          when: { known: 'party.kind', is: 'person' },
          label: { pl: 'PESEL', en: 'PESEL' },
          prefill: 'party.pesel',
          readOnly: true,
        },
      ],
    },
    {
      name: 'certificate',
      title: { pl: 'Zaświadczenie', en: 'The certificate' },
      fields: [
        {
          name: 'copies',
          type: 'number',
          min: 1,
          max: 10,
          label: { pl: 'Liczba egzemplarzy zaświadczenia', en: 'Number of copies of the certificate' },
          hint: {
            pl: 'Od 1 do 10. Elektroniczne zaświadczenie możesz pokazać wielu osobom: wystarczy jeden egzemplarz.',
            en: 'From 1 to 10. An electronic certificate can be shown to many people: one copy is enough.',
          },
        },
        {
          name: 'purpose',
          type: 'choice',
          optional: true,
          label: { pl: 'Do czego jest potrzebne', en: 'What it is needed for' },
          options: [
            { value: 'tender', label: { pl: 'przetarg lub zamówienie publiczne', en: 'tender or public contract' } },
            { value: 'loan', label: { pl: 'kredyt lub leasing', en: 'loan or leasing' } },
            { value: 'subsidy', label: { pl: 'dotacja lub pomoc publiczna', en: 'subsidy or public aid' } },
            { value: 'other', label: { pl: 'inny cel', en: 'another purpose' } },
          ],
        },
        {
          name: 'otherPurpose',
          type: 'text',
          maxLength: 120,
          when: { field: 'purpose', is: 'other' },
          label: { pl: 'Jaki to cel', en: 'Which purpose' },
        },
        {
          name: 'recipient',
          type: 'text',
          maxLength: 160,
          optional: true,
          label: { pl: 'Komu chcesz przedstawić zaświadczenie', en: 'Whom you want to show the certificate' },
          hint: { pl: 'Na przykład nazwa banku lub zamawiającego.', en: 'For example the name of the bank or the contracting body.' },
        },
      ],
    },
    {
      name: 'statements',
      title: { pl: 'Oświadczenia', en: 'Statements' },
      fields: [
        {
          name: 'truth',
          type: 'statement',
          label: { pl: 'Oświadczam, że dane we wniosku są zgodne z prawdą.', en: 'I state that the details in this request are true.' },
        },
        {
          name: 'settled',
          type: 'statement',
          label: {
            pl: 'Przyjmuję do wiadomości, że zaświadczenie pokazuje stan rozliczeń na dzień złożenia wniosku.',
            en: 'I understand that the certificate shows the settlements on the day this request is filed.',
          },
        },
      ],
    },
  ],
  rules: [
    {
      name: 'payer-identified',
      kind: 'at-least-one-of',
      fields: ['payerNip', 'payerRegon', 'payerPesel'],
      at: 'payerNip',
      text: {
        pl: 'Podaj NIP, REGON albo PESEL płatnika, abyśmy mogli odnaleźć jego konto.',
        en: 'Give the payer’s NIP, REGON or PESEL so that we can find the account.',
      },
    },
  ],
  gaps: [
    {
      pl: 'Układ i numeracja pól papierowego wzoru RWN oraz jego własna lista celów.',
      en: 'The layout and numbering of the paper form RWN, and its own list of purposes.',
    },
  ],
  marks: [
    {
      at: 'purpose',
      mark: 'D',
      says: {
        pl: 'Cel i odbiorca są dobrowolne i nie zmieniają rozstrzygnięcia.',
        en: 'Purpose and recipient are optional and change nothing in the decision.',
      },
    },
  ],
};
