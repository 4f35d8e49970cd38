import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

const proveMore = {
  pl: 'Zaloguj się przez Węzeł Krajowy (login.gov.pl).',
  en: 'Sign in through the National Node (login.gov.pl).',
};

/** Who may do what about accounts, sessions and mandates, and two rules that hold for the whole house: an account that
 *  nobody has confirmed opens nothing, and staff never touch their own matters. */
export const policies: readonly PolicyText[] = [
  {
    id: 'identity.anyone-at-the-door',
    cedar: `permit(principal, action in [Action::"identity.sign-in", Action::"identity.sign-out", Action::"identity.register", Action::"identity.see-keys"], resource is Page);`,
    pl: 'Ta strona jest dla każdego.',
    en: 'This page is for everybody.',
  },
  {
    id: 'identity.own-registration',
    cedar: `permit(principal is Person, action == Action::"identity.see-registration", resource is Page);`,
    pl: 'Swoją rejestrację widzi ten, kto się zarejestrował.',
    en: 'A registration is seen by the person who made it.',
  },
  {
    id: 'identity.own-account',
    cedar: `permit(principal is Person, action in [Action::"identity.choose-party", Action::"identity.see-profile", Action::"identity.change-contact", Action::"identity.see-mandates"], resource is Page)
      when { principal.level >= 2 };`,
    pl: 'Swoje konto widzi osoba, której tożsamość potwierdzono.',
    en: 'An account is seen by the person whose identity has been confirmed.',
    fix: proveMore,
  },
  {
    id: 'identity.own-keys-at-full-level',
    cedar: `permit(principal is Person, action in [Action::"identity.manage-passkeys", Action::"identity.set-pin"], resource is Page)
      when { principal.level >= 2 };`,
    pl: 'Klucze i PIN zmienia osoba, która właśnie potwierdziła tożsamość.',
    en: 'Passkeys and the PIN are changed by a person who has just proved who they are.',
    fix: proveMore,
  },
  {
    id: 'identity.binding-needs-level-3',
    cedar: `forbid(principal is Person, action in [Action::"identity.bind-passkey", Action::"identity.bind-pin"], resource)
      when { principal.level < 3 || !resource.freshProof };`,
    pl: 'Aby dodać lub usunąć klucz albo ustawić PIN, trzeba przed chwilą (10 minut) potwierdzić tożsamość.',
    en: 'To add or remove a passkey or to set the PIN you must have proved who you are within the last 10 minutes.',
    fix: proveMore,
  },
  {
    id: 'identity.bind-own',
    cedar: `permit(principal is Person, action in [Action::"identity.bind-passkey", Action::"identity.bind-pin"], resource is Credential)
      when { resource.relation == "own" };`,
    pl: 'Klucz i PIN należą do jednej osoby.',
    en: 'A passkey and a PIN belong to one person.',
  },
  {
    id: 'identity.act-for',
    cedar: `permit(principal is Person, action == Action::"identity.act-for", resource is Party)
      when { ["own", "represented", "mandated"].contains(resource.relation) };`,
    pl: 'Działać można za siebie, za podmiot, który się reprezentuje, albo na podstawie pełnomocnictwa.',
    en: 'You may act for yourself, for a body you represent, or under a mandate.',
    fix: { pl: 'Poproś tę osobę lub firmę o pełnomocnictwo PEL.', en: 'Ask that person or company for a PEL mandate.' },
  },
  {
    id: 'identity.staff-confirms-profile',
    cedar: `permit(principal is Staff, action == Action::"identity.confirm-profile", resource is Page)
      when { ["clerk", "hall-officer", "supervisor"].containsAny(principal.roles) };`,
    pl: 'Profile potwierdza pracownik sali obsługi albo referent.',
    en: 'Profiles are confirmed by a hall officer or a clerk.',
  },
  {
    id: 'identity.staff-confirms-this-profile',
    cedar: `permit(principal is Staff, action == Action::"identity.confirm-this-profile", resource is Profile)
      when { ["clerk", "hall-officer", "supervisor"].containsAny(principal.roles) && context.purpose != "" };`,
    pl: 'Profil potwierdza pracownik sali obsługi albo referent, podając cel.',
    en: 'A profile is confirmed by a hall officer or a clerk who states the purpose.',
    fix: { pl: 'Podaj cel.', en: 'State the purpose.' },
  },
  {
    id: 'identity.never-in-own-matter',
    cedar: `forbid(principal is Staff, action, resource)
      when { resource has ownMatter && resource.ownMatter };`,
    pl: 'Pracownik nie prowadzi własnej sprawy.',
    en: 'Staff do not handle their own matters.',
    fix: { pl: 'Przekaż ją innemu pracownikowi.', en: 'Pass it to a colleague.' },
  },
  {
    id: 'identity.unconfirmed-opens-nothing',
    cedar: `forbid(principal is Person, action, resource)
      when { principal.level < 2 && (principal.channel != "phone" || principal.level < 1) }
      unless { (resource has open && resource.open) || action == Action::"identity.see-registration" };`,
    pl: 'To konto czeka na potwierdzenie w oddziale. Do tego czasu widać tylko samą rejestrację.',
    en: 'This account waits to be confirmed in a branch. Until then only the registration itself can be seen.',
    fix: {
      pl: 'Przyjdź do dowolnego oddziału z dokumentem tożsamości albo zaloguj się przez Węzeł Krajowy.',
      en: 'Come to any branch with an identity document, or sign in through the National Node.',
    },
  },
];

/** The words these policies use, for strict validation. */
export const identityVocabulary: PolicyVocabulary = {
  resources: {
    page: { open: 'yes-no?', ownMatter: 'yes-no?' },
    credential: { freshProof: 'yes-no', ownMatter: 'yes-no?' },
    party: { ownMatter: 'yes-no?' },
    profile: { ownMatter: 'yes-no?' },
  },
  actions: {
    ...Object.fromEntries(
      [
        'sign-in',
        'sign-out',
        'register',
        'see-keys',
        'see-registration',
        'choose-party',
        'see-profile',
        'change-contact',
        'see-mandates',
        'manage-passkeys',
        'set-pin',
        'confirm-profile',
      ].map(name => [`identity.${name}`, { on: ['page'] }]),
    ),
    'identity.bind-passkey': { on: ['credential'] },
    'identity.bind-pin': { on: ['credential'] },
    'identity.act-for': { on: ['party'] },
    'identity.confirm-this-profile': { on: ['profile'], context: { purpose: 'text' } },
  },
};
