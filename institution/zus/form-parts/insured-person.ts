import type { ChoiceOption, FormPage } from '#platform/forms/definition.ts';

/** The insured person a document is about, as the payer knows them. */
export const insuredPersonPage: FormPage = {
  name: 'insured',
  title: { pl: 'Kogo dotyczy dokument', en: 'Whom the document is about' },
  fields: [
    { name: 'insuredPesel', type: 'pesel', label: { pl: 'PESEL', en: 'PESEL' } },
    { name: 'insuredGivenName', type: 'text', maxLength: 22, label: { pl: 'Imię', en: 'First name' } },
    { name: 'insuredSurname', type: 'text', maxLength: 31, label: { pl: 'Nazwisko', en: 'Surname' } },
  ],
};

/** Why somebody is insured, in plain words; the first four digits of the title code. */
export const titleOptions: readonly ChoiceOption[] = [
  { value: '0110', label: { pl: 'Umowa o pracę', en: 'Contract of employment' }, hint: { pl: 'Kod 01 10', en: 'Code 01 10' } },
  { value: '0411', label: { pl: 'Umowa zlecenia', en: 'Contract of mandate' }, hint: { pl: 'Kod 04 11', en: 'Code 04 11' } },
];

export const pensionRightOptions: readonly ChoiceOption[] = [
  { value: '0', label: { pl: 'Nie ma prawa do emerytury ani renty', en: 'No right to a pension' } },
  { value: '1', label: { pl: 'Ma prawo do emerytury', en: 'Has the right to an old-age pension' } },
  { value: '2', label: { pl: 'Ma prawo do renty', en: 'Has the right to a disability pension' } },
];

export const disabilityOptions: readonly ChoiceOption[] = [
  { value: '0', label: { pl: 'Bez orzeczenia', en: 'No degree stated' } },
  { value: '1', label: { pl: 'Lekki stopień niepełnosprawności', en: 'Slight degree of disability' } },
  { value: '2', label: { pl: 'Umiarkowany stopień niepełnosprawności', en: 'Moderate degree of disability' } },
  { value: '3', label: { pl: 'Znaczny stopień niepełnosprawności', en: 'Considerable degree of disability' } },
];

const BRANCHES = [
  ['01R', 'dolnośląski'],
  ['02R', 'kujawsko-pomorski'],
  ['03R', 'lubelski'],
  ['04R', 'lubuski'],
  ['05R', 'łódzki'],
  ['06R', 'małopolski'],
  ['07R', 'mazowiecki'],
  ['08R', 'opolski'],
  ['09R', 'podkarpacki'],
  ['10R', 'podlaski'],
  ['11R', 'pomorski'],
  ['12R', 'śląski'],
  ['13R', 'świętokrzyski'],
  ['14R', 'warmińsko-mazurski'],
  ['15R', 'wielkopolski'],
  ['16R', 'zachodniopomorski'],
] as const;

/** Branches of the National Health Fund; the numbers are from memory. */
export const healthFundOptions: readonly ChoiceOption[] = BRANCHES.map(([value, name]) => ({
  value,
  label: { pl: `${value.slice(0, 2)} ${name}`, en: `${value.slice(0, 2)} ${name}` },
}));
