import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { fillLetter } from '#platform/letters/fill-letter.ts';
import type { InsuredRegister } from '../../../facts.ts';
import { pack } from '../../../pack.ts';
import { decide } from './decide.ts';

const filedOn = '2026-11-24';
const base = (month: string, payerName = 'Firma X') => ({
  month,
  payerName,
  pensionBase: '7850.00',
  sicknessBase: '7850.00',
  healthBase: '6773.77',
});
const register: InsuredRegister = {
  asOf: filedOn,
  titles: [
    {
      titleCode: '011000',
      payerName: 'Firma X',
      payerNip: '5213017228',
      insurances: ['pension', 'disability', 'sickness', 'accident', 'health'],
      from: '2026-06-15',
      to: null,
    },
  ],
  bases: ['2026-06', '2026-07', '2026-08', '2026-09'].map(month => base(month)),
  breaks: [],
  family: [],
};

function asked(
  found: unknown = register,
  answers: Record<string, unknown> = {},
  known: DecideInput['known'] = { 'acting.relation': 'self' },
): DecideInput {
  return {
    answers: {
      applicantName: 'Anna Nowak',
      applicantPesel: '44051401359',
      parts: ['periods', 'bases'],
      rangeFrom: '2026-01-01',
      rangeTo: filedOn,
      ...answers,
    } as DecideInput['answers'],
    known,
    facts: { 'insured-register': found },
    filedOn,
  };
}
const failed = (outcome: DecideOutcome): readonly string[] => outcome.tests.filter(step => !step.passed).map(step => step.name);

describe('the certificate from Anna’s account', () => {
  test('is issued where every settled month has its base', () => {
    const outcome = decide.decide(asked());
    expect(outcome).toMatchObject({
      outcome: 'granted',
      collection: 'open',
      letter: { template: 'insurance-certificate', values: { name: 'Anna Nowak', periodCount: 1, baseCount: 4 } },
    });
  });

  test('says only what was asked for', () => {
    expect(decide.decide(asked(register, { parts: ['periods'] }))).toMatchObject({
      letter: { values: { periodCount: 1, baseCount: -1, bases: [] } },
    });
  });

  test.each<[string, DecideInput, string]>([
    ['the signer’s capacity is not known', asked(register, {}, {}), 'signer-entitled'],
    ['the register does not answer', asked(null), 'insured-register-known'],
    ['the register is of yesterday', asked({ ...register, asOf: '2026-11-23' }), 'insured-register-known'],
    ['nothing was asked for', asked(register, { parts: [] }), 'asked-in-order'],
    ['the period runs backwards', asked(register, { rangeFrom: '2026-11-24', rangeTo: '2026-01-01' }), 'asked-in-order'],
    ['a month has no base', asked({ ...register, bases: register.bases.filter(one => one.month !== '2026-08') }), 'bases-complete'],
    [
      'the base is of another payer',
      asked({ ...register, bases: [...register.bases.slice(1), base('2026-06', 'Firma Y')] }),
      'bases-complete',
    ],
  ])('goes to a clerk where %s', (_why, input, step) => {
    const outcome = decide.decide(input);
    expect(outcome.outcome).toBe('to-clerk');
    expect(failed(outcome)).toContain(step);
  });

  test('does not wait for months whose reports are not due', () => {
    // October is reported in November; only what was due by the end of October is missed.
    expect(decide.decide(asked()).outcome).toBe('granted');
    expect(failed(decide.decide(asked({ ...register, bases: register.bases.slice(0, 3) })))).toEqual(['bases-complete']);
  });

  test('of periods alone does not need the bases', () => {
    expect(decide.decide(asked({ ...register, bases: [] }, { parts: ['periods'] })).outcome).toBe('granted');
  });

  test('is whole in both languages', () => {
    const outcome = decide.decide(asked());
    const template = pack.letters.find(letter => letter.code === 'insurance-certificate');
    if (outcome.outcome !== 'granted' || template === undefined) throw new Error('no letter');
    expect(JSON.stringify(fillLetter(template, outcome.letter.values, 'pl'))).toContain('7\u00a0850,00\u00a0zł');
    expect(JSON.stringify(fillLetter(template, outcome.letter.values, 'en'))).toContain('ongoing');
  });
});

test('whatever bases are missing of the settled months, the computer certifies none of them as nothing', () => {
  fc.assert(
    fc.property(fc.subarray(register.bases), bases => {
      expect(decide.decide(asked({ ...register, bases })).outcome === 'granted').toBe(bases.length === register.bases.length);
    }),
  );
});

test('there is an outcome for anything, the same each time', () => {
  fc.assert(
    fc.property(fc.anything(), fc.dictionary(fc.string(), fc.anything()), (facts, answers) => {
      const input = asked(facts, answers);
      expect(decide.decide(input)).toEqual(decide.decide(input));
    }),
  );
});
