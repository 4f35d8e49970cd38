import type { Condition, CrossRule, SimpleField } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** An address in Poland, as five fields whose names begin with `prefix`.
 *  @param from `party` fills it from the register */
export function addressFields(prefix: string, given: { from?: 'party'; when?: Condition } = {}): readonly SimpleField[] {
  const known = (part: string): { prefill?: string } => (given.from === undefined ? {} : { prefill: `party.${part}` });
  const when = given.when === undefined ? {} : { when: given.when };
  return [
    {
      name: `${prefix}Street`,
      type: 'text',
      maxLength: 120,
      optional: true,
      label: { pl: 'Ulica', en: 'Street' },
      ...known('street'),
      ...when,
    },
    {
      name: `${prefix}HouseNumber`,
      type: 'text',
      maxLength: 20,
      label: { pl: 'Numer domu', en: 'House number' },
      ...known('house-number'),
      ...when,
    },
    {
      name: `${prefix}FlatNumber`,
      type: 'text',
      maxLength: 20,
      optional: true,
      label: { pl: 'Numer mieszkania', en: 'Flat number' },
      ...known('flat-number'),
      ...when,
    },
    { name: `${prefix}Postcode`, type: 'postcode', label: { pl: 'Kod pocztowy', en: 'Postcode' }, ...known('postcode'), ...when },
    { name: `${prefix}City`, type: 'text', maxLength: 80, label: { pl: 'Miejscowość', en: 'Town' }, ...known('city'), ...when },
  ];
}

/** Where money is to be paid: the applicant's own account. */
export const payoutAccount: SimpleField = {
  name: 'payoutAccount',
  type: 'nrb',
  label: { pl: 'Numer rachunku do wypłaty', en: 'Account for the payment' },
  hint: {
    pl: '26 cyfr. Rachunek musi należeć do Ciebie; może być wspólny.',
    en: '26 digits. The account must be yours; it may be a joint one.',
  },
};

/** Two days of one period, and the rule that keeps them in order. */
export function periodFields(
  prefix: string,
  given: { from: Bilingual; to: Bilingual; notAfter?: 'today'; when?: Condition; openEnd?: true },
): readonly SimpleField[] {
  const bounds = {
    ...(given.notAfter === undefined ? {} : { notAfter: given.notAfter }),
    ...(given.when === undefined ? {} : { when: given.when }),
  };
  return [
    { name: `${prefix}From`, type: 'date', label: given.from, ...bounds },
    { name: `${prefix}To`, type: 'date', label: given.to, ...bounds, ...(given.openEnd ? { optional: true } : {}) },
  ];
}

export const inOrderText: Bilingual = {
  pl: 'Koniec okresu nie może być wcześniejszy niż jego początek. Popraw jedną z dat.',
  en: 'The period cannot end before it begins. Correct one of the dates.',
};

export const periodInOrder = (prefix: string): CrossRule => ({
  name: `${prefix.toLowerCase()}-in-order`,
  kind: 'day-not-before',
  field: `${prefix}To`,
  than: `${prefix}From`,
  at: `${prefix}To`,
  text: inOrderText,
});

/** Somebody else the form is about: names, surname, and a PESEL or, without one, a day of birth. */
export function personFields(prefix: string, of: Bilingual): readonly SimpleField[] {
  const label = (pl: string, en: string): Bilingual => ({ pl: `${pl} ${of.pl}`, en: `${en} of ${of.en}` });
  const has: Condition = { field: `${prefix}HasPesel`, is: true };
  const hasNot: Condition = { field: `${prefix}HasPesel`, is: false };
  return [
    { name: `${prefix}Names`, type: 'text', maxLength: 80, label: label('Imię', 'Given names') },
    { name: `${prefix}Surname`, type: 'text', maxLength: 80, label: label('Nazwisko', 'Surname') },
    {
      name: `${prefix}HasPesel`,
      type: 'yes-no',
      label: { pl: 'Czy ta osoba ma numer PESEL?', en: 'Does this person have a PESEL number?' },
    },
    { name: `${prefix}Pesel`, type: 'pesel', when: has, label: label('PESEL', 'PESEL') },
    { name: `${prefix}BornOn`, type: 'date', notAfter: 'today', when: hasNot, label: label('Data urodzenia', 'Date of birth') },
  ];
}
