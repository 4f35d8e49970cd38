import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import { historyGap, historyGroup, historyMarks, historyRules } from '../../../form-parts/history.ts';
import { addressFields, payoutAccount } from '../../../form-parts/questions.ts';
import { ACT_PENSIONS, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// EMP: claim for an old-age pension, with the history of insurance (domain notes 1.4, from memory). Not in the sources: its
// layout and annexes, special kinds of pensions, the open pension fund, and how the pension is worked out.
export const form: FormDefinition = {
  ...usual,
  code: 'EMP',
  title: { pl: 'Wniosek o emeryturę', en: 'Claim for an old-age pension' },
  summary: {
    pl: 'Wniosek o emeryturę z historią pracy i innych okresów. Listę okresów zaczynamy od danych z Twojego konta; możesz przerwać i wrócić w każdej chwili. Decyduje pracownik.',
    en: 'A claim for an old-age pension, with the history of work and other periods. The list begins with the data of your account; you can stop and come back at any time. A member of staff decides.',
  },
  keywords: {
    pl: ['emerytura', 'wiek emerytalny', 'staż pracy', 'okresy składkowe', 'świadczenie'],
    en: ['old-age pension', 'retirement', 'contributory periods'],
  },
  roles: ['insured', 'beneficiary'],
  legalBasis: `${ACT_PENSIONS}, art. 24 i art. 115-117`,
  attachments: 'optional',
  papers: [
    {
      pl: 'świadectwa pracy i inne dokumenty okresów, których nie ma na koncie',
      en: 'certificates of employment and other papers of periods that are not on the account',
    },
    { pl: 'zaświadczenia o zarobkach sprzed 1999 roku', en: 'certificates of earnings from before 1999' },
    { pl: 'akty urodzenia dzieci', en: 'birth certificates of children' },
  ],
  minutes: 30,
  retention: 'B50',
  answerWithinDays: 30,
  pays: true,
  facts: ['insured-register', 'benefits'],
  handling: 'clerk',
  topic: 'benefits',
  pages: [
    applicantPage(addressFields('home', { from: 'party' })),
    {
      name: 'claim',
      title: { pl: 'O co wnosisz', en: 'What you claim' },
      fields: [
        {
          name: 'fromWhen',
          type: 'choice',
          label: { pl: 'Od kiedy ma być emerytura', en: 'From when the pension is to be' },
          options: [
            {
              value: 'soonest',
              label: { pl: 'od najwcześniejszego dnia, w którym się należy', en: 'from the first day on which it is due' },
            },
            { value: 'month', label: { pl: 'od wybranego miesiąca', en: 'from a month I choose' } },
          ],
        },
        {
          name: 'fromMonth',
          type: 'month',
          notBefore: { months: 0 },
          notAfter: { months: 12 },
          when: { field: 'fromWhen', is: 'month' },
          label: { pl: 'Od którego miesiąca', en: 'From which month' },
        },
        {
          name: 'stillWorks',
          type: 'yes-no',
          label: { pl: 'Czy nadal pracujesz albo prowadzisz firmę?', en: 'Do you still work, or run a business?' },
        },
        {
          name: 'workEndsOn',
          type: 'date',
          optional: true,
          when: { field: 'stillWorks', is: true },
          label: { pl: 'Kiedy praca się skończy', en: 'When the work will end' },
          hint: { pl: 'Zostaw puste, jeśli chcesz dalej pracować.', en: 'Leave it empty if you mean to go on working.' },
        },
        {
          name: 'otherPension',
          type: 'yes-no',
          label: {
            pl: 'Czy masz emeryturę lub rentę z innej instytucji albo z zagranicy?',
            en: 'Do you have a pension of another institution, or from abroad?',
          },
        },
        {
          name: 'otherPensionWhere',
          type: 'text',
          maxLength: 200,
          when: { field: 'otherPension', is: true },
          label: { pl: 'Z jakiej instytucji i kraju', en: 'Of which institution and country' },
        },
      ],
    },
    { name: 'history', title: { pl: 'Historia ubezpieczenia', en: 'History of insurance' }, fields: [historyGroup] },
    {
      name: 'children',
      title: { pl: 'Dzieci', en: 'Children' },
      fields: [
        {
          name: 'hasChildren',
          type: 'yes-no',
          label: { pl: 'Czy urodziłaś albo wychowałeś dzieci?', en: 'Have you borne or brought up children?' },
        },
        {
          name: 'children',
          type: 'group',
          min: 1,
          max: 15,
          shown: 'rows',
          when: { field: 'hasChildren', is: true },
          label: { pl: 'Dzieci', en: 'Children' },
          itemTitle: { pl: 'Dziecko', en: 'Child' },
          fields: [
            { name: 'names', type: 'text', maxLength: 120, label: { pl: 'Imię i nazwisko', en: 'Full name' } },
            { name: 'bornOn', type: 'date', notAfter: 'today', label: { pl: 'Data urodzenia', en: 'Day of birth' } },
          ],
        },
      ],
    },
    { name: 'payout', title: { pl: 'Wypłata', en: 'Payment' }, fields: [payoutAccount] },
    statementsPage([
      {
        name: 'historyRight',
        type: 'statement',
        label: {
          pl: 'Sprawdziłem listę okresów, także tych, które były na koncie.',
          en: 'I have checked the list of periods, also those that stood on the account.',
        },
      },
    ]),
  ],
  rules: historyRules,
  gaps: [
    layoutGap('EMP'),
    historyGap,
    {
      pl: 'Wiek emerytalny, wysokość emerytury i sposób jej obliczenia; emerytury szczególne.',
      en: 'Retirement age, the amount of the pension and how it is worked out; special pensions.',
    },
    { pl: 'Otwarte fundusze emerytalne i środki na subkoncie.', en: 'Open pension funds and the money in the subaccount.' },
  ],
  marks: [
    ...historyMarks,
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    {
      at: 'children',
      mark: 'M',
      says: {
        pl: 'Dzieci liczą się do okresów i do dokumentów z pamięci.',
        en: 'That children count for periods and papers is from memory.',
      },
    },
    { at: 'papers', mark: 'M', says: { pl: 'Lista dokumentów z pamięci.', en: 'The list of papers is from memory.' } },
  ],
};
