import { expect, test } from 'vitest';
import { cedarQuestion } from '#platform/policy/cedar-question.ts';
import { modulePages, modules } from '../../modules.ts';
import { decides } from './decides.ts';
import type { Law } from './law.ts';
import { mutantsOf } from './mutants.ts';
import { lawful } from './oracle.ts';
import { everybody, lawsOfTheLand, policiesOfTheHouse, questionsAbout, whatIsAskedAbout } from './questions.ts';

/** Mistakes that change no answer, since something else says the same. Each names what. */
const SAID_TWICE: ReadonlyMap<RegExp, string> = new Map([]);

test('a policy left out, loosened or narrowed is found out', { timeout: 240_000 }, async () => {
  const { policies, vocabularies } = await policiesOfTheHouse();
  const laws = await lawsOfTheLand();
  const pages = [...modulePages.flatMap(module => module.pages), ...modules.flatMap(module => module.api ?? [])];
  const actors = everybody();
  const rows = whatIsAskedAbout(vocabularies, pages).flatMap(about => {
    const law = laws[about.action] as Law;
    return [...questionsAbout(about, law, actors)].map(question => ({
      action: question.action,
      asked: cedarQuestion(question),
      expected: lawful(law, question),
    }));
  });
  // Nearby rows are alike: far apart ones find a mistake sooner.
  const strewn = rows.map((row, at) => ({ row, at: (at * 7_919) % rows.length })).sort((a, b) => a.at - b.at);
  const found: string[] = [];
  const unseen: string[] = [];
  for (const mutant of mutantsOf(policies)) {
    const permits = decides(mutant.name, mutant.policies);
    const red = strewn.some(({ row }) => (mutant.actions?.includes(row.action) ?? true) && permits(row.asked) !== row.expected);
    (red ? found : unseen).push(mutant.name);
  }
  const excused = (name: string): boolean => [...SAID_TWICE.keys()].some(pattern => pattern.test(name));
  expect(unseen.filter(name => !excused(name))).toEqual([]);
  expect([...SAID_TWICE.keys()].filter(pattern => !unseen.some(name => pattern.test(name)))).toEqual([]);
  expect(found.length).toBeGreaterThan(policies.length);
});
