import type { FormDefinition } from '#platform/forms/definition.ts';
import { disabilityOptions, insuredPersonPage, pensionRightOptions, titleOptions } from '../../../form-parts/insured-person.ts';

export const form: FormDefinition = {
  code: 'ZWUA',
  version: 1,
  validFrom: '2026-01-01',
  endsIn: 'insurance-documents',
  title: { pl: 'Wyrejestrowanie z ubezpieczeń', en: 'De-registration from insurance' },
  summary: {
    pl: 'Wyrejestruj osobę, która przestała podlegać ubezpieczeniom z tego tytułu (ZUS ZWUA). Masz na to 7 dni.',
    en: 'De-register somebody who is no longer insured for this reason (ZUS ZWUA). You have 7 days.',
  },
  keywords: { pl: ['zwolnienie', 'koniec umowy', 'pracownik'], en: ['leaving', 'end of contract', 'employee'] },
  roles: ['payer'],
  legalBasis: 'Ustawa z dnia 13 października 1998 r. o systemie ubezpieczeń społecznych, art. 36 ust. 11',
  signature: { classes: ['portal-profile', 'trusted-profile', 'qualified'], level: 2 },
  byProxy: 'allowed',
  channels: ['portal'],
  answerChannels: ['electronic'],
  attachments: 'none',
  minutes: 3,
  retention: 'B5',
  answerWithinDays: 30,
  handling: 'clerk',
  topic: 'payers',
  pages: [
    insuredPersonPage,
    {
      name: 'leaving',
      title: { pl: 'Wyrejestrowanie', en: 'De-registration' },
      fields: [
        { name: 'titleSubject', type: 'choice', options: titleOptions, label: { pl: 'Z jakiego tytułu', en: 'From which title' } },
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
          name: 'leftFrom',
          type: 'date',
          notBefore: '1999-01-01',
          notAfter: { today: 30 },
          label: { pl: 'Od kiedy nie podlega ubezpieczeniom', en: 'Not insured from' },
          hint: { pl: 'Pierwszy dzień po ostatnim dniu ubezpieczenia.', en: 'The day after the last day of insurance.' },
        },
      ],
    },
  ],
  gaps: [
    {
      pl: 'Kod przyczyny to zawsze 600 (inna przyczyna); pozostałych kodów i bloku o rozwiązaniu stosunku pracy źródła nie wymieniają. Członków rodziny wyrejestruj osobnym dokumentem ZCNA, w pliku KEDU.',
      en: 'The reason is always 600 (another reason); the sources name neither the other codes nor the block on the end of employment. De-register family members by a ZCNA of their own, in a KEDU file.',
    },
  ],
  marks: [],
};
