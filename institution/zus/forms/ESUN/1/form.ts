import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import { addressFields, payoutAccount } from '../../../form-parts/questions.ts';
import { ACT_SUPPLEMENT, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// ESUN: claim for the supplementary benefit for persons unable to live independently (domain notes 1.4). Not in the
// sources: its layout, the limit of other benefits and the amount paid, and who may claim for another person.
export const form: FormDefinition = {
  ...usual,
  code: 'ESUN',
  title: { pl: 'Wniosek o świadczenie uzupełniające', en: 'Claim for the supplementary benefit' },
  summary: {
    pl: 'Wniosek o świadczenie dla osoby, która nie może samodzielnie żyć bez pomocy innych. Jeśli nie masz orzeczenia, skierujemy Cię do lekarza orzecznika. Decyduje pracownik.',
    en: 'A claim for the benefit for a person who cannot live without the help of others. If you have no certificate, we refer you to a certifying doctor. A member of staff decides.',
  },
  keywords: {
    pl: ['świadczenie uzupełniające', '500 plus', 'niezdolność do samodzielnej egzystencji', 'niepełnosprawność', 'opieka'],
    en: ['supplementary benefit', 'unable to live independently', 'disability', 'care'],
  },
  roles: ['insured', 'beneficiary'],
  legalBasis: ACT_SUPPLEMENT,
  attachments: 'optional',
  papers: [
    {
      pl: 'orzeczenie o niezdolności do samodzielnej egzystencji, jeśli je masz',
      en: 'the certificate of inability to live independently, if you have one',
    },
    {
      pl: 'zaświadczenie o stanie zdrowia OL-9, jeśli nie masz orzeczenia',
      en: 'the health certificate OL-9, if you have no such certificate',
    },
  ],
  minutes: 10,
  retention: 'B50',
  answerWithinDays: 30,
  pays: true,
  facts: ['benefits'],
  handling: 'clerk',
  topic: 'benefits',
  pages: [
    applicantPage([...addressFields('home', { from: 'party' })]),
    {
      name: 'certificate',
      title: { pl: 'Orzeczenie', en: 'The certificate' },
      fields: [
        {
          name: 'hasCertificate',
          type: 'yes-no',
          label: {
            pl: 'Czy masz orzeczenie o niezdolności do samodzielnej egzystencji?',
            en: 'Do you have a certificate of inability to live independently?',
          },
        },
        {
          name: 'issuedBy',
          type: 'choice',
          when: { field: 'hasCertificate', is: true },
          label: { pl: 'Kto je wydał', en: 'Who issued it' },
          options: [
            { value: 'zus', label: { pl: 'lekarz orzecznik albo komisja ZUS', en: 'a certifying doctor or board of the institution' } },
            { value: 'krus', label: { pl: 'KRUS', en: 'KRUS (farmers’ insurance)' } },
            { value: 'other', label: { pl: 'inny organ', en: 'another body' } },
          ],
        },
        {
          name: 'validTo',
          type: 'date',
          optional: true,
          when: { field: 'hasCertificate', is: true },
          label: { pl: 'Do kiedy jest ważne', en: 'Until when it is valid' },
          hint: { pl: 'Zostaw puste, jeśli bezterminowo.', en: 'Leave it empty if it has no end.' },
        },
        {
          name: 'canCome',
          type: 'yes-no',
          when: { field: 'hasCertificate', is: false },
          label: { pl: 'Czy możesz przyjść na badanie?', en: 'Can you come to an examination?' },
        },
      ],
    },
    {
      name: 'benefits',
      title: { pl: 'Inne świadczenia', en: 'Other benefits' },
      hint: {
        pl: 'Świadczenia, które wypłaca ZUS, znamy. Podaj te od innych: KRUS, wojska, opieki społecznej, zagranicznych instytucji.',
        en: 'Those the institution pays are known. Give those of others: KRUS, the army, social assistance, foreign institutions.',
      },
      fields: [
        {
          name: 'hasOthers',
          type: 'yes-no',
          label: { pl: 'Czy dostajesz świadczenia od innych instytucji?', en: 'Do you receive benefits of other institutions?' },
        },
        {
          name: 'others',
          type: 'group',
          min: 1,
          max: 20,
          when: { field: 'hasOthers', is: true },
          label: { pl: 'Świadczenia od innych', en: 'Benefits of others' },
          itemTitle: { pl: 'Świadczenie', en: 'Benefit' },
          shown: 'rows',
          fields: [
            { name: 'institution', type: 'text', maxLength: 160, label: { pl: 'Kto wypłaca', en: 'Who pays' } },
            { name: 'kind', type: 'text', maxLength: 120, label: { pl: 'Jakie to świadczenie', en: 'Which benefit' } },
            {
              name: 'abroad',
              type: 'yes-no',
              label: { pl: 'Czy wypłaca je instytucja za granicą?', en: 'Is it paid by an institution abroad?' },
            },
            { name: 'monthly', type: 'money', label: { pl: 'Kwota miesięcznie, brutto', en: 'Gross amount a month' } },
          ],
        },
        {
          name: 'othersTotal',
          type: 'computed',
          when: { field: 'hasOthers', is: true },
          of: { sum: { group: 'others', field: 'monthly' } },
          label: { pl: 'Razem miesięcznie', en: 'A month in all' },
        },
        payoutAccount,
      ],
    },
    statementsPage(),
  ],
  gaps: [
    layoutGap('ESUN'),
    {
      pl: 'Limit innych świadczeń i kwota wypłaty: oblicza je pracownik.',
      en: 'The limit of other benefits and the amount paid: a clerk works them out.',
    },
    {
      pl: 'Wniosek za inną osobę (opiekun, przedstawiciel ustawowy), inaczej niż przez pełnomocnictwo.',
      en: 'A claim for another person (guardian, statutory representative) other than by a mandate.',
    },
  ],
  marks: [
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    {
      at: 'issuedBy',
      mark: 'M',
      says: { pl: 'Lista organów orzekających z pamięci.', en: 'The list of certifying bodies is from memory.' },
    },
    { at: 'papers', mark: 'M', says: { pl: 'Lista dokumentów z pamięci.', en: 'The list of papers is from memory.' } },
  ],
};
