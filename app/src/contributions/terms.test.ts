import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { type Month, month, shiftMonth } from '#kernel/day.ts';
import { decimalOf, grosze, multiply } from '#kernel/grosze.ts';
import { businessHealthTermsOf, healthOfBusiness } from './health-of-business.ts';
import { type DatedParameters, isAnnounced } from './parameters.ts';
import { leastBase } from './self-employed.ts';
import { termsOf } from './terms.ts';

const YEARS = Array.from({ length: 15 }, (_, place) => 2012 + place);
const TABLE = '../shared/data/domain/ref/zus-parameters-2012-2026.csv';
const without = (name: string): DatedParameters => {
  const { [name]: _, ...others } = pack.parameters;
  return others;
};

describe('the terms of a month', () => {
  test('every month from January 2012 to December 2026 is known', () => {
    for (let of = month('2012-01'); of <= month('2026-12'); of = shiftMonth(of, 1)) expect(termsOf(pack.parameters, of).month).toBe(of);
  });

  test.each(['2011-12', '2027-01', '2028-06'])('%s is not known, and the year beside it is not taken for it', of => {
    expect(() => termsOf(pack.parameters, month(of))).toThrow(/not known on/);
    expect(isAnnounced(pack.parameters, 'yearly-cap', month(of))).toBe(false);
  });

  test('a parameter that is missing, or is no amount, no rate or no count, throws with its name', () => {
    const of = month('2026-01');
    expect(() => termsOf(without('labour-rate'), of)).toThrow('There is no parameter labour-rate');
    const spoilt = (name: string, value: string): DatedParameters => ({ ...pack.parameters, [name]: [{ from: '2026-01-01', value }] });
    expect(() => termsOf(spoilt('yearly-cap', 'much'), of)).toThrow('yearly-cap is no amount: much');
    expect(() => termsOf(spoilt('sickness-rate', '2,45%'), of)).toThrow('Not a decimal rate');
    expect(() => termsOf(spoilt('labour-age-man', 'sixty'), of)).toThrow('labour-age-man is no whole number');
    expect(() => termsOf(spoilt('labour-capped', 'perhaps'), of)).toThrow('neither yes nor no');
  });

  test('rates change in the month of the law: disability in February 2012, accident in April', () => {
    const of = (name: 'disabilityPayer' | 'accident', months: readonly string[]) =>
      months.map(one => termsOf(pack.parameters, month(one))[name]);
    expect(of('disabilityPayer', ['2012-01', '2012-02'])).toEqual(['0.045', '0.065']);
    expect(of('accident', ['2015-03', '2015-04', '2018-03', '2018-04'])).toEqual(['0.0193', '0.018', '0.018', '0.0167']);
  });

  test('the minimum wage of a July is that of July', () => {
    const wages = ['2023-06', '2023-07', '2024-06', '2024-07'].map(one => decimalOf(termsOf(pack.parameters, month(one)).minimumWage));
    expect(wages).toEqual(['3490.00', '3600.00', '4242.00', '4300.00']);
  });

  test('the cap is thirty average wages and the full base sixty per cent of one, in every year', () => {
    for (const year of YEARS) {
      const of = month(`${year}-01`);
      const terms = termsOf(pack.parameters, of);
      expect(terms.yearlyCap).toBe(grosze(terms.averageWage * 30n));
      expect(leastBase('full', pack.parameters, of)).toEqual({ ok: true, value: multiply(terms.averageWage, '0.6') });
    }
  });
});

test.skipIf(!existsSync(TABLE))('the dated values are those of the table of year parameters (skipped where it is absent)', () => {
  const rows = readFileSync(TABLE, 'utf8')
    .trim()
    .split('\n')
    .filter(line => /^\d{4};/.test(line))
    .map(line => line.split(';'));
  expect(rows).toHaveLength(15);
  for (const [year, average, cap, base, january, july, preferential, health, ...tiers] of rows) {
    const at = (of: string): Month => month(`${year}-${of}`);
    const terms = termsOf(pack.parameters, at('01'));
    const money = (text: string | undefined) => Number(text).toFixed(2);
    const least = (regime: 'full' | 'preferential') => {
      const found = leastBase(regime, pack.parameters, at('01'));
      return found.ok ? decimalOf(found.value) : found.refusal.kind;
    };
    expect([decimalOf(terms.averageWage), decimalOf(terms.yearlyCap), decimalOf(terms.minimumWage)]).toEqual(
      [average, cap, january].map(money),
    );
    expect(decimalOf(termsOf(pack.parameters, at('07')).minimumWage)).toBe(money(july === '' ? january : july));
    expect([least('full'), least('preferential')]).toEqual([base, preferential].map(money));
    // The table tells the contribution year's minimum, which begins in February.
    const ofHealth = businessHealthTermsOf(pack.parameters, at('02'));
    expect(decimalOf(healthOfBusiness({ form: 'scale', income: grosze(0n) }, ofHealth).contribution)).toBe(health);
    const revenues = [60_000_00n, 300_000_00n, 300_000_01n].map(grosze);
    if (tiers[0] !== '')
      expect(
        revenues.map(revenue =>
          decimalOf(healthOfBusiness({ form: 'lump-sum', revenue }, businessHealthTermsOf(pack.parameters, at('01'))).contribution),
        ),
      ).toEqual(tiers);
  }
});

test('rates are monotone: a later month of one year never has a lower minimum wage, cap or least base', () => {
  const anyMonth = fc.integer({ min: 0, max: 15 * 12 - 1 }).map(place => shiftMonth(month('2012-01'), place));
  fc.assert(
    fc.property(anyMonth, anyMonth, (one, other) => {
      const [earlier, later] = (one < other ? [one, other] : [other, one]).map(of => termsOf(pack.parameters, of));
      if (earlier === undefined || later === undefined) throw new Error('two months');
      expect(later.minimumWage >= earlier.minimumWage).toBe(true);
      expect(later.yearlyCap >= earlier.yearlyCap).toBe(true);
      expect(later.averageWage >= earlier.averageWage).toBe(true);
    }),
  );
});
