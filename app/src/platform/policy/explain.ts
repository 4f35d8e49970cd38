import type { Expr, PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { CedarQuestion } from './cedar-question.ts';
import type { PolicyText } from './policy.ts';
import { askPolicySet, keepParsedPolicies, parsePolicy } from './policy-set.ts';

/** Cedar gives no reason when no policy permits. So each `permit` is cut into its conditions, and the policy of which
 *  the largest share holds for the question is the one the person nearly met: its sentence says what is missing.
 *  Policies whose head (kind of principal, action, kind of resource) does not fit are not considered. Prepared at the first denial, not at start.
 *  @returns undefined where no permit is about such a question at all */
export function denialExplainer(texts: readonly PolicyText[], setName: string): (question: CedarQuestion) => PolicyText | undefined {
  let permits: readonly Permit[] | undefined;
  return question => {
    permits ??= keepConditions(texts, setName);
    const holds = new Set(askPolicySet(setName, question).diagnostics.reason);
    let nearest: { text: PolicyText; share: number } | undefined;
    permits.forEach(({ text, conditions }, at) => {
      if (!holds.has(`${at}`)) return;
      const share = conditions.filter((_, part) => holds.has(`${at}/${part}`)).length / conditions.length;
      if (!nearest || share > nearest.share) nearest = { text, share };
    });
    return nearest?.text;
  };
}

interface Permit {
  text: PolicyText;
  conditions: readonly Expr[];
}

// Each condition becomes a policy of its own, so that one question to Cedar tells which of them hold.
function keepConditions(texts: readonly PolicyText[], setName: string): readonly Permit[] {
  const policies = texts.map(text => ({ text, policy: parsePolicy(text) })).filter(({ policy }) => policy.effect === 'permit');
  const parts: Record<string, PolicyJson> = {};
  const permits = policies.map(({ text, policy }, at) => {
    const conditions = policy.conditions.flatMap(conjuncts);
    parts[`${at}`] = { ...policy, conditions: [] };
    conditions.forEach((body, part) => {
      parts[`${at}/${part}`] = { ...policy, conditions: [{ kind: 'when', body }] };
    });
    return { text, conditions };
  });
  keepParsedPolicies(setName, parts);
  return permits;
}

function conjuncts(clause: PolicyJson['conditions'][number]): Expr[] {
  return clause.kind === 'when' ? splitAnd(clause.body) : [{ '!': { arg: clause.body } }];
}

function splitAnd(body: Expr): Expr[] {
  const and = (body as { '&&'?: { left: Expr; right: Expr } })['&&'];
  return and ? [...splitAnd(and.left), ...splitAnd(and.right)] : [body];
}
