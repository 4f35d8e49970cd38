import type { FormDefinition } from '#platform/forms/definition.ts';
import {
  disabilityOptions,
  healthFundOptions,
  insuredPersonPage,
  pensionRightOptions,
  titleOptions,
} from '../../../form-parts/insured-person.ts';

export const form: FormDefinition = {
  code: 'ZUA',
  version: 1,
  validFrom: '2026-01-01',
  endsIn: 'insurance-documents',
  title: { pl: 'Zgłoszenie do ubezpieczeń', en: 'Registration for insurance' },
  summary: {
    pl: 'Zgłoś osobę, którą zatrudniasz, do ubezpieczeń społecznych i zdrowotnego (ZUS ZUA). Masz na to 7 dni od powstania obowiązku.',
    en: 'Register somebody you employ for social and health insurance (ZUS ZUA). You have 7 days from the day the duty arises.',
  },
  keywords: {
    pl: ['pracownik', 'zleceniobiorca', 'zatrudnienie', 'ubezpieczenie'],
    en: ['employee', 'contractor', 'employment', 'insurance'],
  },
  roles: ['payer'],
  legalBasis: 'Ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 36',
  signature: { classes: ['portal-profile', 'trusted-profile', 'qualified'], level: 2 },
  byProxy: 'allowed',
  channels: ['portal'],
  answerChannels: ['electronic'],
  attachments: 'none',
  minutes: 5,
  retention: 'B5',
  answerWithinDays: 30,
  handling: 'clerk',
  topic: 'payers',
  pages: [
    {
      ...insuredPersonPage,
      fields: [
        ...insuredPersonPage.fields,
        {
          name: 'citizenship',
          type: 'text',
          maxLength: 22,
          label: { pl: 'Obywatelstwo', en: 'Citizenship' },
          hint: { pl: 'Na przykład: polskie', en: 'In Polish, such as: polskie' },
        },
      ],
    },
    {
      name: 'title',
      title: { pl: 'Tytuł ubezpieczenia', en: 'Insurance title' },
      fields: [
        {
          name: 'titleSubject',
          type: 'choice',
          options: titleOptions,
          label: { pl: 'Dlaczego ta osoba podlega ubezpieczeniom', en: 'Why this person is insured' },
        },
        {
          name: 'pensionRight',
          type: 'choice',
          options: pensionRightOptions,
          label: { pl: 'Prawo do emerytury lub renty', en: 'Right to a pension' },
        },
        {
          name: 'disability',
          type: 'choice',
          options: disabilityOptions,
          label: { pl: 'Stopień niepełnosprawności', en: 'Degree of disability' },
        },
        {
          name: 'insuredFrom',
          type: 'date',
          notBefore: '1999-01-01',
          notAfter: 'today',
          label: { pl: 'Od kiedy podlega ubezpieczeniom', en: 'Insured from' },
        },
        {
          name: 'sickness',
          type: 'yes-no',
          when: { field: 'titleSubject', is: '0411' },
          label: {
            pl: 'Czy zgłaszasz tę osobę do dobrowolnego ubezpieczenia chorobowego?',
            en: 'Is this person to have voluntary sickness insurance?',
          },
          hint: { pl: 'Tylko na wniosek tej osoby.', en: 'Only where the person asks for it.' },
        },
        {
          name: 'healthFund',
          type: 'choice',
          options: healthFundOptions,
          label: { pl: 'Oddział NFZ', en: 'Branch of the National Health Fund' },
        },
      ],
    },
    {
      name: 'address',
      title: { pl: 'Adres zamieszkania', en: 'Address of residence' },
      fields: [
        { name: 'postcode', type: 'postcode', label: { pl: 'Kod pocztowy', en: 'Postcode' } },
        { name: 'city', type: 'text', maxLength: 26, label: { pl: 'Miejscowość', en: 'Place' } },
        { name: 'street', type: 'text', maxLength: 30, optional: true, label: { pl: 'Ulica', en: 'Street' } },
        { name: 'house', type: 'text', maxLength: 7, label: { pl: 'Numer domu', en: 'House number' } },
        { name: 'flat', type: 'text', maxLength: 7, optional: true, label: { pl: 'Numer lokalu', en: 'Flat number' } },
      ],
    },
  ],
  gaps: [
    {
      pl: 'Kreator zna umowę o pracę i umowę zlecenia, osoby z numerem PESEL. Inne tytuły, cudzoziemców bez PESEL, pracę w szczególnych warunkach i członków rodziny (ZCNA) zgłoś plikiem KEDU.',
      en: 'The wizard knows contracts of employment and of mandate, and people with a PESEL. Report other titles, foreigners without a PESEL, work in special conditions and family members (ZCNA) by a KEDU file.',
    },
  ],
  marks: [
    {
      at: 'healthFund',
      mark: 'M',
      says: { pl: 'Numery oddziałów NFZ z pamięci.', en: 'Numbers of the branches of the health fund are from memory.' },
    },
  ],
};
