import type { PolicyText } from '#platform/policy/policy.ts';
import type { PolicyVocabulary } from '#platform/policy/vocabulary.ts';

export const policies: readonly PolicyText[] = [
  {
    id: 'accessibility.complain',
    cedar: `permit(principal, action == Action::"accessibility.complain", resource is Page);`,
    pl: 'O tym, czego nie da się użyć, może napisać każdy.',
    en: 'Anybody may say what they cannot use.',
  },
  {
    id: 'accessibility.answer',
    cedar: `permit(principal is Staff, action == Action::"accessibility.answer", resource is Page)
      when { ["clerk", "supervisor", "administrator"].containsAny(principal.roles) };`,
    pl: 'Na żądania dostępności odpowiadają pracownicy.',
    en: 'Requests for accessibility are answered by staff.',
  },
];

export const accessibilityVocabulary: PolicyVocabulary = {
  resources: { page: { open: 'yes-no?' } },
  actions: { 'accessibility.complain': { on: ['page'] }, 'accessibility.answer': { on: ['page'] } },
};
