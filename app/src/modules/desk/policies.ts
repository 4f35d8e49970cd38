import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

/** Who finds and opens people at the desk. That staff never open themselves stands in identity and binds here too. */
export const policies: readonly PolicyText[] = [
  {
    id: 'desk.people-are-found-by-who-serves-them',
    cedar: `permit(principal is Staff, action in [Action::"desk.search", Action::"desk.see-person"], resource is Page)
      when { ["clerk", "supervisor", "hall-officer", "consultant"].containsAny(principal.roles) };`,
    pl: 'Osób i spraw szuka ten, kto je obsługuje.',
    en: 'People and matters are looked for by who serves them.',
  },
  {
    id: 'desk.party-opened-with-a-purpose',
    cedar: `permit(principal is Staff, action == Action::"desk.open-party", resource is Party)
      when { ["clerk", "supervisor", "hall-officer", "consultant"].containsAny(principal.roles) && context.purpose != "" };`,
    pl: 'Dane osoby otwiera ten, kto ją obsługuje, podając cel.',
    en: 'A person’s data are opened by who serves them, stating the purpose.',
    fix: { pl: 'Podaj cel.', en: 'State the purpose.' },
  },
  {
    id: 'desk.opening-needs-level-2',
    cedar: `forbid(principal is Staff, action == Action::"desk.open-party", resource is Party) when { principal.level < 2 };`,
    pl: 'Aby otworzyć dane osoby, zaloguj się silniejszym środkiem.',
    en: 'To open a person’s data, sign in with a stronger means.',
  },
];

/** The words these policies use, for strict validation. */
export const deskVocabulary: PolicyVocabulary = {
  resources: { page: { ownMatter: 'yes-no?' }, party: { ownMatter: 'yes-no?' } },
  actions: {
    'desk.search': { on: ['page'] },
    'desk.see-person': { on: ['page'] },
    'desk.open-party': { on: ['party'], context: { purpose: 'text' } },
  },
};
