import type { Decide, DecideInput } from '#platform/forms/definition.ts';

/** A decision of the computer, as far as it can be worked out again. */
export interface Judged {
  ruleSet: string;
  inputs: DecideInput;
  outcome: string;
}

/** Works decisions out again with other values of dated parameters.
 *  @returns how many could be, and how many of these came out otherwise */
export function replayUnder(
  decides: ReadonlyMap<string, Decide>,
  taken: readonly Judged[],
  values: Readonly<Record<string, string>>,
): { tried: number; different: number } {
  const rules = new Map([...decides.values()].map(one => [one.ruleSet, one]));
  let tried = 0;
  let different = 0;
  for (const { ruleSet, inputs, outcome } of taken) {
    const rule = rules.get(ruleSet);
    if (!rule) continue;
    tried += 1;
    if (outcomeUnder(rule, { ...inputs, parameters: { ...inputs.parameters, ...values } }) !== outcome) different += 1;
  }
  return { tried, different };
}

function outcomeUnder(rule: Decide, inputs: DecideInput): string {
  try {
    return rule.decide(inputs).outcome;
  } catch {
    // A value that the rule cannot work with changes the outcome too: nothing would be decided.
    return 'failed';
  }
}
