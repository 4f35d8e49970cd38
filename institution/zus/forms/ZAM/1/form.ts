import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import { claimMarks, insuredWith, periodLengthGap } from '../../../form-parts/claim-fields.ts';
import { payoutAccount, periodFields, periodInOrder } from '../../../form-parts/questions.ts';
import { ACT_SICKNESS, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// ZAM: claim for maternity benefit (domain notes 1.4, from memory; ZUR and ZUO are claims of their own for parental and
// paternity benefit and are not here). Not in the sources: its layout, lengths of leave, rates of the benefit, and the
// papers for a child born abroad.
export const form: FormDefinition = {
  ...usual,
  code: 'ZAM',
  title: { pl: 'Wniosek o zasiłek macierzyński', en: 'Claim for maternity benefit' },
  summary: {
    pl: 'Wniosek o zasiłek za czas urlopu macierzyńskiego albo po przyjęciu dziecka na wychowanie. Decyduje pracownik.',
    en: 'A claim for benefit for the time of maternity leave, or after taking in a child to be brought up. A member of staff decides.',
  },
  keywords: {
    pl: ['zasiłek macierzyński', 'urodzenie dziecka', 'urlop macierzyński', 'poród'],
    en: ['maternity benefit', 'birth of a child', 'maternity leave'],
  },
  roles: ['insured'],
  legalBasis: `${ACT_SICKNESS}, art. 29`,
  attachments: 'optional',
  papers: [
    {
      pl: 'zaświadczenie lekarskie o przewidywanej dacie porodu, jeśli zasiłek ma być sprzed porodu',
      en: 'a doctor’s certificate of the expected day of birth, where the benefit is to begin before the birth',
    },
    {
      pl: 'skrócony odpis aktu urodzenia, jeśli dziecko urodziło się za granicą',
      en: 'a short copy of the birth certificate, where the child was born abroad',
    },
  ],
  minutes: 7,
  retention: 'B10',
  answerWithinDays: 30,
  pays: true,
  facts: ['insured-register'],
  handling: 'clerk',
  topic: 'short-term-benefits',
  pages: [
    applicantPage(),
    {
      name: 'child',
      title: { pl: 'Dziecko', en: 'The child' },
      fields: [
        {
          name: 'event',
          type: 'choice',
          label: { pl: 'Z jakiego powodu prosisz o zasiłek', en: 'Why you ask for the benefit' },
          options: [
            { value: 'expected', label: { pl: 'przed porodem', en: 'before the birth' } },
            { value: 'born', label: { pl: 'po urodzeniu dziecka', en: 'after the birth of a child' } },
            { value: 'taken-in', label: { pl: 'po przyjęciu dziecka na wychowanie', en: 'after taking in a child to be brought up' } },
          ],
        },
        {
          name: 'expectedOn',
          type: 'date',
          notBefore: 'today',
          when: { field: 'event', is: 'expected' },
          label: { pl: 'Przewidywana data porodu', en: 'Expected day of birth' },
        },
        {
          name: 'bornOn',
          type: 'date',
          notAfter: 'today',
          when: { field: 'event', is: 'born' },
          label: { pl: 'Data urodzenia dziecka', en: 'Day of birth of the child' },
        },
        {
          name: 'takenInOn',
          type: 'date',
          notAfter: 'today',
          when: { field: 'event', is: 'taken-in' },
          label: { pl: 'Data przyjęcia dziecka', en: 'Day on which the child was taken in' },
        },
        {
          name: 'childrenAtOnce',
          type: 'number',
          min: 1,
          max: 9,
          when: { field: 'event', in: ['born', 'taken-in'] },
          label: {
            pl: 'Ile dzieci urodziło się lub zostało przyjętych jednocześnie',
            en: 'How many children were born or taken in at once',
          },
        },
        {
          name: 'children',
          type: 'group',
          min: 1,
          max: 9,
          when: { field: 'event', in: ['born', 'taken-in'] },
          label: { pl: 'Dzieci', en: 'Children' },
          itemTitle: { pl: 'Dziecko', en: 'Child' },
          fields: [
            { name: 'names', type: 'text', maxLength: 80, label: { pl: 'Imię', en: 'Given names' } },
            { name: 'surname', type: 'text', maxLength: 80, label: { pl: 'Nazwisko', en: 'Surname' } },
            { name: 'pesel', type: 'pesel', optional: true, label: { pl: 'PESEL, jeśli już nadano', en: 'PESEL, if given already' } },
          ],
        },
      ],
    },
    {
      name: 'leave',
      title: { pl: 'Za jaki czas', en: 'For which time' },
      fields: [
        ...periodFields('leave', { from: { pl: 'Zasiłek od', en: 'Benefit from' }, to: { pl: 'Zasiłek do', en: 'Benefit to' } }),
        {
          name: 'leaveDays',
          type: 'computed',
          of: { days: { from: 'leaveFrom', to: 'leaveTo' } },
          label: { pl: 'Liczba dni', en: 'Number of days' },
        },
        ...insuredWith,
        payoutAccount,
      ],
    },
    statementsPage(),
  ],
  rules: [periodInOrder('leave')],
  gaps: [
    layoutGap('ZAM'),
    periodLengthGap,
    {
      pl: 'Wysokość zasiłku i wybór jego stawki oraz wnioski ZUR i ZUO.',
      en: 'The rate of the benefit and its choice, and the claims ZUR and ZUO.',
    },
  ],
  marks: [
    ...claimMarks,
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    { at: 'event', mark: 'M', says: { pl: 'Powody zasiłku z pamięci.', en: 'The reasons for the benefit are from memory.' } },
    { at: 'papers', mark: 'M', says: { pl: 'Lista dokumentów z pamięci.', en: 'The list of papers is from memory.' } },
  ],
};
