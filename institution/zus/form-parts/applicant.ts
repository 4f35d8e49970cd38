import type { Condition, CrossRule, FormField, FormPage, SimpleField } from '#platform/forms/definition.ts';

const ofPerson: Condition = { known: 'party.kind', is: 'person' };

/** Who asks, from the register: the party in whose name the form is filed. */
export const applicantFields: readonly SimpleField[] = [
  {
    name: 'applicantName',
    type: 'text',
    maxLength: 160,
    label: { pl: 'Imię i nazwisko', en: 'Full name' },
    prefill: 'party.name',
    readOnly: true,
  },
  { name: 'applicantPesel', type: 'pesel', optional: true, label: { pl: 'PESEL', en: 'PESEL' }, prefill: 'party.pesel', readOnly: true },
  {
    name: 'applicantPhone',
    type: 'phone',
    optional: true,
    label: { pl: 'Numer telefonu', en: 'Phone number' },
    hint: { pl: 'Ułatwi nam kontakt w tej sprawie.', en: 'It makes it easier for us to contact you about this.' },
    prefill: 'party.phone',
  },
];

const fromRegister = {
  pl: 'Dane pochodzą z rejestru. Jeśli są nieaktualne, zgłoś ich zmianę, zanim złożysz wniosek.',
  en: 'The details come from the register. If they are out of date, report the change before you file this request.',
};

export const applicantPage = (more: readonly FormField[] = []): FormPage => ({
  name: 'applicant',
  title: { pl: 'Dane wnioskodawcy', en: 'Applicant’s details' },
  hint: fromRegister,
  fields: [...applicantFields, ...more],
});

/** The payer of contributions, from the register; its rule is `payerIdentified`. */
export const payerPage: FormPage = {
  name: 'payer',
  title: { pl: 'Dane płatnika', en: 'Payer’s details' },
  hint: fromRegister,
  fields: [
    {
      name: 'payerName',
      type: 'text',
      maxLength: 160,
      label: { pl: 'Nazwa płatnika', en: 'Name of the payer' },
      prefill: 'party.name',
      readOnly: true,
    },
    { name: 'payerNip', type: 'nip', optional: true, label: { pl: 'NIP', en: 'NIP' }, prefill: 'party.nip', readOnly: true },
    { name: 'payerRegon', type: 'regon', optional: true, label: { pl: 'REGON', en: 'REGON' }, prefill: 'party.regon', readOnly: true },
    {
      name: 'payerPesel',
      type: 'pesel',
      optional: true,
      when: ofPerson,
      label: { pl: 'PESEL', en: 'PESEL' },
      prefill: 'party.pesel',
      readOnly: true,
    },
  ],
};

export const payerIdentified: CrossRule = {
  name: 'payer-identified',
  kind: 'at-least-one-of',
  fields: ['payerNip', 'payerRegon', 'payerPesel'],
  at: 'payerNip',
  text: {
    pl: 'Podaj NIP, REGON albo PESEL płatnika, abyśmy mogli odnaleźć jego konto.',
    en: 'Give the payer’s NIP, REGON or PESEL so that we can find the account.',
  },
};

const truth: SimpleField = {
  name: 'truth',
  type: 'statement',
  label: { pl: 'Oświadczam, że dane we wniosku są zgodne z prawdą.', en: 'I state that the details in this request are true.' },
};

/** The last page of questions: what must be stated before signing. */
export const statementsPage = (more: readonly SimpleField[] = []): FormPage => ({
  name: 'statements',
  title: { pl: 'Oświadczenia', en: 'Statements' },
  fields: [...more, truth],
});
