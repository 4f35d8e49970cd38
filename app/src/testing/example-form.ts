import type { FormDefinition } from '#platform/forms/definition.ts';

const bilingual = (pl: string, en: string) => ({ pl, en });

/** A form with a field of every kind, conditions, a group and rules of every kind: what the engine is tried on. */
export const exampleForm: FormDefinition = {
  code: 'EX-1',
  version: 1,
  validFrom: '2026-01-01',
  title: bilingual('Wniosek o zasiłek', 'Benefit claim'),
  summary: bilingual('Przykład wszystkich rodzajów pól.', 'An example of every kind of field.'),
  roles: ['insured'],
  legalBasis: 'ustawa zasiłkowa, art. 1',
  signature: { classes: ['portal-profile'], level: 2 },
  byProxy: 'allowed',
  answerChannels: ['electronic'],
  attachments: 'none',
  retention: 'B5',
  answerWithinDays: 30,
  handling: 'clerk',
  topic: 'benefits',
  pages: [
    {
      name: 'person', title: bilingual('Twoje dane', 'Your details'),
      fields: [
        { name: 'name', type: 'text', maxLength: 60, label: bilingual('Imię i nazwisko', 'Full name'), prefill: 'party.name', readOnly: true },
        { name: 'pesel', type: 'pesel', label: bilingual('PESEL', 'PESEL'), prefill: 'person.pesel' },
        { name: 'email', type: 'email', optional: true, label: bilingual('E-mail', 'E-mail') },
        { name: 'phone', type: 'phone', optional: true, label: bilingual('Telefon', 'Phone') },
        { name: 'postcode', type: 'postcode', label: bilingual('Kod pocztowy', 'Postcode') },
      ],
    },
    {
      name: 'leave', title: bilingual('Zwolnienie', 'The leave'),
      fields: [
        { name: 'from', type: 'date', notBefore: '2020-01-01', notAfter: 'today', label: bilingual('Od', 'From') },
        { name: 'to', type: 'date', notAfter: { today: 60 }, label: bilingual('Do', 'To') },
        { name: 'reason', type: 'choice', label: bilingual('Powód', 'Reason'), options: [{ value: 'illness', label: bilingual('choroba', 'illness') }, { value: 'child', label: bilingual('opieka nad dzieckiem', 'care of a child') }, { value: 'other', label: bilingual('inny', 'other'), when: { known: 'party.kind', is: 'person' } }] },
        { name: 'otherReason', type: 'long-text', maxLength: 40, when: { field: 'reason', is: 'other' }, label: bilingual('Jaki powód', 'Which reason') },
        { name: 'code', type: 'text', maxLength: 8, optional: true, pattern: '[A-Z]\\d{2}', patternHint: bilingual('Litera i dwie cyfry, na przykład B20.', 'A letter and two digits, for example B20.'), label: bilingual('Kod', 'Code') },
      ],
    },
    {
      name: 'children', title: bilingual('Dzieci', 'Children'), when: { field: 'reason', is: 'child' },
      fields: [
        {
          name: 'child', type: 'group', min: 1, max: 3, label: bilingual('Dzieci', 'Children'), itemTitle: bilingual('Dziecko', 'Child'),
          fields: [
            { name: 'childName', type: 'text', maxLength: 40, label: bilingual('Imię', 'Name') },
            { name: 'adopted', type: 'yes-no', label: bilingual('Przysposobione?', 'Adopted?') },
            { name: 'adoptedOn', type: 'date', when: { field: 'child.adopted', is: true }, label: bilingual('Dzień przysposobienia', 'Day of adoption') },
          ],
        },
      ],
    },
    {
      name: 'money', title: bilingual('Wypłata', 'Payment'),
      fields: [
        { name: 'days', type: 'number', min: 1, max: 60, label: bilingual('Liczba dni', 'Number of days') },
        { name: 'pay', type: 'money', minGrosze: '100', maxGrosze: '10000000', label: bilingual('Wynagrodzenie', 'Pay') },
        { name: 'bonus', type: 'money', optional: true, label: bilingual('Premia', 'Bonus') },
        { name: 'total', type: 'money', optional: true, label: bilingual('Razem', 'Total') },
        { name: 'account', type: 'nrb', optional: true, label: bilingual('Rachunek', 'Account') },
        { name: 'employerNip', type: 'nip', optional: true, label: bilingual('NIP pracodawcy', 'Employer’s NIP') },
        { name: 'employerRegon', type: 'regon', optional: true, label: bilingual('REGON pracodawcy', 'Employer’s REGON') },
        { name: 'wants', type: 'choices', min: 1, label: bilingual('O co prosisz', 'What you ask for'), options: [{ value: 'benefit', label: bilingual('zasiłek', 'the benefit') }, { value: 'letter', label: bilingual('zaświadczenie', 'a certificate') }] },
        { name: 'mandate', type: 'choice', optional: true, options: [], optionsFrom: 'mandates', label: bilingual('Pełnomocnictwo', 'Mandate') },
        { name: 'truth', type: 'statement', label: bilingual('Dane są prawdziwe.', 'The details are true.') },
      ],
    },
  ],
  rules: [
    { name: 'in-order', kind: 'day-not-before', field: 'to', than: 'from', at: 'to', text: bilingual('Koniec nie może być przed początkiem.', 'The end cannot be before the beginning.') },
    { name: 'not-too-long', kind: 'at-most-days-after', field: 'to', than: 'from', days: 180, at: 'to', text: bilingual('Najwyżej 180 dni.', 'At most 180 days.') },
    { name: 'bonus-not-pay', kind: 'not-equal', fields: ['bonus', 'pay'], at: 'bonus', text: bilingual('Premia nie może równać się wynagrodzeniu.', 'The bonus cannot equal the pay.') },
    { name: 'employer-known', kind: 'at-least-one-of', fields: ['employerNip', 'employerRegon'], at: 'employerNip', text: bilingual('Podaj NIP albo REGON pracodawcy.', 'Give the employer’s NIP or REGON.') },
    { name: 'sums', kind: 'sum-equals', fields: ['pay', 'bonus'], total: 'total', at: 'total', text: bilingual('Suma się nie zgadza.', 'The total does not add up.') },
    { name: 'long-needs-phone', kind: 'must-hold', when: { field: 'wants', includes: 'letter' }, condition: { field: 'phone', answered: true }, at: 'wants', text: bilingual('Do zaświadczenia potrzebny jest telefon.', 'A certificate needs a phone.') },
  ],
};
