import type { FormDefinition } from '#platform/forms/definition.ts';
import { payerIdentified, payerPage, statementsPage } from '../../../form-parts/applicant.ts';
import { ACT_SYSTEM, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// RZS-R: refund of overpaid contributions (domain notes 1.4, from memory, together with RZS-P). Not in the sources: its
// layout, how it differs from RZS-P, and how the refund is set against arrears.
export const form: FormDefinition = {
  ...usual,
  code: 'RZS-R',
  title: { pl: 'Wniosek o zwrot nadpłaconych składek', en: 'Request for a refund of overpaid contributions' },
  summary: {
    pl: 'Wniosek płatnika o zwrot nadpłaty na rachunek bankowy. Jeśli są zaległości, nadpłata najpierw je pokrywa. Decyduje pracownik.',
    en: 'A payer’s request to have an overpayment refunded to a bank account. Where there are arrears, the overpayment covers them first. A member of staff decides.',
  },
  keywords: { pl: ['nadpłata', 'zwrot składek', 'zwrot', 'RZS-P'], en: ['overpayment', 'refund of contributions', 'refund'] },
  roles: ['payer'],
  legalBasis: `${ACT_SYSTEM}, art. 24 ust. 6a`,
  attachments: 'optional',
  minutes: 4,
  retention: 'B50',
  answerWithinDays: 30,
  pays: true,
  facts: ['payer-settlement', 'payer-status'],
  handling: 'clerk',
  topic: 'payers',
  pages: [
    payerPage,
    {
      name: 'refund',
      title: { pl: 'Zwrot', en: 'The refund' },
      fields: [
        {
          name: 'extent',
          type: 'choice',
          label: { pl: 'Ile zwrócić', en: 'How much to refund' },
          options: [
            { value: 'all', label: { pl: 'całą nadpłatę', en: 'the whole overpayment' } },
            { value: 'part', label: { pl: 'część nadpłaty', en: 'a part of it' } },
          ],
        },
        {
          name: 'amount',
          type: 'money',
          minGrosze: '1',
          when: { field: 'extent', is: 'part' },
          label: { pl: 'Kwota do zwrotu', en: 'Amount to refund' },
        },
        {
          name: 'month',
          type: 'month',
          notAfter: { months: 0 },
          optional: true,
          label: { pl: 'Za który miesiąc powstała nadpłata', en: 'For which month the overpayment arose' },
          hint: { pl: 'Jeśli wiesz.', en: 'If you know.' },
        },
        {
          name: 'why',
          type: 'long-text',
          maxLength: 1000,
          optional: true,
          label: { pl: 'Z czego wynika nadpłata', en: 'What the overpayment comes from' },
        },
        {
          name: 'account',
          type: 'nrb',
          label: { pl: 'Rachunek do zwrotu', en: 'Account for the refund' },
          hint: { pl: '26 cyfr. Rachunek musi należeć do płatnika.', en: '26 digits. The account must be the payer’s.' },
        },
      ],
    },
    statementsPage(),
  ],
  rules: [payerIdentified],
  gaps: [
    layoutGap('RZS-R'),
    {
      pl: 'Czym RZS-R różni się od RZS-P i jak zalicza się nadpłatę na zaległości.',
      en: 'How RZS-R differs from RZS-P, and how an overpayment is set against arrears.',
    },
  ],
  marks: [
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    { at: 'account', mark: 'M', says: { pl: 'Zwrot tylko na rachunek płatnika.', en: 'Refunds go only to the payer’s account.' } },
  ],
};
