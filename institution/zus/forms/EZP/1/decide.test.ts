import { describe, expect, test } from 'vitest';
import { makeNrb } from '#kernel/demo-identifiers.ts';
import type { DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import type { Benefits } from '../../../facts.ts';
import { decide } from './decide.ts';

const filedOn = '2026-11-24';
const nrb = makeNrb(777);
const pension: Benefits = {
  asOf: filedOn,
  benefits: [
    {
      kind: 'old-age-pension',
      grantedOn: '2021-11-14',
      endsOn: null,
      monthlyGross: '3412.50',
      monthlyDeductions: '900.00',
      monthlyNet: '2512.50',
    },
  ],
};

function asked(benefits: unknown = pension, answers: Record<string, unknown> = {}, relation = 'self'): DecideInput {
  return {
    answers: {
      applicantName: 'Maria Lewandowska',
      payoutAccount: nrb,
      ownAccount: true,
      truth: true,
      ...answers,
    } as DecideInput['answers'],
    known: { 'acting.relation': relation },
    facts: { benefits },
    filedOn,
  };
}
const failed = (outcome: DecideOutcome): readonly string[] => outcome.tests.filter(step => !step.passed).map(step => step.name);
const grantOf = (outcome: DecideOutcome) => (outcome.outcome === 'to-clerk' ? outcome.grant : undefined);

describe('Maria’s change of account', () => {
  test('is never made by the computer, and lies ready for a clerk with what is paid to her', () => {
    const outcome = decide.decide(asked());
    expect(failed(outcome)).toEqual(['by-clerk']);
    expect(outcome.tests).toContainEqual(expect.objectContaining({ name: 'benefit-old-age-pension', value: '2512.50' }));
    expect(grantOf(outcome)).toMatchObject({
      collection: 'against-receipt',
      effects: [{ name: 'account.change-payout-account', with: { nrb, from: filedOn } }],
      letter: { template: 'payout-account-changed', values: { lastDigits: nrb.slice(-4), from: filedOn } },
    });
  });

  test('counts from the day she names', () => {
    expect(grantOf(decide.decide(asked(pension, { from: '2027-01-01' })))?.effects?.[0]?.with['from']).toBe('2027-01-01');
  });

  test('never shows the whole account number in the reasoning', () => {
    expect(JSON.stringify(decide.decide(asked()).tests)).not.toContain(nrb);
  });

  test('tells the clerk when a proxy filed it', () => {
    expect(decide.decide(asked(pension, {}, 'mandate')).tests.map(step => step.name)).toContain('filed-by-proxy');
  });

  test.each<[string, DecideInput, string]>([
    ['her benefits are not known', asked('silent'), 'benefits-known'],
    ['nothing is paid to her', asked(null), 'benefits-known'],
    ['the number is wrong', asked(pension, { payoutAccount: '11111111111111111111111111' }), 'account-number-right'],
  ])('is not ready where %s', (_why, input, step) => {
    const outcome = decide.decide(input);
    expect(failed(outcome)).toContain(step);
    expect(grantOf(outcome)).toBeUndefined();
  });
});
