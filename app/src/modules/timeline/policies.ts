import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

const proveMore = { pl: 'Zaloguj się przez Węzeł Krajowy (login.gov.pl).', en: 'Sign in through the National Node (login.gov.pl).' };

export const policies: readonly PolicyText[] = [
  {
    id: 'timeline.own-timeline',
    cedar: `permit(principal is Person, action == Action::"timeline.read", resource is Page) when { principal.level >= 2 };`,
    pl: 'Historię widzi osoba, której tożsamość potwierdzono.',
    en: 'The timeline is seen by a person whose identity has been confirmed.',
    fix: proveMore,
  },
  {
    id: 'timeline.who-looked-is-for-whose-data-it-is',
    cedar: `permit(principal is Person, action == Action::"timeline.see-who-looked", resource is Page)
      when { principal.level >= 2 && ["self", "representative"].contains(principal.relation) };`,
    pl: 'Kto oglądał dane, widzi tylko ten, czyje są, albo kto go reprezentuje.',
    en: 'Who looked at data is seen only by whose they are, or by whoever represents them.',
    fix: { pl: 'Wróć do działania we własnym imieniu.', en: 'Go back to acting in your own name.' },
  },
];

export const timelineVocabulary: PolicyVocabulary = {
  resources: { page: {} },
  actions: { 'timeline.read': { on: ['page'] }, 'timeline.see-who-looked': { on: ['page'] } },
};
