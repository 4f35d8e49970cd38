import { policyToText, type Expr, type PolicyJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { PolicyText } from '#platform/policy/policy.ts';
import { parsePolicy } from '#platform/policy/policy-set.ts';

/** The house's policies with one thing wrong in one of them. */
export interface Mutant {
  /** What was done to which policy. */
  name: string;
  policies: readonly PolicyText[];
  /** Actions the policy speaks of; null where it speaks of all, or of all since the change. */
  actions: readonly string[] | null;
}

/** Who has no such attribute is refused as surely as by the head. */
const ONLY_ONE_KIND_HAS = /"Var":"principal"},"attr":"(roles|personId|branchCode|relation|partyId)"/;

/** Each policy left out; each of its conditions left out; each word left out of a list in it; each number one higher and
 *  one lower; a permit opened to every kind of principal. */
export function* mutantsOf(policies: readonly PolicyText[]): Generator<Mutant> {
  for (const text of policies) {
    const policy = parsePolicy(text);
    const without = policies.filter(other => other !== text);
    const actions = actionsOf(policy);
    const changed = (what: string, mutated: PolicyJson): Mutant => ({
      name: `${text.id}: ${what}`,
      policies: [...without, { ...text, cedar: textOf(mutated) }],
      actions,
    });
    yield { name: `${text.id}: left out`, policies: without, actions };
    if (policy.principal.op !== 'All' && policy.effect === 'permit' && !ONLY_ONE_KIND_HAS.test(JSON.stringify(policy.conditions)))
      yield changed('for every principal', { ...policy, principal: { op: 'All' } });
    for (const [what, conditions] of mutatedConditions(policy.conditions)) yield changed(what, { ...policy, conditions });
  }
}

function actionsOf({ action }: PolicyJson): readonly string[] | null {
  const named = JSON.stringify(action).matchAll(/"type":"Action","id":"([^"]+)"/g);
  return action.op === 'All' ? null : [...named].map(found => found[1] as string);
}

function textOf(policy: PolicyJson): string {
  const answer = policyToText(policy);
  if (answer.type === 'failure') throw new Error(answer.errors.map(error => error.message).join('; '));
  return answer.text;
}

type Conditions = PolicyJson['conditions'];

function* mutatedConditions(conditions: Conditions): Generator<readonly [string, Conditions]> {
  for (const [at, clause] of conditions.entries())
    for (const [what, body] of mutatedExpr(clause.body))
      yield [what, body === LEFT_OUT ? conditions.filter(other => other !== clause) : conditions.with(at, { ...clause, body })];
}

const LEFT_OUT = Symbol('left out');
type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

function* mutatedExpr(expr: Expr): Generator<readonly [string, Expr | typeof LEFT_OUT]> {
  yield [`without ${JSON.stringify(expr)}`, LEFT_OUT];
  for (const [what, json] of inside(expr as unknown as Json)) yield [what, json as unknown as Expr];
}

function* inside(json: Json): Generator<readonly [string, Json]> {
  if (typeof json !== 'object' || json === null) return;
  if (isList(json)) {
    for (const [at, one] of json.entries()) for (const [what, mutated] of inside(one)) yield [what, json.with(at, mutated)];
    return;
  }
  for (const operator of ['&&', '||'] as const) {
    const sides = json[operator] as { left: Json; right: Json } | undefined;
    // `has` only keeps the rest from stumbling, and who stumbles is refused.
    if (!sides || 'has' in (sides.left as object)) continue;
    yield [`without ${JSON.stringify(sides.left)}`, sides.right];
    yield [`without ${JSON.stringify(sides.right)}`, sides.left];
  }
  const set = json['Set'];
  if (isList(set) && set.length > 1)
    for (const one of set) yield [`without ${JSON.stringify(one)} in a list`, { ...json, Set: set.filter(other => other !== one) }];
  const value = json['Value'];
  if (typeof value === 'number') {
    yield [`${value + 1} for ${value}`, { ...json, Value: value + 1 }];
    yield [`${value - 1} for ${value}`, { ...json, Value: value - 1 }];
  }
  for (const [name, one] of Object.entries(json)) for (const [what, mutated] of inside(one)) yield [what, { ...json, [name]: mutated }];
}

const isList = (json: Json | undefined): json is readonly Json[] => Array.isArray(json);
