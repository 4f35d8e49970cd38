import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { makePolicy } from '#platform/policy/cedar.ts';
import { cedarQuestion } from '#platform/policy/cedar-question.ts';
import type { Policy, PolicyQuestion, PolicyText } from '#platform/policy/policy.ts';
import { policyFaults, type PolicyVocabulary } from '#platform/policy/vocabulary.ts';
import { modulePages, modules } from '../../modules.ts';
import { decides } from './decides.ts';
import type { Law, Laws } from './law.ts';
import { lawful } from './oracle.ts';
import { type AskedAbout, everybody, lawsOfTheLand, policiesOfTheHouse, questionsAbout, whatIsAskedAbout } from './questions.ts';

let policies: readonly PolicyText[];
let vocabularies: readonly PolicyVocabulary[];
let laws: Laws;
let policy: Policy;
let asked: readonly AskedAbout[];
const pages = [...modulePages.flatMap(module => module.pages), ...modules.flatMap(module => module.api ?? [])];
/** Every so many of the rows are asked of the house itself. */
const ASKED_OF_THE_HOUSE = 16;
const SLOW_MS = 180_000;
const actors = everybody();

beforeAll(async () => {
  ({ policies, vocabularies } = await policiesOfTheHouse());
  laws = await lawsOfTheLand();
  policy = makePolicy(policies, { remembered: 0 });
  asked = whatIsAskedAbout(vocabularies, pages);
});

test('every action of the house has a law, and every law an action', () => {
  const actions = new Set([...asked.map(one => one.action), ...pages.map(page => page.permission.action)]);
  expect({ withoutLaw: [...actions].filter(action => !laws[action]) }).toEqual({ withoutLaw: [] });
  expect({ lawOfNothing: Object.keys(laws).filter(action => !actions.has(action)) }).toEqual({ lawOfNothing: [] });
  expect({ notInAnyVocabulary: [...actions].filter(action => !asked.some(one => one.action === action)) }).toEqual({
    notInAnyVocabulary: [],
  });
});

test('all policies together are strictly valid in the words of all modules', () => {
  expect(policyFaults(policies, vocabularies)).toEqual([]);
});

test('the policies permit exactly what the law permits, for every role, action, relation, level and circumstance', {
  timeout: SLOW_MS,
}, () => {
  const wrong: string[] = [];
  const counted = { permitted: 0, refused: 0 };
  const permits = decides('the house', policies);
  for (const about of asked) {
    const law = laws[about.action];
    if (!law) continue;
    for (const question of questionsAbout(about, law, actors)) {
      const expected = lawful(law, question);
      counted[expected ? 'permitted' : 'refused'] += 1;
      // The house's own way to the same answer explains each refusal, which takes most of the time.
      const row = counted.permitted + counted.refused;
      const permitted = row % ASKED_OF_THE_HOUSE === 0 ? policy.decide(question).permitted : permits(cedarQuestion(question));
      if (permitted !== expected) wrong.push(`${inWords(question)}: the law says ${expected ? 'yes' : 'no'} (${law.from})`);
    }
  }
  expect({ wrong: wrong.slice(0, 20), of: wrong.length }).toEqual({ wrong: [], of: 0 });
  expect(counted.permitted).toBeGreaterThan(1_000);
  expect(counted.refused).toBeGreaterThan(5_000);
});

test('nobody gets at somebody’s data without owning it, acting for who does, holding the matter or stating a purpose', {
  timeout: SLOW_MS,
}, () => {
  const somebodys = asked.filter(one => one.kind !== 'page' && !laws[one.action]?.nobodys && !laws[one.action]?.anyone);
  expect(somebodys.length).toBeGreaterThan(5);
  const questions = somebodys.map(about => [...questionsAbout(about, laws[about.action] as Law, actors)]);
  const drawn = fc.record({
    question: fc.constantFrom(...questions).chain(of => fc.constantFrom(...of)),
    purpose: fc.constantFrom('', '', 'matter'),
  });
  const permits = decides('the house, at random', policies);
  fc.assert(
    fc.property(drawn, ({ question, purpose }) => {
      if (!permits(cedarQuestion({ ...question, context: { ...question.context, purpose } }))) return true;
      const { actor, resource } = question;
      if (actor.kind === 'person') return ['own', 'represented', 'mandated'].includes(resource.relation);
      if (actor.kind === 'staff')
        return ['assigned', 'competent'].includes(resource.relation) || purpose !== '' || resource.relation === 'own';
      return actor.kind !== 'visitor';
    }),
    { numRuns: 5_000 },
  );
});

const inWords = ({ actor, action, resource, context }: PolicyQuestion): string => {
  const who =
    actor.kind === 'person'
      ? `person as ${actor.relation}, level ${actor.level}, ${actor.channel}`
      : actor.kind === 'staff'
        ? `staff [${actor.roles.join(' ')}], level ${actor.level}`
        : actor.kind;
  return `${who} → ${action} on ${JSON.stringify(resource)} ${JSON.stringify(context)}`;
};
