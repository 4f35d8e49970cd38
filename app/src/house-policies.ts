import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

/** What holds for every face, before any module has its say. */
export const housePolicies: readonly PolicyText[] = [
  {
    id: 'portal-is-open',
    cedar: `permit (principal, action == Action::"portal.open", resource);`,
    pl: 'Strona główna jest dla wszystkich.',
    en: 'The home page is for everybody.',
  },
];

export const houseVocabulary: PolicyVocabulary = { resources: { page: {} }, actions: { 'portal.open': { on: ['page'] } } };
