import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import { month } from '#kernel/day.ts';
import { pack } from '#institution/zus/pack.ts';
import { termsOf } from '../parameters.ts';
import { byFund, cappedBase, type MonthlyContributions, ofEmployee, ofSelfEmployed } from './contributions.ts';

const terms = termsOf(pack, month('2026-01'));
const alone = (pay: Grosze) => ofEmployee(pay, terms, { before: NOTHING, payOfAllTitles: pay });
const told = (of: MonthlyContributions) =>
  [of.pension, of.disability, of.sickness, of.accident, of.healthBase, of.health, of.labour, of.guaranteed].map(decimalOf);

describe('published examples of 2026', () => {
  test('an employee of 10 000.00', () => {
    expect(told(alone(grosze(1_000_000)))).toEqual(['1952.00', '800.00', '245.00', '167.00', '8629.00', '776.61', '245.00', '10.00']);
  });

  test('an employee on a quarter of the minimum wage, whose other titles do not reach it', () => {
    expect(told(alone(grosze(120_150)))).toEqual(['234.54', '96.12', '29.44', '20.07', '1036.77', '93.31', '0.00', '1.20']);
  });

  test('a self-employed person on the full base, with and without voluntary sickness insurance', () => {
    const of = ofSelfEmployed(grosze(565_200), grosze(49_835), terms, 'without-sickness');
    expect(decimalOf(sum([of.pension, of.disability, of.accident]))).toBe('1649.82');
    expect(decimalOf(sum(Object.values(byFund([of]))))).toBe('2286.64');
    expect(decimalOf(ofSelfEmployed(grosze(565_200), grosze(49_835), terms, 'with-sickness').sickness)).toBe('138.47');
  });

  test('a self-employed person on the preferential base pays nothing to the labour fund', () => {
    const of = ofSelfEmployed(grosze(144_180), grosze(49_835), terms, 'without-sickness');
    expect([of.pension, of.disability, of.accident, of.labour].map(decimalOf)).toEqual(['281.44', '115.34', '24.08', '0.00']);
  });
});

describe('the yearly cap', () => {
  const anyPay = fc.bigInt({ min: 0n, max: 9_000_000n }).map(grosze);

  test('a year’s pension bases never pass the cap, and reach it where the pay does', () => {
    fc.assert(
      fc.property(fc.array(anyPay, { minLength: 12, maxLength: 12 }), pays => {
        let before = NOTHING;
        for (const pay of pays) before = sum([before, cappedBase(pay, before, terms.yearlyCap)]);
        const paid = sum(pays);
        expect(before).toBe(paid < terms.yearlyCap ? paid : terms.yearlyCap);
      }),
    );
  });

  test('sickness and health go on above it', () => {
    const of = ofEmployee(grosze(3_000_000), terms, { before: terms.yearlyCap, payOfAllTitles: grosze(3_000_000) });
    expect([of.pensionBase, of.pension, of.labour, of.guaranteed]).toEqual([0n, 0n, 0n, 0n]);
    expect(decimalOf(of.sickness)).toBe('735.00');
    expect(decimalOf(of.healthBase)).toBe('29265.00');
  });

  test('who earns more bears no less in any contribution', () => {
    fc.assert(
      fc.property(anyPay, anyPay, (one, other) => {
        const [less, more] = one < other ? [alone(one), alone(other)] : [alone(other), alone(one)];
        for (const name of Object.keys(less) as (keyof MonthlyContributions)[]) expect(more[name] >= less[name]).toBe(true);
      }),
    );
  });
});

test('the funds of a month hold every contribution once', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: 0n, max: 5_000_000n }).map(grosze), { maxLength: 5 }), pays => {
      const all = pays.map(alone);
      const each = all.flatMap(of => [of.pension, of.disability, of.sickness, of.accident, of.health, of.labour, of.guaranteed]);
      expect(sum(Object.values(byFund(all)))).toBe(sum(each));
    }),
  );
});
