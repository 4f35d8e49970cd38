import { policyToJson, preparsePolicySet, statefulIsAuthorized, type PolicyJson, type Response } from '@cedar-policy/cedar-wasm/nodejs';
import type { CedarQuestion } from './cedar-question.ts';
import type { PolicyText } from './policy.ts';

/** @throws naming the policy that does not parse, or whose entry holds more than one */
export function parsePolicy(text: PolicyText): PolicyJson {
  const answer = policyToJson(text.cedar);
  if (answer.type === 'failure')
    throw new Error(`Policy ${text.id} does not parse (one policy an entry): ${answer.errors.map(error => error.message).join('; ')}`);
  return answer.json;
}

/** Parses policies once and keeps them in Cedar under `setName`, for the life of the process.
 *  @throws naming the policy that does not parse */
export function keepPolicySet(setName: string, texts: readonly PolicyText[]): void {
  const kept = preparsePolicySet(setName, { staticPolicies: Object.fromEntries(texts.map(text => [text.id, text.cedar])) });
  if (kept.type === 'success') return;
  // One by one costs milliseconds each, so only to name the one that is wrong.
  for (const text of texts) parsePolicy(text);
  throw new Error(`Policies do not parse: ${kept.errors.map(error => error.message).join('; ')}`);
}

/** The same for policies that are parsed already. */
export function keepParsedPolicies(setName: string, policies: Record<string, PolicyJson>): void {
  const kept = preparsePolicySet(setName, { staticPolicies: policies });
  if (kept.type === 'failure') throw new Error(`Policies do not parse: ${kept.errors.map(error => error.message).join('; ')}`);
}

export function askPolicySet(setName: string, question: CedarQuestion): Response {
  const answer = statefulIsAuthorized({ ...question, preparsedPolicySetId: setName });
  if (answer.type === 'failure') throw new Error(`Cedar cannot read the question: ${answer.errors.map(error => error.message).join('; ')}`);
  return answer.response;
}
