import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';
import { text } from './text.ts';

const told = (
  key: 'policy.read' | 'policy.collect' | 'policy.check' | 'policy.relation' | 'policy.desk',
): Pick<PolicyText, 'pl' | 'en'> => ({
  pl: text('pl')(key),
  en: text('en')(key),
});

/** Letters and receipts are for the party and for whoever acts for it; checking a document is for everybody. */
export const policies: readonly PolicyText[] = [
  {
    id: 'mailbox.people-read',
    cedar: `permit(principal is Person, action in [Action::"mailbox.read", Action::"mailbox.collect"], resource is Page)
      when { principal.level >= 2 };`,
    ...told('policy.read'),
  },
  {
    id: 'mailbox.own-letters',
    cedar: `permit(principal is Person, action in [Action::"mailbox.read", Action::"mailbox.collect"], resource is Letter)
      when { ["own", "represented", "mandated"].contains(resource.relation) && principal.level >= 2 };`,
    ...told('policy.relation'),
  },
  {
    id: 'mailbox.staff-read-what-is-open',
    cedar: `permit(principal is Staff, action == Action::"mailbox.read-at-desk", resource is Page)
      when { ["clerk", "supervisor", "hall-officer", "consultant"].containsAny(principal.roles) };`,
    ...told('policy.desk'),
  },
  {
    id: 'mailbox.anyone-checks',
    cedar: `permit(principal, action == Action::"mailbox.check-document", resource is Page);`,
    ...told('policy.check'),
  },
];

export const mailboxVocabulary: PolicyVocabulary = {
  resources: { page: {}, letter: {} },
  actions: {
    'mailbox.read': { on: ['page', 'letter'] },
    'mailbox.collect': { on: ['page', 'letter'] },
    'mailbox.read-at-desk': { on: ['page'] },
    'mailbox.check-document': { on: ['page'] },
  },
};
