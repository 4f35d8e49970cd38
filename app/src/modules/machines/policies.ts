import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

const proveMore = { pl: 'Zaloguj się przez Węzeł Krajowy (login.gov.pl).', en: 'Sign in through the National Node (login.gov.pl).' };

export const policies: readonly PolicyText[] = [
  {
    id: 'machines.programs-in-hand',
    cedar: `permit(principal is Person, action == Action::"machines.manage", resource is Page) when { principal.level >= 2 && principal.channel != "api" };`,
    pl: 'Programy widzi osoba, której tożsamość potwierdzono, a nie program.',
    en: 'Programs are seen by a person whose identity has been confirmed, not by a program.',
    fix: proveMore,
  },
  {
    id: 'machines.bind-for-party',
    cedar: `permit(principal is Person, action == Action::"machines.bind", resource is Client)
      when { ["own", "represented", "mandated"].contains(resource.relation) && principal.level >= 3 && resource.freshProof && principal.channel != "api" };`,
    pl: 'Program, klucz albo nowe uprawnienie programu dodaje osoba, która przed chwilą (10 minut) potwierdziła tożsamość i może działać za ten podmiot.',
    en: 'A program, a key or more that a program may do is added by a person who proved who they are within the last 10 minutes and may act for the party.',
    fix: proveMore,
  },
  {
    id: 'machines.narrow-for-party',
    cedar: `permit(principal is Person, action == Action::"machines.narrow", resource is Client)
      when { ["own", "represented", "mandated"].contains(resource.relation) && principal.level >= 2 && principal.channel != "api" };`,
    pl: 'Uprawnienie odbiera programowi osoba, której tożsamość potwierdzono i która może działać za ten podmiot.',
    en: 'Something is taken from a program by a person whose identity has been confirmed and who may act for the party.',
    fix: proveMore,
  },
  {
    id: 'machines.anyone-reads-how',
    cedar: `permit(principal, action == Action::"machines.read-how", resource is Page);`,
    pl: 'Opis interfejsu jest dla każdego.',
    en: 'How to use the interface is for everybody.',
  },
  {
    id: 'machines.sees-itself',
    cedar: `permit(principal is Person, action == Action::"machines.see-itself", resource is Page) when { principal.channel == "api" };`,
    pl: 'Program widzi, za kogo działa.',
    en: 'A program sees for whom it acts.',
  },
];

export const machinesVocabulary: PolicyVocabulary = {
  resources: { page: { open: 'yes-no?' }, client: { freshProof: 'yes-no' } },
  actions: {
    'machines.manage': { on: ['page'] },
    'machines.bind': { on: ['client'] },
    'machines.narrow': { on: ['client'] },
    'machines.read-how': { on: ['page'] },
    'machines.see-itself': { on: ['page'] },
  },
};
