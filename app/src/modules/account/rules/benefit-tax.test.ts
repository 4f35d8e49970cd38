import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { day } from '#kernel/day.ts';
import { decimalOf, type Grosze, grosze, sum } from '#kernel/grosze.ts';
import { taxTerms } from '../parameters.ts';
import { payout, taxOfYear, taxStatement } from './benefit-tax.ts';

const terms = taxTerms(pack, day('2026-01-01'));
const anyGross = fc.bigInt({ min: 0n, max: 3_000_000n }).map(grosze);

test('a pension of 4 120.55 with a seizure, from gross to net', () => {
  const paid = payout(grosze(412_055), terms, 'seized');
  expect([paid.tax, paid.health, paid.seizure, paid.net].map(decimalOf)).toEqual(['194.00', '370.85', '888.93', '2666.77']);
});

test('a pension up to 2 500 bears no tax', () => {
  expect(payout(grosze(250_000), terms, 'free').tax).toBe(0n);
  expect(payout(grosze(260_000), terms, 'free').tax).toBe(1_200n);
});

test('the parts make the gross amount, none is below nothing, and a greater pension pays out no less', () => {
  fc.assert(
    fc.property(anyGross, anyGross, fc.constantFrom('seized' as const, 'free' as const), (one, other, seized) => {
      const paid = payout(one, terms, seized);
      expect(sum([paid.tax, paid.health, paid.seizure, paid.net])).toBe(one);
      for (const part of Object.values(paid)) expect(part >= 0n).toBe(true);
      // A złoty of tax is rounded, so a few grosze more may lose up to a złoty.
      if (other > one) expect(payout(other, terms, seized).net + 100n >= paid.net).toBe(true);
    }),
  );
});

test('the second step of the scale takes more', () => {
  expect(decimalOf(taxOfYear(grosze(12_000_000), terms))).toBe('10800.00');
  expect(decimalOf(taxOfYear(grosze(13_000_000), terms))).toBe('14000.00');
  expect(taxOfYear(grosze(3_000_000), terms)).toBe(0n);
});

const months = (count: number, gross: Grosze) =>
  Array.from({ length: count }, (_, place) => {
    const paid = payout(gross, terms, 'free');
    return { month: `2025-${String(place + 1).padStart(2, '0')}`, gross: paid.gross, tax: paid.tax, health: paid.health };
  });

test('a whole year is settled on PIT-40A, a part of one told on PIT-11A', () => {
  const whole = taxStatement(
    2025,
    [...months(12, grosze(341_250)), { month: '2026-01', gross: grosze(1), tax: grosze(1), health: grosze(1) }],
    terms,
  );
  expect([whole.form, decimalOf(whole.gross), decimalOf(whole.advances), decimalOf(whole.tax as Grosze)]).toEqual([
    'PIT-40A',
    '40950.00',
    '1320.00',
    '1314.00',
  ]);
  expect(decimalOf(whole.difference as Grosze)).toBe('-6.00');
  expect(taxStatement(2025, months(7, grosze(341_250)), terms)).toMatchObject({ form: 'PIT-11A', months: 7, tax: null, difference: null });
});

test('the advances of a year with even pensions are not further from its tax than rounding takes them', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 250_100n, max: 900_000n }).map(grosze), gross => {
      const { difference } = taxStatement(2025, months(12, gross), terms);
      expect((difference as bigint) >= -700n && (difference as bigint) <= 700n).toBe(true);
    }),
  );
});
