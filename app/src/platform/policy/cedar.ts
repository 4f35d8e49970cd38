import { cedarQuestion, type CedarQuestion } from './cedar-question.ts';
import { denialExplainer } from './explain.ts';
import type { Policy, PolicyAnswer, PolicyText } from './policy.ts';
import { askPolicySet, keepPolicySet, parsePolicy } from './policy-set.ts';
import { sentence } from './text.ts';

/** Answers kept; one takes about 1 kB. */
const REMEMBERED_ANSWERS = 20_000;

let policySets = 0;

/** The policies of the house, parsed once. Cedar is pure: an answer depends on the question alone, so it is kept under
 *  the whole question and given again for it (about 2 µs instead of 60).
 *  A `forbid` beats every `permit`; what no policy permits is denied; a `forbid` that fails while being evaluated
 *  (an attribute is missing) denies too, where Cedar itself would pass over it.
 *  @param options.remembered answers kept at most; 0 asks Cedar each time
 *  @throws Error at start when a policy does not parse, an id is taken twice or an entry holds more than one policy */
export function makePolicy(texts: readonly PolicyText[], options: { remembered?: number } = {}): Policy {
  const ids = texts.map(text => text.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length > 0) throw new Error(`Two policies have one id: ${twice.join(', ')}`);
  const setName = `policies ${++policySets}`;
  keepPolicySet(setName, texts);
  let forbids: Set<string> | undefined;
  const isForbid = (id: string): boolean => {
    forbids ??= new Set(texts.filter(text => parsePolicy(text).effect === 'forbid').map(text => text.id));
    return forbids.has(id);
  };
  const explain = denialExplainer(texts, `${setName} explained`);
  const remembered = options.remembered ?? REMEMBERED_ANSWERS;
  const answers = new Map<string, PolicyAnswer>();

  function answer(question: CedarQuestion): PolicyAnswer {
    const { decision, diagnostics } = askPolicySet(setName, question);
    // Cedar names its reasons in no order; ours is that of the house, so that one question has one answer.
    const reasons = ids.filter(id => diagnostics.reason.includes(id));
    const broken = ids.filter(id => diagnostics.errors.some(error => error.policyId === id) && isForbid(id));
    if (broken.length > 0) return { permitted: false, policies: broken, why: sentence('cannot-be-checked') };
    if (decision === 'allow') return { permitted: true, policies: reasons };
    const forbidding = texts.find(text => text.id === reasons[0]);
    const nearest = forbidding ?? explain(question);
    if (!nearest) return { permitted: false, policies: [], why: sentence('nothing-permits') };
    const why = { pl: nearest.pl, en: nearest.en };
    const policies = forbidding ? reasons : [nearest.id];
    return nearest.fix ? { permitted: false, policies, why, fix: nearest.fix } : { permitted: false, policies, why };
  }

  return {
    decide(question) {
      const asked = cedarQuestion(question);
      if (remembered === 0) return answer(asked);
      const key = JSON.stringify(asked);
      const known = answers.get(key);
      if (known) return known;
      const given = answer(asked);
      if (answers.size >= remembered) answers.delete(answers.keys().next().value as string);
      answers.set(key, given);
      return given;
    },
  };
}
