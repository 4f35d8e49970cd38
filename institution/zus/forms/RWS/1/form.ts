import type { FormDefinition } from '#platform/forms/definition.ts';
import { payerIdentified, payerPage, statementsPage } from '../../../form-parts/applicant.ts';
import { ACT_SYSTEM, answerTimeMark, layoutGap, legalBasisMark, retentionMark, usual } from '../../../form-parts/terms.ts';

// RWS: the contribution holiday, in three variants (application, correction, withdrawal), online only; at most 9 insured,
// turnover below 2 M EUR, the month before paid, once a calendar year (domain notes 1.4, 2.5). Not in the sources: the
// layout of RWS, what a correction may change, until when one may withdraw, the figures of de minimis aid and who is
// excluded because of work for a former employer.
export const form: FormDefinition = {
  ...usual,
  code: 'RWS',
  title: { pl: 'Wniosek o wakacje składkowe', en: 'Request for a contribution holiday' },
  summary: {
    pl: 'Raz w roku przez jeden miesiąc własne składki społeczne i na Fundusz Pracy opłaca za Ciebie państwo. Tym formularzem prosisz o wakacje składkowe, zmieniasz ich miesiąc albo je wycofujesz. Warunki sprawdza komputer, zwykle od razu.',
    en: 'Once a year, for one month, the state pays your own social contributions and those for the Labour Fund. This form asks for the contribution holiday, changes its month or withdraws it. The computer checks the conditions, usually at once.',
  },
  keywords: {
    pl: ['wakacje składkowe', 'ulga', 'zwolnienie ze składek', 'mała firma', 'jednoosobowa działalność', 'wycofanie', 'korekta'],
    en: ['contribution holiday', 'relief', 'small business', 'sole trader', 'withdrawal', 'correction'],
  },
  roles: ['payer'],
  legalBasis: `${ACT_SYSTEM}, art. 17a`,
  answerChannels: ['electronic'],
  attachments: 'none',
  minutes: 4,
  retention: 'B50',
  answerWithinDays: 30,
  facts: ['payer-holidays', 'payer-status'],
  parameters: [...usual.parameters, 'holiday-most-insured', 'holiday-months-ahead', 'holiday-turnover-euro', 'holidays-a-year'],
  handling: 'computer-else-clerk',
  topic: 'payers',
  pages: [
    payerPage,
    {
      name: 'kind',
      title: { pl: 'O co wnosisz', en: 'What you ask for' },
      fields: [
        {
          name: 'kind',
          type: 'choice',
          label: { pl: 'Rodzaj wniosku', en: 'Kind of request' },
          options: [
            { value: 'application', label: { pl: 'wakacje składkowe', en: 'a contribution holiday' } },
            {
              value: 'correction',
              label: { pl: 'korekta: inny miesiąc wakacji', en: 'correction: another month' },
              hint: { pl: 'Gdy wakacje są już przyznane.', en: 'When a holiday has been granted.' },
            },
            {
              value: 'withdrawal',
              label: { pl: 'wycofanie wakacji', en: 'withdrawal of the holiday' },
              hint: { pl: 'Gdy wakacje są już przyznane.', en: 'When a holiday has been granted.' },
            },
          ],
        },
      ],
    },
    {
      name: 'granted',
      title: { pl: 'Przyznane wakacje', en: 'The holiday granted' },
      when: { field: 'kind', in: ['correction', 'withdrawal'] },
      fields: [
        {
          name: 'grantedMonth',
          type: 'choice',
          options: [],
          optionsFrom: 'holidays-granted',
          label: { pl: 'Miesiąc przyznanych wakacji', en: 'Month of the holiday granted' },
          hint: {
            pl: 'Jeśli lista jest pusta, nie ma czego zmienić ani wycofać.',
            en: 'If the list is empty, there is nothing to change or withdraw.',
          },
        },
        {
          name: 'why',
          type: 'long-text',
          maxLength: 1000,
          optional: true,
          when: { field: 'kind', is: 'correction' },
          label: { pl: 'Powód korekty', en: 'Reason of the correction' },
        },
      ],
    },
    {
      name: 'holiday',
      title: { pl: 'Miesiąc wakacji', en: 'Month of the holiday' },
      when: { field: 'kind', in: ['application', 'correction'] },
      fields: [
        {
          name: 'month',
          type: 'month',
          notBefore: { months: 1 },
          notAfter: { months: 1 },
          prefill: 'next-month',
          label: { pl: 'Za który miesiąc', en: 'For which month' },
          hint: {
            pl: 'Wniosek składa się w miesiącu poprzedzającym wakacje, więc teraz może to być tylko następny miesiąc.',
            en: 'The request is filed in the month before the holiday, so now it can only be the next month.',
          },
        },
        {
          name: 'turnoverBelow',
          type: 'yes-no',
          label: {
            pl: 'Czy roczny obrót firmy jest mniejszy niż 2 mln euro?',
            en: 'Is the yearly turnover of the business below EUR 2 million?',
          },
        },
      ],
    },
    statementsPage([
      {
        name: 'healthStays',
        type: 'statement',
        when: { field: 'kind', in: ['application', 'correction'] },
        label: {
          pl: 'Wiem, że składkę zdrowotną za ten miesiąc płacę jak zawsze i składam dokumenty rozliczeniowe.',
          en: 'I know that I pay the health contribution for that month as always, and file the settlement documents.',
        },
      },
    ]),
  ],
  rules: [
    payerIdentified,
    {
      name: 'another-month',
      kind: 'not-equal',
      fields: ['grantedMonth', 'month'],
      at: 'month',
      when: { field: 'kind', is: 'correction' },
      text: {
        pl: 'Wakacje są już przyznane za ten miesiąc. Wpisz inny albo wróć i wybierz inny rodzaj wniosku.',
        en: 'The holiday is granted for that month already. Enter another, or go back and choose another kind of request.',
      },
    },
  ],
  gaps: [
    layoutGap('RWS'),
    {
      pl: 'Co poza miesiącem może zmienić korekta i do kiedy można wakacje wycofać.',
      en: 'What a correction may change besides the month, and until when a holiday may be withdrawn.',
    },
    {
      pl: 'Dane o pomocy de minimis oraz wyłączenie osób, które pracują dla byłego pracodawcy.',
      en: 'Figures of de minimis aid, and the exclusion of those who work for a former employer.',
    },
    { pl: 'Z którego roku bierze się obrót i po jakim kursie euro.', en: 'Of which year the turnover is, and at what rate of the euro.' },
  ],
  marks: [
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    {
      at: 'month',
      mark: 'M',
      says: {
        pl: 'Wniosek składa się w miesiącu poprzedzającym miesiąc wakacji.',
        en: 'The request is filed in the month before the month of the holiday.',
      },
    },
    {
      at: 'turnoverBelow',
      mark: 'D',
      says: {
        pl: 'Obrót oświadcza płatnik; „nie” kieruje wniosek do pracownika.',
        en: 'The turnover is stated by the payer; “no” sends the request to a clerk.',
      },
    },
    {
      at: 'kind',
      mark: 'D',
      says: {
        pl: 'Wycofanie przed początkiem miesiąca załatwia komputer; późniejsze i każdą korektę rozpatruje pracownik.',
        en: 'A withdrawal before the month begins is settled by the computer; a later one, and every correction, by a clerk.',
      },
    },
  ],
};
