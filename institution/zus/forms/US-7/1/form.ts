import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import { periodFields, periodInOrder } from '../../../form-parts/questions.ts';
import { ACT_SYSTEM, answerTimeMark, KPA, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// US-7: "wniosek o wydanie zaświadczenia/informacji z konta ubezpieczonego" about periods or bases (domain notes 1.4, from
// memory: computer where the data are complete). Not in the sources: the layout of US-7, its list of what can be certified
// besides periods and bases, and certificates for foreign institutions.
export const form: FormDefinition = {
  ...usual,
  code: 'US-7',
  title: { pl: 'Wniosek o zaświadczenie z konta ubezpieczonego', en: 'Request for a certificate from an insured person’s account' },
  summary: {
    pl: 'Zaświadczenie o okresach ubezpieczenia i podstawach wymiaru składek. Jeśli dane na koncie są kompletne, wystawiamy je automatycznie, od razu. W innych przypadkach dane sprawdza pracownik.',
    en: 'A certificate of insurance periods and contribution bases. Where the account is complete it is issued automatically, at once. Otherwise a member of staff checks the data.',
  },
  keywords: {
    pl: ['zaświadczenie', 'okresy ubezpieczenia', 'podstawy', 'przebieg ubezpieczenia', 'staż', 'RWU'],
    en: ['certificate', 'insurance periods', 'bases', 'record of insurance'],
  },
  roles: ['insured'],
  legalBasis: `${KPA}, art. 217 § 2 pkt 2; ${ACT_SYSTEM}, art. 50`,
  attachments: 'none',
  minutes: 4,
  retention: 'B5',
  answerWithinDays: 7,
  facts: ['insured-register'],
  handling: 'computer-else-clerk',
  topic: 'confirmations',
  pages: [
    applicantPage(),
    {
      name: 'certificate',
      title: { pl: 'Co zaświadczyć', en: 'What to certify' },
      fields: [
        {
          name: 'parts',
          type: 'choices',
          min: 1,
          label: { pl: 'Zaświadczenie ma zawierać', en: 'The certificate is to hold' },
          options: [
            { value: 'periods', label: { pl: 'okresy ubezpieczenia', en: 'insurance periods' } },
            { value: 'bases', label: { pl: 'podstawy wymiaru składek po miesiącach', en: 'contribution bases by month' } },
          ],
        },
        ...periodFields('range', {
          from: { pl: 'Za okres od', en: 'For the period from' },
          to: { pl: 'Za okres do', en: 'For the period to' },
          notAfter: 'today',
        }),
        {
          name: 'purpose',
          type: 'text',
          maxLength: 160,
          optional: true,
          label: { pl: 'Do czego jest potrzebne', en: 'What it is needed for' },
        },
      ],
    },
    statementsPage(),
  ],
  rules: [periodInOrder('range')],
  gaps: [
    layoutGap('US-7'),
    {
      pl: 'Inne dane, o które można prosić na US-7, i zaświadczenia dla zagranicznych instytucji: napisz o nie w piśmie ogólnym POG.',
      en: 'Other data that can be asked for on US-7, and certificates for foreign institutions: ask for them in a general letter POG.',
    },
  ],
  marks: [
    legalBasisMark,
    {
      ...answerTimeMark,
      says: { pl: 'Termin 7 dni jak dla zaświadczeń (art. 217 § 3 KPA).', en: 'Seven days as for certificates (art. 217 § 3 KPA).' },
    },
    retentionMark,
    {
      at: 'handling',
      mark: 'D',
      says: {
        pl: 'Dane są kompletne, gdy każdy rozliczony miesiąc każdego tytułu emerytalnego ma podstawę.',
        en: 'The data are complete when each settled month of each title with pension insurance has a base.',
      },
    },
  ],
};
