import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';
import { text } from './text.ts';

/** Who may open the account page at all; which parts of it a proxy sees is worked out from the mandate at use. */
export const policies: readonly PolicyText[] = [
  {
    id: 'account.people-read',
    cedar: `permit(principal is Person, action == Action::"account.read", resource is Page)
      when { principal.level >= 2 };`,
    pl: text('pl')('policy.read'),
    en: text('en')('policy.read'),
    fix: { pl: text('pl')('policy.read.fix'), en: text('en')('policy.read.fix') },
  },
];

export const accountVocabulary: PolicyVocabulary = { resources: { page: {} }, actions: { 'account.read': { on: ['page'] } } };
