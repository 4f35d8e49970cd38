import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import { claimMarks, claimPeriodRules, claimPeriods, insuredWith, periodLengthGap } from '../../../form-parts/claim-fields.ts';
import { payoutAccount, personFields } from '../../../form-parts/questions.ts';
import { ACT_SICKNESS, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// Z-15B: claim for care benefit for another member of the family (domain notes 1.4, from memory); prepared for a clerk as
// Z-15A is. Not in the sources: its layout, who counts as family, limits of days in a year.
export const form: FormDefinition = {
  ...usual,
  code: 'Z-15B',
  title: { pl: 'Wniosek o zasiłek opiekuńczy na innego członka rodziny', en: 'Claim for care benefit for another member of the family' },
  summary: {
    pl: 'Wniosek o zasiłek za dni, w których opiekujesz się chorym członkiem rodziny i nie pracujesz. Komputer zbiera dane z konta, decyduje pracownik.',
    en: 'A claim for benefit for days on which you care for a sick member of your family and do not work. The computer gathers the data of the account, a member of staff decides.',
  },
  keywords: {
    pl: ['zasiłek opiekuńczy', 'opieka', 'chory rodzic', 'małżonek', 'członek rodziny'],
    en: ['care benefit', 'sick parent', 'spouse', 'family member'],
  },
  roles: ['insured'],
  legalBasis: `${ACT_SICKNESS}, art. 32`,
  attachments: 'optional',
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
      name: 'person',
      title: { pl: 'Osoba, którą się opiekujesz', en: 'The person you care for' },
      fields: [
        ...personFields('cared', { pl: 'chorej osoby', en: 'the sick person' }),
        {
          name: 'kinship',
          type: 'choice',
          label: { pl: 'Kim jest dla Ciebie ta osoba', en: 'What this person is to you' },
          options: [
            { value: 'spouse', label: { pl: 'małżonek', en: 'spouse' } },
            { value: 'parent', label: { pl: 'rodzic, ojczym albo macocha', en: 'parent or step-parent' } },
            { value: 'parent-in-law', label: { pl: 'teść albo teściowa', en: 'parent-in-law' } },
            { value: 'grandparent', label: { pl: 'dziadek albo babcia', en: 'grandparent' } },
            { value: 'grandchild', label: { pl: 'wnuk albo wnuczka', en: 'grandchild' } },
            { value: 'sibling', label: { pl: 'rodzeństwo', en: 'brother or sister' } },
            { value: 'child', label: { pl: 'starsze dziecko', en: 'an older child' } },
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
            pl: 'Czy w tych dniach był w domu inny domownik, który mógł się zająć chorym?',
            en: 'Was there on those days another member of the household who could care for the sick person?',
          },
        },
      ],
    },
    { name: 'insurance', title: { pl: 'Ubezpieczenie i wypłata', en: 'Insurance and payment' }, fields: [...insuredWith, payoutAccount] },
    statementsPage(),
  ],
  rules: claimPeriodRules,
  gaps: [layoutGap('Z-15B'), periodLengthGap],
  marks: [
    ...claimMarks,
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    { at: 'kinship', mark: 'M', says: { pl: 'Lista członków rodziny z pamięci.', en: 'The list of family members is from memory.' } },
    {
      at: 'sameHousehold',
      mark: 'M',
      says: { pl: 'Zasiłek wymaga wspólnego gospodarstwa w czasie opieki.', en: 'The benefit needs a common household during the care.' },
    },
    {
      at: 'handling',
      mark: 'D',
      says: {
        pl: 'Zawsze decyduje pracownik, bo limity dni nie są potwierdzone.',
        en: 'Always decided by a clerk, as limits of days are not confirmed.',
      },
    },
  ],
};
