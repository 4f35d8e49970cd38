import type { cedarQuestion } from '#platform/policy/cedar-question.ts';
import type { PolicyText } from '#platform/policy/policy.ts';
import { askPolicySet, keepPolicySet, parsePolicy } from '#platform/policy/policy-set.ts';

/** Yes or no as the house would say it, without the sentence for people, which would take most of the time. */
export function decides(name: string, policies: readonly PolicyText[]): (asked: ReturnType<typeof cedarQuestion>) => boolean {
  keepPolicySet(name, policies);
  const forbids = new Set(policies.filter(text => parsePolicy(text).effect === 'forbid').map(text => text.id));
  return asked => {
    const { decision, diagnostics } = askPolicySet(name, asked);
    return decision === 'allow' && !diagnostics.errors.some(error => forbids.has(error.policyId));
  };
}
