import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

export const policies: readonly PolicyText[] = [
  {
    id: 'webhooks.of-programs-in-hand',
    cedar: `permit(principal is Person, action == Action::"webhooks.manage", resource is Page) when { principal.level >= 2 };`,
    pl: 'Powiadomienia programów ustawia osoba, której tożsamość potwierdzono, albo sam program.',
    en: 'Notifications of programs are set up by a person whose identity has been confirmed, or by the program itself.',
    fix: { pl: 'Zaloguj się przez Węzeł Krajowy (login.gov.pl).', en: 'Sign in through the National Node (login.gov.pl).' },
  },
];

export const webhooksVocabulary: PolicyVocabulary = { resources: { page: {} }, actions: { 'webhooks.manage': { on: ['page'] } } };
