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
  {
    // Signed in, the home page is that of an account, and an account opens when its holder was proved.
    id: 'portal-waits-for-confirmation',
    cedar: `forbid (principal is Person, action == Action::"portal.open", resource)
      when { principal.level < 2 && (principal.channel != "phone" || principal.level < 1) };`,
    pl: 'To konto czeka na potwierdzenie w oddziale. Do tego czasu widać tylko samą rejestrację.',
    en: 'This account waits to be confirmed in a branch. Until then only the registration itself can be seen.',
    fix: {
      pl: 'Przyjdź do dowolnego oddziału z dokumentem tożsamości albo zaloguj się przez Węzeł Krajowy.',
      en: 'Come to any branch with an identity document, or sign in through the National Node.',
    },
  },
];

export const houseVocabulary: PolicyVocabulary = { resources: { page: {} }, actions: { 'portal.open': { on: ['page'] } } };
