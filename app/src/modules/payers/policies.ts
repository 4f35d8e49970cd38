import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

export const policies: readonly PolicyText[] = [
  {
    id: 'payers.people-work-on-documents',
    cedar: `permit(principal is Person, action in [Action::"payers.read", Action::"payers.bring"], resource is Page) when { principal.level >= 2 };`,
    pl: 'Dokumenty ubezpieczeniowe przekazuje i ogląda osoba, której tożsamość potwierdzono.',
    en: 'Insurance documents are brought and seen by a person whose identity has been confirmed.',
    fix: { pl: 'Zaloguj się przez Węzeł Krajowy (login.gov.pl).', en: 'Sign in through the National Node (login.gov.pl).' },
  },
];

export const payersVocabulary: PolicyVocabulary = {
  resources: { page: {} },
  actions: { 'payers.read': { on: ['page'] }, 'payers.bring': { on: ['page'] } },
};
