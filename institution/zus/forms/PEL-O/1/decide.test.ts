import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecideInput } from '#platform/forms/definition.ts';
import { fillLetter } from '#platform/letters/fill-letter.ts';
import { pack } from '../../../pack.ts';
import { decide } from './decide.ts';

const given = {
  asOf: '2026-11-24',
  mandates: [{ mandateId: 'm1', proxyNames: 'Katarzyna Wójcik', scope: 'platform', roles: ['payer'], from: '2026-01-01', to: null }],
};
const asked = (change: Partial<DecideInput> = {}): DecideInput => ({
  answers: { grantorName: 'Jan Kowalski', mandate: 'm1', certain: true },
  known: { 'acting.relation': 'self' },
  facts: { 'mandates-given': given },
  filedOn: '2026-11-24',
  ...change,
});

describe('a mandate is revoked', () => {
  test('at once, by Jan who gave it', () => {
    const outcome = decide.decide(asked());
    expect(outcome).toMatchObject({ outcome: 'granted', effects: [{ name: 'identity.revoke-mandate', with: { mandateId: 'm1' } }] });
    const template = pack.letters.find(one => one.code === 'mandate-revoked');
    if (outcome.outcome !== 'granted' || template === undefined) throw new Error('not granted');
    expect(JSON.stringify(fillLetter(template, outcome.letter.values, 'pl'))).toContain(
      '24.11.2026. Mocodawca: Jan Kowalski. Pełnomocnik: Katarzyna Wójcik.',
    );
  });

  test.each<[string, Partial<DecideInput>]>([
    ['it is another’s', { answers: { mandate: 'm2' } }],
    ['none is named', { answers: {} }],
    ['the mandates are not known', { facts: {} }],
    ['the proxy signs', { known: { 'acting.relation': 'mandate' } }],
  ])('not by the computer where %s', (_why, change) => {
    expect(decide.decide(asked(change))).toMatchObject({ outcome: 'to-clerk' });
  });

  test('whatever comes in, only a mandate of the list', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (mandate, facts) => {
        const outcome = decide.decide(asked({ answers: { mandate } as DecideInput['answers'], facts: { 'mandates-given': facts } }));
        expect(outcome.outcome).toBe('to-clerk');
      }),
    );
  });
});
