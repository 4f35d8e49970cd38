import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import { historyGap, historyGroup, historyMarks, historyRules } from '../../../form-parts/history.ts';
import { ACT_PENSIONS, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// ERP-6: list of contributory and non-contributory periods (domain notes 1.4, from memory). Not in the sources: its
// layout, its kinds of periods, and the papers that prove each.
export const form: FormDefinition = {
  ...usual,
  code: 'ERP-6',
  title: { pl: 'Informacja o okresach składkowych i nieskładkowych', en: 'Information about contributory and non-contributory periods' },
  summary: {
    pl: 'Wykaz okresów pracy, nauki, opieki nad dziećmi i innych, do sprawy o emeryturę, rentę albo kapitał początkowy. Listę zaczynamy od danych z Twojego konta.',
    en: 'A list of periods of work, study, care of children and others, for a matter of a pension or initial capital. The list begins with the data of your account.',
  },
  keywords: {
    pl: ['okresy składkowe', 'staż', 'praca', 'kapitał początkowy', 'emerytura', 'renta'],
    en: ['contributory periods', 'record of work', 'initial capital', 'pension'],
  },
  roles: ['insured', 'beneficiary'],
  legalBasis: `${ACT_PENSIONS}, art. 5-7 i art. 117`,
  attachments: 'optional',
  papers: [
    {
      pl: 'świadectwa pracy i inne dokumenty okresów, których nie ma na koncie',
      en: 'certificates of employment and other papers of periods that are not on the account',
    },
  ],
  minutes: 20,
  retention: 'B50',
  answerWithinDays: 30,
  facts: ['insured-register'],
  handling: 'clerk',
  topic: 'benefits',
  pages: [
    applicantPage(),
    {
      name: 'purpose',
      title: { pl: 'Do jakiej sprawy', en: 'For which matter' },
      fields: [
        {
          name: 'purpose',
          type: 'choice',
          label: { pl: 'Czego dotyczy wykaz', en: 'What the list is for' },
          options: [
            { value: 'pension', label: { pl: 'emerytura', en: 'old-age pension' } },
            { value: 'disability', label: { pl: 'renta', en: 'disability or survivor’s pension' } },
            { value: 'capital', label: { pl: 'kapitał początkowy', en: 'initial capital' } },
            { value: 'other', label: { pl: 'inna sprawa', en: 'another matter' } },
          ],
        },
        {
          name: 'matterNumber',
          type: 'text',
          maxLength: 40,
          optional: true,
          label: { pl: 'Znak sprawy, jeśli już się toczy', en: 'Number of the matter, if it is open already' },
        },
      ],
    },
    { name: 'history', title: { pl: 'Okresy', en: 'Periods' }, fields: [historyGroup] },
    statementsPage(),
  ],
  rules: historyRules,
  gaps: [layoutGap('ERP-6'), historyGap],
  marks: [...historyMarks, legalBasisMark, answerTimeMark, retentionMark],
};
