import type { ParameterUse } from '#platform/declared.ts';

export const parameterUses: readonly ParameterUse[] = [
  {
    parameters: ['desk-opening-minutes'],
    what: {
      pl: 'Jak długo strona osoby jest otwarta dla pracownika, który podał cel.',
      en: 'How long the page of a person stays open to a member of staff who has stated the purpose.',
    },
  },
];
