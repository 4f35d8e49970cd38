import { createHash } from 'node:crypto';
import type { DecideInput, DecideOutcome, DecideTest } from '#platform/forms/definition.ts';
import type { Pack } from '#platform/pack.ts';
import type { Decision } from '../types.ts';

/** One thing that came out otherwise than it was recorded. */
export interface Difference {
  what: 'inputs-digest' | 'outcome' | 'test' | 'legal-basis' | 'letter' | 'effects' | 'reasons';
  name: string;
  recorded: string;
  computed: string;
}

export type Replay =
  | { kind: 'same'; ruleSet: string; outcome: string; tests: number; inputsSha256: string }
  | { kind: 'different'; ruleSet: string; differences: readonly Difference[] }
  /** A clerk decided: there is nothing to compute. */
  | { kind: 'not-computed' }
  /** This pack has no rule of that version any more. */
  | { kind: 'rule-set-unknown'; ruleSet: string }
  /** The rule could not work on what was recorded: it was changed since, or the record was. */
  | { kind: 'rule-failed'; ruleSet: string; fault: string };

/** JSON with the keys of every object in order and nothing between: equal values, equal text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(item => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(',')}}`;
}

export const inputsDigest = (inputs: DecideInput): string => createHash('sha256').update(canonicalJson(inputs)).digest('hex');

/** Computes a decision again from its recorded inputs with the recorded version of the rule, and says whether outcome,
 *  tests, legal basis, letter and effects are the same. */
export function replayDecision(
  pack: Pick<Pack, 'decides'>,
  decision: Pick<Decision, 'ruleSet' | 'inputs' | 'inputsSha256' | 'tests' | 'legalBasis' | 'answer'>,
): Replay {
  const { ruleSet, inputs, inputsSha256, answer } = decision;
  if (!inputs || !answer || inputsSha256 === null) return { kind: 'not-computed' };
  const rule = [...pack.decides.values()].find(one => one.ruleSet === ruleSet);
  if (!rule) return { kind: 'rule-set-unknown', ruleSet };
  const digest = inputsDigest(inputs);
  const tampered: Difference[] =
    digest === inputsSha256 ? [] : [{ what: 'inputs-digest', name: 'inputs', recorded: inputsSha256, computed: digest }];
  let again: DecideOutcome;
  try {
    again = rule.decide(inputs);
  } catch (fault) {
    return { kind: 'rule-failed', ruleSet, fault: (fault as Error).message };
  }
  const differences = [
    ...tampered,
    ...compare({ ...answer, tests: decision.tests, legalBasis: decision.legalBasis } as DecideOutcome, again),
  ];
  if (differences.length > 0) return { kind: 'different', ruleSet, differences };
  return { kind: 'same', ruleSet, outcome: again.outcome, tests: again.tests.length, inputsSha256 };
}

function compare(recorded: DecideOutcome, computed: DecideOutcome): Difference[] {
  const unlike = (what: Difference['what'], name: string, a: unknown, b: unknown): Difference[] => {
    const [was, is] = [canonicalJson(a ?? null), canonicalJson(b ?? null)];
    return was === is ? [] : [{ what, name, recorded: was, computed: is }];
  };
  return [
    ...unlike('outcome', 'outcome', recorded.outcome, computed.outcome),
    ...unlike('legal-basis', 'legalBasis', recorded.legalBasis, computed.legalBasis),
    ...testNames(recorded.tests, computed.tests).flatMap(name =>
      unlike(
        'test',
        name,
        recorded.tests.find(test => test.name === name),
        computed.tests.find(test => test.name === name),
      ),
    ),
    ...unlike(
      'test',
      'order',
      recorded.tests.map(test => test.name),
      computed.tests.map(test => test.name),
    ),
    ...unlike('letter', 'letter', letterOf(recorded), letterOf(computed)),
    ...unlike(
      'effects',
      'effects',
      recorded.outcome === 'granted' ? recorded.effects : null,
      computed.outcome === 'granted' ? computed.effects : null,
    ),
    ...unlike(
      'reasons',
      'reasons',
      recorded.outcome === 'to-clerk' ? recorded.reasons : null,
      computed.outcome === 'to-clerk' ? computed.reasons : null,
    ),
  ];
}

const testNames = (a: readonly DecideTest[], b: readonly DecideTest[]): string[] => [...new Set([...a, ...b].map(test => test.name))];
const letterOf = (outcome: DecideOutcome): unknown =>
  outcome.outcome === 'granted' ? { ...outcome.letter, collection: outcome.collection } : outcome.draft;
