import { expect, test } from 'vitest';
import type { DecideInput } from '#platform/forms/definition.ts';
import { decide } from './decide.ts';

const letter = (answers: Record<string, string> = {}): DecideInput => ({
  answers: {
    applicantName: 'Anna Nowak',
    kind: 'question',
    subject: 'Ubezpieczenie córki',
    words: 'Czy moja córka jest zgłoszona?',
    ...answers,
  },
  known: { 'acting.relation': 'self' },
  facts: {},
  filedOn: '2026-11-24',
});

test('a general letter goes to a clerk, who has the reply begun', () => {
  expect(decide.decide(letter())).toMatchObject({
    outcome: 'to-clerk',
    reasons: [{ pl: 'Wniosek tego rodzaju rozpatruje pracownik.' }],
    grant: { letter: { template: 'reply', values: { subject: 'Ubezpieczenie córki', wordsPl: '[…]' } } },
  });
});

test('the clerk is told of the matter that a letter adds to', () => {
  const outcome = decide.decide(letter({ kind: 'more', matterNumber: '12.RWN.000001.2026' }));
  expect(outcome.tests).toContainEqual(expect.objectContaining({ name: 'earlier-matter', value: '12.RWN.000001.2026', passed: true }));
});
