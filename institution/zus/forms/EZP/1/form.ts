import type { FormDefinition } from '#platform/forms/definition.ts';
import { applicantPage, statementsPage } from '../../../form-parts/applicant.ts';
import {
  HUMAN_CHANNELS,
  ACT_PENSIONS,
  answerTimeMark,
  layoutGap,
  legalBasisMark,
  retentionMark,
  usual,
} from '../../../form-parts/terms.ts';

// EZP: change of the data of a beneficiary and of how the benefit is paid out (domain notes 1.4, from memory). Only the
// account is changed here: it is what the institution keeps about the payment. Not in the sources: the layout of EZP, its
// list of changes (address, name, payment by post or abroad), and from which payment a change counts.
export const form: FormDefinition = {
  ...usual,
  code: 'EZP',
  title: { pl: 'Wniosek o zmianę rachunku do wypłaty świadczenia', en: 'Request to change the account to which a benefit is paid' },
  summary: {
    pl: 'Zmień rachunek, na który wypłacamy emeryturę, rentę albo inne świadczenie. Zmianę zatwierdza pracownik, aby nikt obcy nie mógł przejąć Twoich pieniędzy.',
    en: 'Change the account to which your pension or other benefit is paid. A member of staff confirms the change, so that nobody else can take your money.',
  },
  keywords: {
    pl: ['rachunek', 'konto bankowe', 'wypłata', 'emerytura', 'renta', 'zmiana danych', 'przelew'],
    en: ['bank account', 'payment', 'pension', 'transfer', 'change of data'],
  },
  roles: ['beneficiary'],
  legalBasis: `${ACT_PENSIONS}, art. 130`,
  attachments: 'none',
  minutes: 3,
  retention: 'B50',
  answerWithinDays: 30,
  channels: HUMAN_CHANNELS,
  facts: ['benefits'],
  handling: 'clerk',
  topic: 'benefits',
  pages: [
    applicantPage(),
    {
      name: 'account',
      title: { pl: 'Nowy rachunek', en: 'The new account' },
      fields: [
        {
          name: 'payoutAccount',
          type: 'nrb',
          label: { pl: 'Numer nowego rachunku', en: 'Number of the new account' },
          hint: {
            pl: '26 cyfr, na przykład z umowy albo z bankowości internetowej.',
            en: '26 digits, for example from the contract or online banking.',
          },
        },
        {
          name: 'from',
          type: 'date',
          optional: true,
          notBefore: 'today',
          notAfter: { today: 180 },
          label: { pl: 'Od kiedy wypłacać na ten rachunek', en: 'From when to pay to this account' },
          hint: {
            pl: 'Jeśli nie podasz, zmienimy rachunek, gdy tylko zatwierdzimy wniosek.',
            en: 'If you leave it out, the account is changed as soon as the request is confirmed.',
          },
        },
      ],
    },
    statementsPage([
      {
        name: 'ownAccount',
        type: 'statement',
        label: {
          pl: 'Oświadczam, że jestem właścicielem albo współwłaścicielem tego rachunku.',
          en: 'I state that I am the owner or a joint owner of this account.',
        },
      },
    ]),
  ],
  gaps: [
    layoutGap('EZP'),
    {
      pl: 'Zmiana adresu, nazwiska i innych danych oraz wypłata pocztą albo za granicę: tym formularzem zmienisz tylko rachunek.',
      en: 'Change of address, name and other data, and payment by post or abroad: this form changes the account only.',
    },
    { pl: 'Od której wypłaty liczy się zmiana.', en: 'From which payment a change counts.' },
  ],
  marks: [
    legalBasisMark,
    answerTimeMark,
    retentionMark,
    {
      at: 'ownAccount',
      mark: 'M',
      says: { pl: 'Rachunek musi należeć do osoby uprawnionej.', en: 'The account must belong to the person entitled.' },
    },
    {
      at: 'handling',
      mark: 'D',
      says: {
        pl: 'Rachunek zmienia zawsze pracownik, nigdy komputer.',
        en: 'The account is always changed by a clerk, never by the computer.',
      },
    },
  ],
};
