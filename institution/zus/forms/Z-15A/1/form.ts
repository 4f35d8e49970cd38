import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import { claimMarks, claimPeriodRules, claimPeriods, insuredWith, periodLengthGap } from '../../../form-parts/claim-fields.ts';
import { payoutAccount, personFields } from '../../../form-parts/questions.ts';
import { ACT_SICKNESS, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// Z-15A: claim for care benefit for a child (domain notes 1.4, from memory). The notes name it as one a computer might
// decide, but leave ages and limits of days open (9.14), so it is prepared for a clerk. Not in the sources: its layout,
// ages, limits of days in a year, and the statements about the other parent.
export const form: FormDefinition = {
  ...usual,
  code: 'Z-15A',
  title: { pl: 'Wniosek o zasiłek opiekuńczy na dziecko', en: 'Claim for care benefit for a child' },
  summary: {
    pl: 'Wniosek o zasiłek za dni, w których opiekujesz się dzieckiem i nie pracujesz. Komputer zbiera dane z konta, decyduje pracownik.',
    en: 'A claim for benefit for days on which you care for a child and do not work. The computer gathers the data of the account, a member of staff decides.',
  },
  keywords: {
    pl: ['zasiłek opiekuńczy', 'opieka', 'chore dziecko', 'żłobek', 'przedszkole'],
    en: ['care benefit', 'sick child', 'nursery', 'kindergarten'],
  },
  roles: ['insured'],
  legalBasis: `${ACT_SICKNESS}, art. 32`,
  attachments: 'optional',
  papers: [
    {
      pl: 'oświadczenie placówki albo opiekuna, jeśli powodem jest jej zamknięcie lub choroba opiekuna',
      en: 'a statement of the institution or carer, where the reason is that it is closed or the carer is ill',
    },
  ],
  minutes: 8,
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
        ...personFields('child', { pl: 'dziecka', en: 'the child' }),
        {
          name: 'kinship',
          type: 'choice',
          label: { pl: 'Kim jest dla Ciebie to dziecko', en: 'What the child is to you' },
          options: [
            { value: 'own', label: { pl: 'moje dziecko', en: 'my child' } },
            { value: 'spouses', label: { pl: 'dziecko małżonka', en: 'my spouse’s child' } },
            {
              value: 'adopted',
              label: { pl: 'dziecko przysposobione albo przyjęte na wychowanie', en: 'an adopted child, or one taken in to be brought up' },
            },
          ],
        },
        {
          name: 'sameHousehold',
          type: 'yes-no',
          label: { pl: 'Czy w dniach opieki mieszkacie razem?', en: 'Do you live together on the days of care?' },
        },
      ],
    },
    {
      name: 'care',
      title: { pl: 'Opieka', en: 'The care' },
      fields: [
        {
          name: 'reason',
          type: 'choice',
          label: { pl: 'Powód opieki', en: 'Reason of the care' },
          options: [
            { value: 'illness', label: { pl: 'choroba dziecka', en: 'illness of the child' } },
            {
              value: 'closed',
              label: {
                pl: 'zamknięcie żłobka, klubu, przedszkola albo szkoły',
                en: 'closing of the nursery, club, kindergarten or school',
              },
            },
            {
              value: 'carer',
              label: {
                pl: 'choroba osoby, która stale opiekuje się dzieckiem',
                en: 'illness of the person who cares for the child at other times',
              },
            },
          ],
        },
        ...claimPeriods(
          { pl: 'Dni opieki', en: 'Days of care' },
          {
            pl: 'Podaj dni, w których nie pracowałeś z powodu opieki.',
            en: 'Give the days on which you did not work because of the care.',
          },
        ),
        {
          name: 'otherCarer',
          type: 'yes-no',
          label: {
            pl: 'Czy w tych dniach był w domu inny domownik, który mógł się zająć dzieckiem?',
            en: 'Was there on those days another member of the household who could care for the child?',
          },
        },
        {
          name: 'otherParentDays',
          type: 'number',
          min: 0,
          max: 366,
          optional: true,
          label: {
            pl: 'Ile dni opieki wykorzystał w tym roku drugi rodzic',
            en: 'How many days of care the other parent has used this year',
          },
        },
      ],
    },
    { name: 'insurance', title: { pl: 'Ubezpieczenie i wypłata', en: 'Insurance and payment' }, fields: [...insuredWith, payoutAccount] },
    statementsPage(),
  ],
  rules: claimPeriodRules,
  gaps: [layoutGap('Z-15A'), periodLengthGap],
  marks: [
    ...claimMarks,
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    { at: 'reason', mark: 'M', says: { pl: 'Lista powodów opieki z pamięci.', en: 'The list of reasons is from memory.' } },
    {
      at: 'otherCarer',
      mark: 'M',
      says: {
        pl: 'Zasiłek nie przysługuje, gdy opiekę może zapewnić inny domownik.',
        en: 'No benefit is due when another member of the household can care.',
      },
    },
    {
      at: 'handling',
      mark: 'D',
      says: {
        pl: 'Zawsze decyduje pracownik, bo wiek i limity dni nie są potwierdzone.',
        en: 'Always decided by a clerk, as ages and limits of days are not confirmed.',
      },
    },
  ],
};
