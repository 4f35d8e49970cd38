import type { CrossRule, FormMark, GroupField, SimpleField } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { inOrderText } from './questions.ts';

/** Periods that a claim is for: they neither run backwards nor overlap, and their days are counted. */
export function claimPeriods(label: Bilingual, hint: Bilingual): readonly [GroupField, SimpleField] {
  return [
    {
      name: 'periods',
      type: 'group',
      min: 1,
      max: 12,
      label,
      hint,
      itemTitle: { pl: 'Okres', en: 'Period' },
      period: { from: 'from', to: 'to' },
      fields: [
        { name: 'from', type: 'date', label: { pl: 'Od', en: 'From' } },
        { name: 'to', type: 'date', label: { pl: 'Do', en: 'To' } },
      ],
    },
    {
      name: 'days',
      type: 'computed',
      of: { days: { group: 'periods', from: 'from', to: 'to' } },
      label: { pl: 'Liczba dni razem', en: 'Number of days in all' },
    },
  ];
}

export const claimPeriodRules: readonly CrossRule[] = [
  { name: 'periods-in-order', kind: 'periods-in-order', group: 'periods', from: 'from', to: 'to', at: 'periods', text: inOrderText },
  {
    name: 'periods-apart',
    kind: 'periods-apart',
    group: 'periods',
    from: 'from',
    to: 'to',
    at: 'periods',
    text: {
      pl: 'Dwa okresy mają wspólne dni. Popraw daty tak, aby każdy dzień był tylko raz.',
      en: 'Two periods share days. Correct the dates so that each day stands only once.',
    },
  },
];

/** Of whom the claim is: the payer with whom the claimant is insured, from the account; another by name. */
export const insuredWith: readonly SimpleField[] = [
  {
    name: 'payer',
    type: 'choice',
    options: [{ value: 'other', label: { pl: 'inny płatnik', en: 'another payer' } }],
    optionsFrom: 'insured-payers',
    label: { pl: 'U kogo jesteś ubezpieczony', en: 'With whom you are insured' },
    hint: { pl: 'Lista pochodzi z Twojego konta.', en: 'The list comes from your account.' },
  },
  {
    name: 'otherPayer',
    type: 'text',
    maxLength: 160,
    when: { field: 'payer', is: 'other' },
    label: { pl: 'Nazwa płatnika i jego NIP', en: 'Name of the payer and its NIP' },
  },
];

export const claimMarks: readonly FormMark[] = [
  {
    at: 'facts',
    mark: 'D',
    says: {
      pl: 'Reguła sprawdza tylko, czy pierwszy dzień okresu obejmuje ubezpieczenie chorobowe; resztę ocenia pracownik.',
      en: 'The rule only looks whether sickness insurance covers the first day of a period; a clerk judges the rest.',
    },
  },
];

export const periodLengthGap: Bilingual = {
  pl: 'Okresy wyczekiwania, najdłuższe okresy zasiłku, limity dni w roku i granice wieku: sprawdza je pracownik.',
  en: 'Waiting periods, the longest periods of benefit, yearly limits of days and limits of age: a clerk checks them.',
};
