import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { month, shiftMonth } from '#kernel/day.ts';
import { decimalOf, type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import { businessHealthTermsOf, type BusinessIncome, cumulativeRevenue, healthOfBusiness } from './health-of-business.ts';
import { monthsSettled, settlementMonth, settleYear, type YearOfBusiness } from './yearly-health.ts';

const at = (of: string) => businessHealthTermsOf(pack.parameters, month(of));
const due = (of: string, told: BusinessIncome) => decimalOf(healthOfBusiness(told, at(of)).contribution);
const income = (form: 'scale' | 'flat-tax', amount: number): BusinessIncome => ({ form, income: grosze(amount) });
const ofYear = (form: YearOfBusiness['form'], year: number) =>
  monthsSettled(form, year).map(of => businessHealthTermsOf(pack.parameters, of));

describe('a month', () => {
  test('until 2021 bore the same whatever the taxation', () => {
    for (const told of [income('scale', 0), income('flat-tax', 90_000_00), { form: 'tax-card' }] as const)
      expect(due('2021-12', told)).toBe('381.81');
  });

  test('on income bears 9 or 4.9 %, at least the full rate on the least base', () => {
    expect(due('2026-03', income('scale', 10_000_00))).toBe('900.00');
    expect(due('2026-03', income('flat-tax', 10_000_00))).toBe('490.00');
    expect(due('2026-03', income('scale', 4_806_00))).toBe('432.54');
    expect(due('2026-03', income('flat-tax', 4_806_00))).toBe('432.54');
    expect(due('2026-03', income('flat-tax', -1))).toBe('432.54');
  });

  test('has the least base of its year of contribution, which begins in February', () => {
    expect(['2025-01', '2025-02', '2026-01', '2026-02'].map(of => due(of, income('scale', 0)))).toEqual([
      '381.78',
      '314.96',
      '314.96',
      '432.54',
    ]);
    expect(() => at('2027-02')).toThrow(/not known/);
  });

  test('under the lump sum follows the revenue, up to and with each limit', () => {
    const told = [6_000_000, 6_000_001, 30_000_000, 30_000_001].map(revenue =>
      due('2026-05', { form: 'lump-sum', revenue: grosze(revenue) }),
    );
    expect(told).toEqual(['498.35', '830.58', '830.58', '1495.04']);
    expect(due('2026-05', { form: 'tax-card' })).toBe('432.54');
  });

  test('with more income or revenue never bears less', () => {
    const any = fc.bigInt({ min: -1_000_000n, max: 50_000_000n }).map(grosze);
    fc.assert(
      fc.property(fc.constantFrom('scale' as const, 'flat-tax' as const, 'lump-sum' as const), any, any, (form, one, other) => {
        const of = (amount: Grosze) =>
          healthOfBusiness(form === 'lump-sum' ? { form, revenue: amount } : { form, income: amount }, at('2026-06')).contribution;
        const [less, more] = one < other ? [one, other] : [other, one];
        expect(of(less) <= of(more) && of(less) > 0n).toBe(true);
      }),
    );
  });
});

test('revenue counted from January does not fall within a year, and begins anew with the next', () => {
  const told = (of: string, revenue: number) => ({ month: month(of), revenue: grosze(revenue) });
  expect(cumulativeRevenue([told('2026-02', 200), told('2026-01', 200), told('2025-12', 900)])).toEqual({ ok: true, value: 200n });
  expect(cumulativeRevenue([told('2026-03', 199), told('2026-02', 200)])).toEqual({
    ok: false,
    refusal: { kind: 'revenue-falls', month: '2026-03' },
  });
  expect(cumulativeRevenue([])).toEqual({ ok: true, value: undefined });
});

describe('the settlement of a year', () => {
  test('revenue past 60 000 in March and 300 000 in October 2026: the published example', () => {
    const revenues = [20, 40, 70, 100, 130, 160, 190, 220, 250, 310, 330, 350].map(thousands => grosze(thousands * 1_000_00));
    const declared = sum(
      revenues.map(
        (revenue, place) => healthOfBusiness({ form: 'lump-sum', revenue }, at(shiftMonth(month('2026-01'), place))).contribution,
      ),
    );
    expect(decimalOf(declared)).toBe('11295.88');
    const settled = settleYear({ form: 'lump-sum', amount: grosze(350_000_00), months: ofYear('lump-sum', 2026), declared });
    expect([settled.due, settled.surcharge, settled.refund].map(decimalOf)).toEqual(['17940.48', '6644.60', '0.00']);
  });

  test('on income is of February to January, with the least bases of those months', () => {
    expect(monthsSettled('scale', 2025)).toEqual(Array.from({ length: 12 }, (_, place) => shiftMonth(month('2025-02'), place)));
    const settled = settleYear({ form: 'scale', amount: NOTHING, months: ofYear('scale', 2025), declared: grosze(400_000) });
    // 12 × 3 499.50 × 9 %
    expect([settled.base, settled.due, settled.refund].map(decimalOf)).toEqual(['41994.00', '3779.46', '220.54']);
    const flat = settleYear({ form: 'flat-tax', amount: grosze(200_000_00), months: ofYear('flat-tax', 2025), declared: grosze(900_000) });
    expect([flat.due, flat.surcharge].map(decimalOf)).toEqual(['9800.00', '800.00']);
  });

  test('of a business run for some months asks for those months', () => {
    const settled = settleYear({
      form: 'lump-sum',
      amount: grosze(70_000_00),
      months: ofYear('lump-sum', 2026).slice(9),
      declared: NOTHING,
    });
    expect(decimalOf(settled.due)).toBe('2491.74');
    expect(settleYear({ form: 'scale', amount: grosze(1), months: [], declared: NOTHING }).due).toBe(NOTHING);
  });

  test('stands in the April declaration, and there is none of a year before 2022', () => {
    expect(settlementMonth(pack.parameters, 2025)).toBe('2026-04');
    expect(() => settlementMonth(pack.parameters, 2021)).toThrow(/not known/);
    expect(() => settleYear({ form: 'lump-sum', amount: NOTHING, months: [at('2021-12')], declared: NOTHING })).toThrow(/not settled/);
  });

  test('surcharge and refund are never both, and bring what was declared to what is due', () => {
    const any = fc.bigInt({ min: 0n, max: 60_000_000n }).map(grosze);
    fc.assert(
      fc.property(fc.constantFrom('scale' as const, 'flat-tax' as const, 'lump-sum' as const), any, any, (form, amount, declared) => {
        const of = settleYear({ form, amount, months: ofYear(form, 2025), declared });
        expect(of.surcharge === 0n || of.refund === 0n).toBe(true);
        expect(declared + of.surcharge - of.refund).toBe(of.due);
        expect(of.surcharge >= 0n && of.refund >= 0n).toBe(true);
      }),
    );
  });
});
