import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

/** Who reads and writes the history of contacts. That staff never touch their own data stands in identity and binds here. */
export const policies: readonly PolicyText[] = [
  {
    id: 'contacts.own-contacts',
    cedar: `permit(principal is Person, action == Action::"contacts.read", resource is Page) when { principal.level >= 2 };`,
    pl: 'Historię kontaktów widzi osoba, której tożsamość potwierdzono.',
    en: 'The history of contacts is seen by a person whose identity has been confirmed.',
    fix: { pl: 'Zaloguj się przez Węzeł Krajowy (login.gov.pl).', en: 'Sign in through the National Node (login.gov.pl).' },
  },
  {
    id: 'contacts.read-by-who-serves-them',
    cedar: `permit(principal is Staff, action == Action::"contacts.read-at-desk", resource is Page)
      when { ["clerk", "supervisor", "hall-officer", "consultant"].containsAny(principal.roles) };`,
    pl: 'Kontakty osoby widzi ten, kto ją obsługuje.',
    en: 'The contacts of a person are seen by who serves them.',
  },
  {
    id: 'contacts.noted-by-who-serves-them',
    cedar: `permit(principal is Staff, action == Action::"contacts.write-down", resource is Party)
      when { ["clerk", "supervisor", "hall-officer", "consultant"].containsAny(principal.roles) && context.purpose != "" };`,
    pl: 'Kontakt zapisuje ten, kto otworzył dane osoby, podając cel.',
    en: 'A contact is written down by who has opened the person’s data, stating the purpose.',
    fix: { pl: 'Podaj cel.', en: 'State the purpose.' },
  },
  {
    id: 'contacts.corrected-by-who-wrote-or-supervises',
    cedar: `permit(principal is Staff, action == Action::"contacts.correct", resource is Party)
      when { context.purpose != "" && (principal.roles.contains("supervisor") ||
        (context.wroteIt && ["clerk", "hall-officer", "consultant"].containsAny(principal.roles))) };`,
    pl: 'Notatkę poprawia ten, kto ją napisał, albo kierownik.',
    en: 'A note is corrected by whoever wrote it, or by a supervisor.',
    fix: { pl: 'Poproś autora notatki lub kierownika.', en: 'Ask whoever wrote the note, or a supervisor.' },
  },
];

export const contactsVocabulary: PolicyVocabulary = {
  resources: { page: { ownMatter: 'yes-no?' }, party: { ownMatter: 'yes-no?' } },
  actions: {
    'contacts.read': { on: ['page'] },
    'contacts.read-at-desk': { on: ['page'] },
    'contacts.write-down': { on: ['party'], context: { purpose: 'text' } },
    'contacts.correct': { on: ['party'], context: { purpose: 'text', wroteIt: 'yes-no' } },
  },
};
