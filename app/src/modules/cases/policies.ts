import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

const askForMandate = {
  pl: 'Poproś tę osobę lub firmę o pełnomocnictwo PEL do spraw na portalu.',
  en: 'Ask that person or company for a PEL mandate for matters through the portal.',
};

/** Who may read and decide matters. That staff never touch their own matters stands in identity and binds here too. */
export const policies: readonly PolicyText[] = [
  {
    id: 'cases.people-have-matters',
    cedar: `permit(principal is Person, action == Action::"cases.see-matters", resource is Page);`,
    pl: 'Sprawy widzi osoba zalogowana.',
    en: 'Matters are seen by a person who has signed in.',
  },
  {
    id: 'cases.read-as-party',
    cedar: `permit(principal is Person, action == Action::"cases.read", resource is Matter)
      when { ["own", "represented", "mandated"].contains(resource.relation) };`,
    pl: 'To nie jest Twoja sprawa ani sprawa tego, w czyim imieniu działasz.',
    en: 'This is neither your matter nor that of whom you act for.',
    fix: askForMandate,
  },
  {
    id: 'cases.review-asked-by-party',
    cedar: `permit(principal is Person, action == Action::"cases.ask-for-review", resource is Matter)
      when { ["own", "represented", "mandated"].contains(resource.relation) && principal.level >= 2 };`,
    pl: 'O sprawdzenie decyzji przez człowieka prosi ten, kogo ona dotyczy.',
    en: 'A review by a person is asked for by whom the decision concerns.',
    fix: askForMandate,
  },
  {
    id: 'cases.clerks-have-a-worklist',
    cedar: `permit(principal is Staff, action == Action::"cases.see-worklist", resource is Page)
      when { ["clerk", "supervisor"].containsAny(principal.roles) };`,
    pl: 'Listę spraw do załatwienia widzi referent i kierownik.',
    en: 'The worklist is seen by clerks and supervisors.',
  },
  {
    id: 'cases.claim-in-own-branch',
    cedar: `permit(principal is Staff, action == Action::"cases.claim", resource is Matter)
      when { ["clerk", "supervisor"].containsAny(principal.roles) && resource.relation == "competent" && context.purpose != "" };`,
    pl: 'Sprawę bierze referent właściwego oddziału, podając cel.',
    en: 'A matter is taken by a clerk of the competent branch who states the purpose.',
    fix: {
      pl: 'Podaj cel albo przekaż sprawę właściwemu oddziałowi.',
      en: 'State the purpose, or pass the matter to the competent branch.',
    },
  },
  {
    id: 'cases.handle-what-one-has-taken',
    cedar: `permit(principal is Staff, action in [Action::"cases.read-at-desk", Action::"cases.release", Action::"cases.ask-for-more", Action::"cases.decide", Action::"cases.forward", Action::"cases.suspend"], resource is Matter)
      when { ["clerk", "supervisor"].containsAny(principal.roles) && resource.relation == "assigned" };`,
    pl: 'Sprawę prowadzi ten, kto ją wziął.',
    en: 'A matter is handled by whoever has taken it.',
    fix: { pl: 'Najpierw weź sprawę z listy.', en: 'Take the matter from the worklist first.' },
  },
  {
    id: 'cases.answer-noted-by-branch',
    cedar: `permit(principal is Staff, action == Action::"cases.note-answer", resource is Matter)
      when { ["clerk", "supervisor", "hall-officer"].containsAny(principal.roles) && resource.relation == "competent" };`,
    pl: 'Odpowiedź strony odnotowuje właściwy oddział.',
    en: 'The answer of a party is noted by the competent branch.',
  },
  {
    id: 'cases.branch-goes-on-and-approves',
    cedar: `permit(principal is Staff, action in [Action::"cases.resume", Action::"cases.approve"], resource is Matter)
      when { ["clerk", "supervisor"].containsAny(principal.roles) && resource.relation == "competent" };`,
    pl: 'Sprawę wznawia i rozstrzygnięcie zatwierdza pracownik właściwego oddziału.',
    en: 'A matter is resumed, and a decision approved, by a clerk of the competent branch.',
  },
  {
    id: 'cases.supervisor-divides-the-work',
    cedar: `permit(principal is Staff, action == Action::"cases.reassign", resource is Matter)
      when { principal.roles.contains("supervisor") && resource.relation == "competent" };`,
    pl: 'Pracę oddziału dzieli jego kierownik.',
    en: 'The work of a branch is divided by its supervisor.',
  },
  {
    id: 'cases.supervisors-see-their-branch',
    cedar: `permit(principal is Staff, action == Action::"cases.supervise", resource is Page)
      when { principal.roles.contains("supervisor") };`,
    pl: 'Pracę oddziału ogląda jego kierownik.',
    en: 'The work of a branch is looked at by its supervisor.',
  },
  {
    id: 'cases.deciding-needs-level-3',
    cedar: `forbid(principal is Staff, action in [Action::"cases.decide", Action::"cases.approve"], resource is Matter)
      when { principal.level < 3 };`,
    pl: 'Aby rozstrzygnąć sprawę, zaloguj się silniejszym środkiem.',
    en: 'To decide a matter, sign in with a stronger means.',
  },
];

const STAFF_ACTIONS = [
  'read-at-desk',
  'release',
  'ask-for-more',
  'decide',
  'note-answer',
  'forward',
  'suspend',
  'resume',
  'approve',
  'reassign',
];

/** The words these policies use, for strict validation. */
export const casesVocabulary: PolicyVocabulary = {
  resources: { page: { ownMatter: 'yes-no?' }, matter: { ownMatter: 'yes-no?', branchCode: 'text', topic: 'text' } },
  actions: {
    'cases.see-matters': { on: ['page'] },
    'cases.see-worklist': { on: ['page'] },
    'cases.supervise': { on: ['page'] },
    'cases.read': { on: ['matter'] },
    'cases.ask-for-review': { on: ['matter'] },
    'cases.claim': { on: ['matter'], context: { purpose: 'text' } },
    ...Object.fromEntries(STAFF_ACTIONS.map(name => [`cases.${name}`, { on: ['matter'] }])),
  },
};
