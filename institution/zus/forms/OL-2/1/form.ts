import type { FormDefinition } from '#platform/forms/definition.ts';
import { payerIdentified, payerPage, statementsPage } from '../../../form-parts/applicant.ts';
import { addressFields, periodFields, periodInOrder, personFields } from '../../../form-parts/questions.ts';
import { ACT_SICKNESS, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// OL-2: a payer asks the institution to check an employee's sick leave (domain notes 1.4, from memory). Not in the
// sources: its layout, which payers check by themselves, and what the answer may say.
export const form: FormDefinition = {
  ...usual,
  code: 'OL-2',
  title: { pl: 'Wniosek o sprawdzenie zwolnienia lekarskiego', en: 'Request to check a sick leave' },
  summary: {
    pl: 'Pracodawca prosi, aby ZUS sprawdził, czy pracownik prawidłowo korzysta ze zwolnienia albo czy nadal jest niezdolny do pracy. Zajmuje się tym pracownik ZUS.',
    en: 'An employer asks the institution to check whether an employee uses a sick leave rightly, or is still unable to work. A member of staff deals with it.',
  },
  keywords: { pl: ['kontrola zwolnienia', 'L4', 'e-ZLA', 'pracownik', 'sprawdzenie'], en: ['check of sick leave', 'employee', 'e-ZLA'] },
  roles: ['payer'],
  legalBasis: `${ACT_SICKNESS}, art. 59 i art. 68`,
  attachments: 'optional',
  minutes: 5,
  retention: 'B10',
  answerWithinDays: 30,
  facts: ['payer-status'],
  handling: 'clerk',
  topic: 'sick-leaves',
  pages: [
    payerPage,
    {
      name: 'employee',
      title: { pl: 'Pracownik', en: 'The employee' },
      fields: [...personFields('employee', { pl: 'pracownika', en: 'the employee' }), ...addressFields('stay')],
    },
    {
      name: 'leave',
      title: { pl: 'Zwolnienie', en: 'The sick leave' },
      fields: [
        ...periodFields('leave', { from: { pl: 'Zwolnienie od', en: 'Leave from' }, to: { pl: 'Zwolnienie do', en: 'Leave to' } }),
        {
          name: 'certificate',
          type: 'text',
          maxLength: 20,
          optional: true,
          label: { pl: 'Seria i numer e-ZLA', en: 'Series and number of the e-ZLA' },
        },
        {
          name: 'what',
          type: 'choices',
          min: 1,
          label: { pl: 'Co sprawdzić', en: 'What to check' },
          options: [
            {
              value: 'use',
              label: { pl: 'czy pracownik prawidłowo korzysta ze zwolnienia', en: 'whether the employee uses the leave rightly' },
            },
            { value: 'incapacity', label: { pl: 'czy nadal jest niezdolny do pracy', en: 'whether they are still unable to work' } },
          ],
        },
        {
          name: 'why',
          type: 'long-text',
          maxLength: 1500,
          label: { pl: 'Uzasadnienie', en: 'Reasons' },
          hint: { pl: 'Nie opisuj stanu zdrowia pracownika.', en: 'Do not describe the employee’s health.' },
        },
      ],
    },
    statementsPage(),
  ],
  rules: [payerIdentified, periodInOrder('leave')],
  gaps: [
    layoutGap('OL-2'),
    {
      pl: 'Którzy płatnicy sprawdzają zwolnienia sami i kiedy proszą ZUS.',
      en: 'Which payers check sick leaves by themselves, and when they ask the institution.',
    },
  ],
  marks: [
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    { at: 'what', mark: 'M', says: { pl: 'Rodzaje kontroli z pamięci.', en: 'The kinds of check are from memory.' } },
  ],
};
