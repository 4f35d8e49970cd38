import type { ParameterUse } from '#platform/declared.ts';

export const parameterUses: readonly ParameterUse[] = [
  {
    parameters: ['untrusted-profile-days'],
    what: {
      pl: 'Ile dni ma osoba, żeby potwierdzić w oddziale konto założone bez sprawdzenia tożsamości.',
      en: 'How many days a person has to confirm an account in a branch that was made without a check of who they are.',
    },
  },
];
