import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import { claimMarks, claimPeriodRules, claimPeriods, insuredWith, periodLengthGap } from '../../../form-parts/claim-fields.ts';
import { payoutAccount } from '../../../form-parts/questions.ts';
import { ACT_SICKNESS, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// ZAS-53: claim for sickness benefit (domain notes 1.4). Not in the sources: its layout, its questions besides whose claim
// it is and for which days, waiting periods and the greatest number of days.
export const form: FormDefinition = {
  ...usual,
  code: 'ZAS-53',
  title: { pl: 'Wniosek o zasiłek chorobowy', en: 'Claim for sickness benefit' },
  summary: {
    pl: 'Wniosek o zasiłek za czas choroby, gdy wypłaca go ZUS. Zwolnienie lekarskie e-ZLA mamy od lekarza: nie musisz go dołączać. Decyduje pracownik.',
    en: 'A claim for benefit for the time of an illness, where the institution pays it. We have the e-ZLA certificate from the doctor: you need not attach it. A member of staff decides.',
  },
  keywords: {
    pl: ['zasiłek chorobowy', 'choroba', 'zwolnienie', 'L4', 'e-ZLA', 'niezdolność do pracy'],
    en: ['sickness benefit', 'illness', 'sick leave', 'incapacity for work'],
  },
  roles: ['insured'],
  legalBasis: `${ACT_SICKNESS}, art. 6`,
  attachments: 'optional',
  minutes: 6,
  retention: 'B10',
  answerWithinDays: 30,
  pays: true,
  facts: ['insured-register'],
  handling: 'clerk',
  topic: 'short-term-benefits',
  pages: [
    applicantPage(),
    {
      name: 'illness',
      title: { pl: 'Za jaki czas', en: 'For which time' },
      fields: [
        ...claimPeriods(
          { pl: 'Okresy niezdolności do pracy', en: 'Periods of incapacity for work' },
          {
            pl: 'Przepisz dni ze zwolnień lekarskich, każde zwolnienie osobno.',
            en: 'Copy the days from the sick leaves, each leave by itself.',
          },
        ),
        {
          name: 'certificate',
          type: 'text',
          maxLength: 20,
          optional: true,
          label: { pl: 'Seria i numer e-ZLA', en: 'Series and number of the e-ZLA' },
          hint: { pl: 'Jeśli znasz. Zwolnienie znajdziemy też bez numeru.', en: 'If you know it. We find the leave without it too.' },
        },
        {
          name: 'accident',
          type: 'yes-no',
          label: { pl: 'Czy choroba ma związek z wypadkiem przy pracy?', en: 'Is the illness connected with an accident at work?' },
        },
        {
          name: 'accidentOn',
          type: 'date',
          notAfter: 'today',
          when: { field: 'accident', is: true },
          label: { pl: 'Dzień wypadku', en: 'Day of the accident' },
        },
      ],
    },
    {
      name: 'insurance',
      title: { pl: 'Ubezpieczenie i wypłata', en: 'Insurance and payment' },
      fields: [
        ...insuredWith,
        {
          name: 'stillInsured',
          type: 'yes-no',
          label: { pl: 'Czy to ubezpieczenie trwa nadal?', en: 'Is this insurance still in force?' },
        },
        {
          name: 'endedOn',
          type: 'date',
          notAfter: 'today',
          when: { field: 'stillInsured', is: false },
          label: { pl: 'Dzień, w którym ustało', en: 'Day on which it ended' },
        },
        payoutAccount,
      ],
    },
    statementsPage(),
  ],
  rules: claimPeriodRules,
  gaps: [layoutGap('ZAS-53'), periodLengthGap],
  marks: [
    ...claimMarks,
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    {
      at: 'accident',
      mark: 'M',
      says: { pl: 'Wypadek przy pracy zmienia podstawę świadczenia.', en: 'An accident at work changes the basis of the benefit.' },
    },
    {
      at: 'stillInsured',
      mark: 'M',
      says: {
        pl: 'Po ustaniu ubezpieczenia prawo do zasiłku ocenia się osobno.',
        en: 'After the insurance has ended the right to benefit is judged apart.',
      },
    },
  ],
};
