import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

const strongerMeans = { pl: 'Zaloguj się silniejszym środkiem.', en: 'Sign in with a stronger means.' };
const secondPerson = { pl: 'Poproś drugą uprawnioną osobę.', en: 'Ask a second person who may.' };

/** Who may look after the house. Nobody decides what they proposed, changes their own roles or clears their own alarm. */
export const policies: readonly PolicyText[] = [
  {
    id: 'administration.opened-by-who-looks-after-the-house',
    cedar: `permit(principal is Staff, action == Action::"administration.open", resource is Page)
      when { ["administrator", "supervisor", "auditor"].containsAny(principal.roles) };`,
    pl: 'Administrację widzi administrator, kierownik i audytor.',
    en: 'Administration is seen by administrators, supervisors and auditors.',
  },
  {
    id: 'administration.proposed-by-administrator',
    cedar: `permit(principal is Staff, action == Action::"administration.propose", resource)
      when { principal.roles.contains("administrator") };`,
    pl: 'Zmiany zgłasza administrator.',
    en: 'Changes are proposed by an administrator.',
  },
  {
    id: 'administration.decided-by-second-person',
    cedar: `permit(principal is Staff, action == Action::"administration.decide", resource is Change)
      when { ["administrator", "supervisor"].containsAny(principal.roles) };`,
    pl: 'Zmianę zatwierdza lub odrzuca druga osoba: administrator albo kierownik.',
    en: 'A change is approved or refused by a second person: an administrator or a supervisor.',
    fix: secondPerson,
  },
  {
    id: 'administration.never-own-proposal',
    cedar: `forbid(principal is Staff, action == Action::"administration.decide", resource is Change)
      when { resource.ownProposal };`,
    pl: 'Nikt nie zatwierdza własnej propozycji.',
    en: 'Nobody approves their own proposal.',
    fix: secondPerson,
  },
  {
    id: 'administration.withdrawn-by-proposer',
    cedar: `permit(principal is Staff, action == Action::"administration.withdraw", resource is Change)
      when { resource.ownProposal && principal.roles.contains("administrator") };`,
    pl: 'Propozycję wycofuje ten, kto ją zgłosił.',
    en: 'A proposal is withdrawn by whoever made it.',
  },
  {
    id: 'administration.staff-looked-after-by-administrator',
    cedar: `permit(principal is Staff, action == Action::"administration.manage-staff", resource)
      when { principal.roles.contains("administrator") };`,
    pl: 'Pracowników i ich role prowadzi administrator.',
    en: 'Staff and their roles are looked after by an administrator.',
  },
  {
    id: 'administration.switched-by-administrator',
    cedar: `permit(principal is Staff, action == Action::"administration.switch", resource is Page)
      when { principal.roles.contains("administrator") };`,
    pl: 'Funkcje przełącza administrator.',
    en: 'Features are switched by an administrator.',
  },
  {
    id: 'administration.deadlines-seen-by-who-runs-the-house',
    cedar: `permit(principal is Staff, action == Action::"administration.see-deadlines", resource is Page)
      when { ["administrator", "supervisor"].containsAny(principal.roles) };`,
    pl: 'Terminy i zadania widzi administrator i kierownik.',
    en: 'Deadlines and jobs are seen by administrators and supervisors.',
  },
  {
    id: 'administration.log-read-by-auditor',
    cedar: `permit(principal is Staff, action == Action::"administration.read-audit", resource is Page)
      when { principal.roles.contains("auditor") };`,
    pl: 'Dziennik zdarzeń czyta audytor.',
    en: 'The audit log is read by an auditor.',
  },
  {
    id: 'administration.alarms-seen-by-who-oversees',
    cedar: `permit(principal is Staff, action == Action::"administration.see-alarms", resource is Page)
      when { ["auditor", "supervisor"].containsAny(principal.roles) };`,
    pl: 'Alarmy widzi audytor i kierownik.',
    en: 'Alarms are seen by auditors and supervisors.',
  },
  {
    id: 'administration.alarm-looked-into-by-who-oversees',
    cedar: `permit(principal is Staff, action == Action::"administration.acknowledge-alarm", resource is Alarm)
      when { principal.roles.contains("auditor") || (principal.roles.contains("supervisor") && resource.ownBranch) };`,
    pl: 'Alarm rozpatruje audytor albo kierownik tego oddziału.',
    en: 'An alarm is looked into by an auditor or the supervisor of the branch.',
  },
  {
    id: 'administration.never-own-alarm',
    cedar: `forbid(principal is Staff, action == Action::"administration.acknowledge-alarm", resource is Alarm)
      when { resource.aboutSelf };`,
    pl: 'Nikt nie rozpatruje alarmu o sobie.',
    en: 'Nobody looks into an alarm about themselves.',
    fix: secondPerson,
  },
  {
    id: 'administration.never-own-roles',
    cedar: `forbid(principal is Staff, action == Action::"administration.manage-staff", resource is StaffMember)
      when { resource.self };`,
    pl: 'Nikt nie zmienia własnych ról.',
    en: 'Nobody changes their own roles.',
    fix: secondPerson,
  },
  {
    id: 'administration.retention-seen-by-administrator-and-auditor',
    cedar: `permit(principal is Staff, action == Action::"administration.see-retention", resource is Page)
      when { ["administrator", "auditor"].containsAny(principal.roles) };`,
    pl: 'Okresy przechowywania i blokady usunięcia widzi administrator i audytor.',
    en: 'Retention and legal holds are seen by administrators and auditors.',
  },
  {
    id: 'administration.hold-placed-by-administrator',
    cedar: `permit(principal is Staff, action == Action::"administration.place-hold", resource is Page)
      when { principal.roles.contains("administrator") };`,
    pl: 'Usunięcie blokuje administrator.',
    en: 'A legal hold is placed by an administrator.',
  },
  {
    id: 'administration.destruction-proposed-by-administrator',
    cedar: `permit(principal is Staff, action == Action::"administration.propose-destruction", resource)
      when { principal.roles.contains("administrator") };`,
    pl: 'Brakowanie akt zgłasza administrator.',
    en: 'The destruction of files is proposed by an administrator.',
  },
  {
    id: 'administration.destruction-decided-by-second-administrator',
    cedar: `permit(principal is Staff, action == Action::"administration.decide-destruction", resource is Destruction)
      when { principal.roles.contains("administrator") };`,
    pl: 'O brakowaniu akt decyduje drugi administrator.',
    en: 'The destruction of files is decided by a second administrator.',
    fix: secondPerson,
  },
  {
    id: 'administration.never-own-destruction',
    cedar: `forbid(principal is Staff, action == Action::"administration.decide-destruction", resource is Destruction)
      when { resource.ownProposal };`,
    pl: 'Nikt nie zatwierdza własnej propozycji.',
    en: 'Nobody approves their own proposal.',
    fix: secondPerson,
  },
  {
    id: 'administration.protocol-read-by-administrator-and-auditor',
    cedar: `permit(principal is Staff, action == Action::"administration.read-protocol", resource is Page)
      when { ["administrator", "auditor"].containsAny(principal.roles) };`,
    pl: 'Protokoły brakowania czyta administrator i audytor.',
    en: 'Destruction protocols are read by administrators and auditors.',
  },
  {
    id: 'administration.needs-level-3',
    cedar: `forbid(principal is Staff, action in [Action::"administration.propose", Action::"administration.decide", Action::"administration.manage-staff", Action::"administration.switch", Action::"administration.place-hold", Action::"administration.propose-destruction", Action::"administration.decide-destruction"], resource)
      when { principal.level < 3 };`,
    pl: 'Do zmian w instytucji trzeba zalogować się silniejszym środkiem.',
    en: 'Changes of the institution need a stronger sign-in.',
    fix: strongerMeans,
  },
];

/** The words these policies use, for strict validation. */
export const administrationVocabulary: PolicyVocabulary = {
  resources: {
    page: {},
    change: { ownProposal: 'yes-no' },
    'staff-member': { self: 'yes-no' },
    alarm: { aboutSelf: 'yes-no', ownBranch: 'yes-no' },
    destruction: { ownProposal: 'yes-no', ownMatter: 'yes-no' },
  },
  actions: {
    'administration.open': { on: ['page'] },
    'administration.propose': { on: ['page', 'change'] },
    'administration.decide': { on: ['change'] },
    'administration.withdraw': { on: ['change'] },
    'administration.see-deadlines': { on: ['page'] },
    'administration.read-audit': { on: ['page'] },
    'administration.see-alarms': { on: ['page'] },
    'administration.acknowledge-alarm': { on: ['alarm'] },
    'administration.switch': { on: ['page'] },
    'administration.see-retention': { on: ['page'] },
    'administration.place-hold': { on: ['page'] },
    'administration.propose-destruction': { on: ['page', 'change'] },
    'administration.decide-destruction': { on: ['destruction'] },
    'administration.read-protocol': { on: ['page'] },
    'administration.manage-staff': { on: ['page', 'staff-member'] },
  },
};
