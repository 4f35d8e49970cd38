import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

const proveMore = { pl: 'Zaloguj się przez Węzeł Krajowy (login.gov.pl).', en: 'Sign in through the National Node (login.gov.pl).' };

export const policies: readonly PolicyText[] = [
  {
    id: 'submissions.anyone-sees-forms',
    cedar: `permit(principal, action == Action::"submissions.catalogue", resource is Page);`,
    pl: 'Katalog formularzy jest dla wszystkich.',
    en: 'The catalogue of forms is for everybody.',
  },
  {
    id: 'submissions.own-drafts-and-documents',
    cedar: `permit(principal is Person, action in [Action::"submissions.draft", Action::"submissions.read"], resource is Page) when { principal.level >= 2 };`,
    pl: 'Szkice i dokumenty widzi osoba, której tożsamość potwierdzono.',
    en: 'Drafts and documents are seen by a person whose identity has been confirmed.',
    fix: proveMore,
  },
  {
    id: 'submissions.staff-read-what-is-open',
    cedar: `permit(principal is Staff, action == Action::"submissions.read-at-desk", resource is Page)
      when { ["clerk", "supervisor", "hall-officer", "consultant"].containsAny(principal.roles) };`,
    pl: 'Dokumenty czyta przy biurku ten, kto obsługuje osobę i otworzył jej dane.',
    en: 'Documents are read at the desk by who serves the person and has opened their data.',
  },
  {
    id: 'submissions.file-own-or-for-others',
    cedar: `permit(principal is Person, action == Action::"submissions.file", resource is Form) when { ["own", "represented", "mandated"].contains(resource.relation) && principal.level >= 2 };`,
    pl: 'Dokument składa się we własnym imieniu, za podmiot, który się reprezentuje, albo na podstawie pełnomocnictwa.',
    en: 'A document is filed in one’s own name, for a body one represents, or under a mandate.',
  },
  {
    id: 'submissions.file-needs-level',
    cedar: `forbid(principal is Person, action == Action::"submissions.file", resource is Form) when { principal.level < resource.level };`,
    pl: 'Do podpisania tego dokumentu trzeba pewniej potwierdzić tożsamość.',
    en: 'Signing this document needs a surer proof of who you are.',
    fix: proveMore,
  },
  {
    id: 'submissions.forms-seen-by-who-looks-after-them',
    cedar: `permit(principal is Staff, action == Action::"submissions.see-forms", resource is Page)
      when { ["administrator", "supervisor", "auditor"].containsAny(principal.roles) };`,
    pl: 'Źródła i braki formularzy widzi administrator, kierownik i audytor.',
    en: 'Sources and gaps of forms are seen by administrators, supervisors and auditors.',
  },
];

export const submissionsVocabulary: PolicyVocabulary = {
  resources: { page: {}, form: { code: 'text', level: 'number' } },
  actions: {
    'submissions.draft': { on: ['page'] },
    'submissions.read': { on: ['page'] },
    'submissions.read-at-desk': { on: ['page'] },
    'submissions.catalogue': { on: ['page'] },
    'submissions.file': { on: ['form'] },
    'submissions.see-forms': { on: ['page'] },
  },
};
