import type { ParameterUse } from '#platform/declared.ts';

export const parameterUses: readonly ParameterUse[] = [
  {
    parameters: ['document-set-bytes'],
    what: {
      pl: 'Jak duży plik dokumentów ubezpieczeniowych można przekazać.',
      en: 'How large a file of insurance documents may be.',
    },
  },
];
