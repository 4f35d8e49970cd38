import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalOf, formatGrosze, grosze, minus, multiply, NOTHING, parseGrosze, ratio, roundToZloty, split, sum } from './grosze.ts';

const someAmount = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }).map(grosze);

describe('an amount as people write it', () => {
  test.each([
    ['1 649,82', 164982n],
    ['1649.82', 164982n],
    ['1\u00a0649,82\u00a0zł', 164982n],
    ['1.649,82', 164982n],
    ['PLN 1,649.82', 164982n],
    ['1 234 567,5', 123456750n],
    ['5', 500n],
    ['0,01', 1n],
    ['-12,30', -1230n],
    ['−12,30 zł', -1230n],
    ['1,234,567.00', 123456700n],
    ['007,10', 710n],
  ])('"%s" is read as %s grosze', (typed, expected) => {
    expect(parseGrosze(typed)).toEqual({ ok: true, value: expected });
  });
  test.each([
    ['', 'not-an-amount'],
    ['zł', 'not-an-amount'],
    ['ten', 'not-an-amount'],
    ['1 64,82', 'not-an-amount'],
    ['1,649,82', 'not-an-amount'],
    ['1.234,567.00', 'not-an-amount'],
    ['5,', 'not-an-amount'],
    ['1e3', 'not-an-amount'],
    ['1649,825', 'not-an-amount'],
    ['1,649', 'unclear-separator'],
    ['1.649', 'unclear-separator'],
    ['12345678901234', 'too-large'],
    ['--5', 'not-an-amount'],
  ])('"%s" is refused as %s', (typed, kind) => {
    expect(parseGrosze(typed)).toEqual({ ok: false, refusal: { kind } });
  });
  test('every amount can be read back as it is shown and as it travels', () => {
    fc.assert(
      fc.property(someAmount, amount => {
        for (const text of [decimalOf(amount), formatGrosze(amount, 'pl'), formatGrosze(amount, 'en')]) {
          expect(parseGrosze(text)).toEqual({ ok: true, value: amount });
        }
      }),
    );
  });
  test('amounts on the screen keep together', () => {
    expect(formatGrosze(grosze(164982), 'pl')).toBe('1\u00a0649,82\u00a0zł');
    expect(formatGrosze(grosze(-164982), 'pl')).toBe('−1\u00a0649,82\u00a0zł');
    expect(formatGrosze(grosze(123456789), 'en')).toBe('PLN\u00a01,234,567.89');
    expect(formatGrosze(grosze(5), 'pl')).toBe('0,05\u00a0zł');
    expect(decimalOf(grosze(-5))).toBe('-0.05');
  });
  test('a number with a fraction is not an amount', () => {
    expect(() => grosze(0.1)).toThrow(RangeError);
    expect(() => grosze(2 ** 53)).toThrow(RangeError);
  });
});

describe('reckoning', () => {
  test('sums and differences are exact', () => {
    expect(sum([grosze(10), grosze(20), grosze(-5)])).toBe(25n);
    expect(sum([])).toBe(NOTHING);
    expect(minus(grosze(10), grosze(25))).toBe(-15n);
  });
  test.each([
    [500_000n, '0.0976', 48_800n],
    [466_600n, '0.0245', 11_432n],
    [50n, '0.01', 1n],
    [49n, '0.01', 0n],
    [-50n, '0.01', -1n],
    [100n, '-0.005', -1n],
    [100n, '1', 100n],
  ])('%s grosze at the rate of %s is %s', (amount, rate, expected) => {
    expect(multiply(grosze(amount), rate)).toBe(expected);
  });
  test('interest for some days of a year is rounded once', () => {
    // 1000.00 zł × 11.5 % × 30 / 365 = 9.452…
    expect(multiply(grosze(100_000), ratio('0.115', 30, 365))).toBe(945n);
    expect([roundToZloty(grosze(949)), roundToZloty(grosze(950)), roundToZloty(grosze(-950))]).toEqual([900n, 1000n, -1000n]);
  });
  test.each(['', '9,76', '1e3', '.5', '10%'])('"%s" is not a rate', rate => {
    expect(() => multiply(grosze(100), rate)).toThrow(RangeError);
  });
  test('rounding is never off by more than half a grosz, and half goes up', () => {
    fc.assert(
      fc.property(someAmount, fc.integer({ min: 0, max: 99_999 }), (amount, tenThousandths) => {
        const rate = `${Math.floor(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, '0')}`;
        const off = multiply(amount, rate) * 10_000n - amount * BigInt(tenThousandths);
        const outward = amount < 0n ? -off : off;
        expect(outward > -5_000n && outward <= 5_000n).toBe(true);
        expect(multiply(grosze(-amount), rate)).toBe(-multiply(amount, rate));
      }),
    );
  });
});

describe('splitting', () => {
  test('a payment of 100.00 splits over three equal funds without a lost grosz', () => {
    expect(split(grosze(10_000), [1n, 1n, 1n])).toEqual([3334n, 3333n, 3333n]);
    expect(split(grosze(-10_000), [1n, 1n, 1n])).toEqual([-3334n, -3333n, -3333n]);
    expect(split(grosze(10_001), [70n, 20n, 10n])).toEqual([7001n, 2000n, 1000n]);
  });
  test('parts add up to the whole and lie within one grosz of their share', () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 })
      .filter(list => list.some(weight => weight > 0n));
    fc.assert(
      fc.property(someAmount, weights, (total, list) => {
        const parts = split(total, list);
        const whole = list.reduce((left, right) => left + right, 0n);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, place) => {
          const off = part * whole - total * (list[place] as bigint);
          expect(off < whole && off > -whole).toBe(true);
          if (list[place] === 0n) expect(part).toBe(0n);
        });
      }),
    );
  });
  test('there is no split over no weight', () => {
    expect(() => split(grosze(1), [])).toThrow(RangeError);
    expect(() => split(grosze(1), [0n])).toThrow(RangeError);
    expect(() => split(grosze(1), [2n, -1n])).toThrow(RangeError);
  });
});
