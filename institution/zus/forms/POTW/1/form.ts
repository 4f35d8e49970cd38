import type { Condition, FormDefinition, SimpleField } from '#platform/forms/definition.ts';

const ofInsured: Condition = { field: 'kind', is: 'insured' };
const ofPayer: Condition = { field: 'kind', is: 'payer' };
const ofBeneficiary: Condition = { field: 'kind', is: 'beneficiary' };

function range(prefix: string, when: Condition): readonly SimpleField[] {
  return [
    { name: `${prefix}From`, type: 'date', notAfter: 'today', when, label: { pl: 'Okres od', en: 'Period from' } },
    { name: `${prefix}To`, type: 'date', notAfter: 'today', when, label: { pl: 'Okres do', en: 'Period to' } },
  ];
}

// POTW: "potwierdzenie danych", the self-made confirmation of the portal (panels Zaświadczenia – ubezpieczenia / Moje dane
// – potwierdzenia). In the real portal it has no form code; POTW is ours. Parts after the real flow: insurances and family
// members are ticked, the preview is shown, then it is approved. Not in the sources: the exact list of parts of the payer's
// and the beneficiary's confirmations, and payments of benefits by month, which are left out.
export const form: FormDefinition = {
  code: 'POTW',
  version: 1,
  validFrom: '2026-01-01',
  title: { pl: 'Potwierdzenie danych', en: 'Confirmation of data' },
  summary: {
    pl: 'Dokument z pieczęcią ZUS o tym, co jest zapisane na koncie: zgłoszenia i podstawy ubezpieczonego, stan i rozliczenia płatnika albo świadczenia. Wystawiamy go automatycznie, od razu.',
    en: 'A document with the seal of the institution about what an account holds: registrations and bases of the insured, status and settlements of the payer, or benefits. It is issued automatically, at once.',
  },
  keywords: {
    pl: ['zaświadczenie', 'potwierdzenie ubezpieczenia', 'podstawy', 'członkowie rodziny', 'świadczenia'],
    en: ['certificate', 'proof of insurance', 'bases', 'family members', 'benefits'],
  },
  roles: ['insured', 'payer', 'beneficiary'],
  legalBasis: 'Kodeks postępowania administracyjnego, art. 217 § 2 pkt 2; ustawa o systemie ubezpieczeń społecznych, art. 50',
  signature: { classes: ['portal-profile', 'trusted-profile', 'personal', 'qualified'], level: 2 },
  byProxy: 'allowed',
  answerChannels: ['electronic', 'post', 'branch'],
  attachments: 'none',
  retention: 'B5',
  answerWithinDays: 7,
  facts: ['insured-register', 'payer-status', 'payer-settlement', 'benefits'],
  handling: 'computer-else-clerk',
  topic: 'confirmations',
  pages: [
    {
      name: 'kind',
      title: { pl: 'Jakie dane potwierdzić', en: 'Which data to confirm' },
      fields: [
        {
          name: 'partyName',
          type: 'text',
          maxLength: 160,
          label: { pl: 'Kogo dotyczą dane', en: 'Whose data' },
          prefill: 'party.name',
          readOnly: true,
        },
        {
          name: 'partyPesel',
          type: 'pesel',
          optional: true,
          when: { known: 'party.kind', is: 'person' },
          label: { pl: 'PESEL', en: 'PESEL' },
          prefill: 'party.pesel',
          readOnly: true,
        },
        { name: 'partyNip', type: 'nip', optional: true, label: { pl: 'NIP', en: 'NIP' }, prefill: 'party.nip', readOnly: true },
        {
          name: 'kind',
          type: 'choice',
          label: { pl: 'Potwierdzenie danych', en: 'Confirmation of the data of' },
          options: [
            {
              value: 'insured',
              label: { pl: 'ubezpieczonego', en: 'an insured person' },
              when: {
                all: [
                  { known: 'party.roles', includes: 'insured' },
                  { known: 'acting.roles', includes: 'insured' },
                ],
              },
            },
            {
              value: 'payer',
              label: { pl: 'płatnika składek', en: 'a payer of contributions' },
              when: {
                all: [
                  { known: 'party.roles', includes: 'payer' },
                  { known: 'acting.roles', includes: 'payer' },
                ],
              },
            },
            {
              value: 'beneficiary',
              label: { pl: 'świadczeniobiorcy', en: 'a beneficiary' },
              when: {
                all: [
                  { known: 'party.roles', includes: 'beneficiary' },
                  { known: 'acting.roles', includes: 'beneficiary' },
                ],
              },
            },
          ],
        },
      ],
    },
    {
      name: 'insured',
      title: { pl: 'Dane ubezpieczonego', en: 'Data of the insured person' },
      when: ofInsured,
      fields: [
        {
          name: 'insuredParts',
          type: 'choices',
          min: 1,
          label: { pl: 'Co ma zawierać potwierdzenie', en: 'What the confirmation is to hold' },
          options: [
            { value: 'titles', label: { pl: 'zgłoszenia do ubezpieczeń', en: 'registrations for insurance' } },
            { value: 'bases', label: { pl: 'podstawy wymiaru składek', en: 'contribution bases' } },
            { value: 'breaks', label: { pl: 'przerwy w opłacaniu składek', en: 'breaks in contributions' } },
            {
              value: 'family',
              label: {
                pl: 'członkowie rodziny zgłoszeni do ubezpieczenia zdrowotnego',
                en: 'family members reported for health insurance',
              },
            },
          ],
        },
        ...range('insured', {
          any: [
            { field: 'insuredParts', includes: 'bases' },
            { field: 'insuredParts', includes: 'breaks' },
          ],
        }),
      ],
    },
    {
      name: 'payer',
      title: { pl: 'Dane płatnika składek', en: 'Data of the payer of contributions' },
      when: ofPayer,
      fields: [
        {
          name: 'payerParts',
          type: 'choices',
          min: 1,
          label: { pl: 'Co ma zawierać potwierdzenie', en: 'What the confirmation is to hold' },
          options: [
            { value: 'status', label: { pl: 'zgłoszenie płatnika', en: 'registration of the payer' } },
            { value: 'insured-count', label: { pl: 'liczba zgłoszonych ubezpieczonych', en: 'number of insured people reported' } },
            { value: 'settlements', label: { pl: 'rozliczenia miesięczne', en: 'monthly settlements' } },
            { value: 'balance', label: { pl: 'łączna zaległość lub jej brak', en: 'arrears in all, or none' } },
          ],
        },
        ...range('payer', { field: 'payerParts', includes: 'settlements' }),
      ],
    },
    {
      name: 'beneficiary',
      title: { pl: 'Dane świadczeniobiorcy', en: 'Data of the beneficiary' },
      when: ofBeneficiary,
      fields: [
        {
          name: 'beneficiaryParts',
          type: 'choices',
          min: 1,
          label: { pl: 'Co ma zawierać potwierdzenie', en: 'What the confirmation is to hold' },
          options: [
            { value: 'benefits', label: { pl: 'przyznane świadczenia', en: 'benefits granted' } },
            { value: 'amounts', label: { pl: 'ich miesięczne kwoty', en: 'their monthly amounts' } },
          ],
        },
      ],
    },
  ],
  rules: [
    {
      name: 'insured-period-in-order',
      kind: 'day-not-before',
      field: 'insuredTo',
      than: 'insuredFrom',
      at: 'insuredTo',
      text: {
        pl: 'Koniec okresu nie może być wcześniejszy niż jego początek. Popraw jedną z dat.',
        en: 'The period cannot end before it begins. Correct one of the dates.',
      },
    },
    {
      name: 'payer-period-in-order',
      kind: 'day-not-before',
      field: 'payerTo',
      than: 'payerFrom',
      at: 'payerTo',
      text: {
        pl: 'Koniec okresu nie może być wcześniejszy niż jego początek. Popraw jedną z dat.',
        en: 'The period cannot end before it begins. Correct one of the dates.',
      },
    },
  ],
  gaps: [
    {
      pl: 'Dokładna lista części potwierdzeń płatnika i świadczeniobiorcy oraz wypłaty świadczeń po miesiącach.',
      en: 'The exact list of parts of the payer’s and the beneficiary’s confirmations, and payments of benefits by month.',
    },
  ],
};
