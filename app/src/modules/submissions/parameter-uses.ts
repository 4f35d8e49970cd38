import type { ParameterUse } from '#platform/declared.ts';

export const parameterUses: readonly ParameterUse[] = [
  {
    parameters: ['attachment-bytes', 'document-bytes', 'attachment-types'],
    what: {
      pl: 'Jakie pliki i jak duże można dołączyć do wniosku.',
      en: 'Which files, and how large, may be added to a form.',
    },
  },
];
