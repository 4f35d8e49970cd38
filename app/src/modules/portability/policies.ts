import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

export const policies: readonly PolicyText[] = [
  {
    id: 'portability.see-is-for-whose-data-it-is',
    cedar: `permit(principal is Person, action == Action::"portability.see", resource is Page)
      when { principal.level >= 2 && ["self", "representative"].contains(principal.relation) };`,
    pl: 'Kopię wszystkich danych pobiera tylko ten, czyje są, albo kto go reprezentuje. Pełnomocnictwo tego nie obejmuje.',
    en: 'A copy of all data is taken only by whose they are, or by whoever represents them. A mandate does not cover it.',
    fix: { pl: 'Wróć do działania we własnym imieniu.', en: 'Go back to acting in your own name.' },
  },
  {
    id: 'portability.take-is-for-who-proved-themselves',
    cedar: `permit(principal is Person, action == Action::"portability.take", resource is Page)
      when { principal.level >= 3 && ["self", "representative"].contains(principal.relation) };`,
    pl: 'Kopię wszystkich danych pobiera osoba, która zalogowała się środkiem wysokiego poziomu.',
    en: 'A copy of all data is taken by a person signed in at the highest level.',
    fix: { pl: 'Zaloguj się przez Węzeł Krajowy (login.gov.pl).', en: 'Sign in through the National Node (login.gov.pl).' },
  },
];

export const portabilityVocabulary: PolicyVocabulary = {
  resources: { page: {} },
  actions: { 'portability.see': { on: ['page'] }, 'portability.take': { on: ['page'] } },
};
