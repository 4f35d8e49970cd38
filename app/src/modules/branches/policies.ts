import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

export const policies: readonly PolicyText[] = [
  {
    id: 'branches.anyone',
    cedar: `permit(principal, action == Action::"branches.directory", resource is Page);`,
    pl: 'Spis oddziałów jest dla wszystkich.',
    en: 'The directory of branches is for everybody.',
  },
];

export const branchesVocabulary: PolicyVocabulary = {
  resources: { page: { open: 'yes-no?' } },
  actions: { 'branches.directory': { on: ['page'] } },
};
