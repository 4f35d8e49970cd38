import { expect, test } from 'vitest';
import { decimalOf, grosze, minus, sum } from '#kernel/grosze.ts';
import { ofEmployee, ofSelfEmployed, payout } from './seed-figures.ts';

test('an employee of 10 000.00 bears the contributions of the published example', () => {
  const of = ofEmployee(grosze(1_000_000));
  expect([of.pension, of.disability, of.sickness, of.accident, of.healthBase, of.health, of.labour, of.guaranteed].map(decimalOf)).toEqual([
    '1952.00',
    '800.00',
    '245.00',
    '167.00',
    '8629.00',
    '776.61',
    '245.00',
    '10.00',
  ]);
});

test('a self-employed person on the full base of 2026 bears those of the published example', () => {
  const of = ofSelfEmployed(grosze(565_200), grosze(49_835));
  expect(decimalOf(sum([of.pension, of.disability, of.accident]))).toBe('1649.82');
  expect(decimalOf(sum([of.pension, of.disability, of.accident, of.sickness, of.labour, of.health]))).toBe('2425.11');
});

test('what is taken from a pension and what is paid out make the gross amount', () => {
  const paid = payout(grosze(412_055), '0.25');
  expect(minus(paid.gross, sum([paid.tax, paid.health, paid.seizure, paid.net]))).toBe(0n);
  expect(decimalOf(paid.seizure)).toBe('888.93');
});
