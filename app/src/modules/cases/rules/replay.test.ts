import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { canonicalJson, inputsDigest, replayDecision } from './replay.ts';

/** A small rule of the RWN kind: nothing owed, granted. */
const rule: Decide = {
  ruleSet: 'RWN/1',
  decide(input: DecideInput): DecideOutcome {
    const owed = String(input.facts['owed']);
    const tests = [
      { name: 'nothing-owed', value: owed, passed: owed === '0.00', legalBasis: 'art. 217 KPA', text: { pl: 'Zaległości', en: 'Arrears' } },
    ];
    if (owed !== '0.00') return { outcome: 'to-clerk', tests, legalBasis: 'art. 219 KPA', reasons: [{ pl: 'Zaległość.', en: 'Arrears.' }] };
    return {
      outcome: 'granted',
      tests,
      legalBasis: 'art. 217 KPA',
      letter: { template: 'certificate', values: { payer: String(input.known['party.name']) } },
      collection: 'open',
    };
  },
};
const pack = { decides: new Map([['RWN/1', rule]]) };
const inputs: DecideInput = { answers: { copies: 1 }, known: { 'party.name': 'Firma X' }, facts: { owed: '0.00' }, filedOn: '2026-11-23' };

function recorded(of: DecideInput) {
  const answer = rule.decide(of);
  return { ruleSet: rule.ruleSet, inputs: of, inputsSha256: inputsDigest(of), tests: answer.tests, legalBasis: answer.legalBasis, answer };
}

test('the certificate of Firma X is computed again to the same outcome', () => {
  expect(replayDecision(pack, recorded(inputs))).toEqual({
    kind: 'same',
    ruleSet: 'RWN/1',
    outcome: 'granted',
    tests: 1,
    inputsSha256: inputsDigest(inputs),
  });
});

test("Jan's matter is again found to be one for a person", () => {
  expect(replayDecision(pack, recorded({ ...inputs, facts: { owed: '1649.82' } }))).toMatchObject({ kind: 'same', outcome: 'to-clerk' });
});

test('inputs changed after the decision are found by their digest, and by what comes of them', () => {
  const changed = { ...recorded(inputs), inputs: { ...inputs, facts: { owed: '1649.82' } } };
  const replay = replayDecision(pack, changed);
  expect(replay.kind === 'different' && replay.differences.map(difference => difference.what)).toEqual([
    'inputs-digest',
    'outcome',
    'legal-basis',
    'test',
    'letter',
    'reasons',
  ]);
});

test('one changed test, legal basis or letter is named', () => {
  const decision = recorded(inputs);
  const names = (changed: typeof decision) => {
    const replay = replayDecision(pack, changed);
    return replay.kind === 'different' ? replay.differences.map(difference => `${difference.what} ${difference.name}`) : replay.kind;
  };
  expect(names({ ...decision, tests: decision.tests.map(one => ({ ...one, value: '9.99' })) })).toEqual(['test nothing-owed']);
  expect(names({ ...decision, legalBasis: 'art. 1' })).toEqual(['legal-basis legalBasis']);
  expect(
    names({
      ...decision,
      answer: { ...decision.answer, letter: { template: 'certificate', values: { payer: 'Firma Y' } } } as DecideOutcome,
    }),
  ).toEqual(['letter letter']);
});

test('a rule that is gone, a rule that breaks, and a decision of a clerk are each told', () => {
  expect(replayDecision({ decides: new Map() }, recorded(inputs))).toEqual({ kind: 'rule-set-unknown', ruleSet: 'RWN/1' });
  const broken = {
    decides: new Map([
      [
        'RWN/1',
        {
          ...rule,
          decide: () => {
            throw new Error('no facts');
          },
        },
      ],
    ]),
  };
  expect(replayDecision(broken, recorded(inputs))).toEqual({ kind: 'rule-failed', ruleSet: 'RWN/1', fault: 'no facts' });
  expect(replayDecision(pack, { ...recorded(inputs), inputs: null, inputsSha256: null, answer: null })).toEqual({ kind: 'not-computed' });
});

test('the digest does not depend on the order of keys, nor on a way through the database, and depends on every value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), facts => {
      const turned = Object.fromEntries(Object.entries(facts).reverse());
      expect(inputsDigest({ ...inputs, facts: turned })).toBe(inputsDigest({ ...inputs, facts }));
      expect(inputsDigest(JSON.parse(JSON.stringify({ ...inputs, facts })) as DecideInput)).toBe(inputsDigest({ ...inputs, facts }));
      expect(inputsDigest({ ...inputs, facts: { ...facts, added: 1 } })).not.toBe(
        inputsDigest({ ...inputs, facts: { ...facts, added: 2 } }),
      );
    }),
  );
  expect(canonicalJson({ b: [1, { d: 2, c: null }], a: undefined })).toBe('{"b":[1,{"c":null,"d":2}]}');
});
