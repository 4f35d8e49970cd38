import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, plusDays } from '#kernel/day.ts';
import { valueOn } from '#platform/dated-value.ts';
import type { DatedValue } from '#platform/pack.ts';
import { daysAffected, readValue, shapeOf } from './parameter-change.ts';

const dated = (...values: string[]): DatedValue[] => values.map((value, place) => ({ from: `20${10 + place}-01-01`, value, mark: 'D' }));

describe('a value is read as its parameter writes its values', () => {
  test.each([
    [['7', '14'], 'whole', '21', '21'],
    [['4666.00', '4806.00'], 'amount', '5 012,5', undefined],
    [['4666.00', '4806.00'], 'amount', '5 012,50', '5012.50'],
    [['4666.00'], 'amount', '5000', '5000.00'],
    [['0.08', '0.085'], 'decimal', '0,1075', '0.1075'],
    [['0.08', '0.085'], 'decimal', 'osiem', undefined],
    [['7'], 'whole', '7,5', undefined],
    [['pdf xml'], 'text', 'pdf xml odt', 'pdf xml odt'],
    [['7'], 'whole', ' ', undefined],
  ])('%s → %s: %s', (before, shape, typed, expected) => {
    expect(shapeOf(dated(...before))).toBe(shape);
    const read = readValue(shapeOf(dated(...before)), typed);
    expect(read.ok ? read.value : undefined).toBe(expected);
  });

  test('what was read once reads the same again', () => {
    fc.assert(
      fc.property(fc.constantFrom('whole', 'amount', 'decimal', 'text' as const), fc.string(), (shape, typed) => {
        const read = readValue(shape, typed);
        if (read.ok) expect(readValue(shape, read.value)).toEqual(read);
      }),
    );
  });
});

describe('the days on which a new value would be in force', () => {
  const values = [
    { from: '2026-01-01', value: '1', mark: 'D' },
    { from: '2027-01-01', value: '2', mark: 'D' },
  ] as const;

  test('end the day before the next value begins, and none of them is past when it begins today', () => {
    expect(daysAffected(values, day('2026-11-24'), day('2026-11-24'))).toEqual({ until: '2026-12-31', past: 0 });
    expect(daysAffected(values, day('2027-06-01'), day('2026-11-24'))).toEqual({ until: null, past: 0 });
  });

  test('that are past are counted, so that nobody amends the past without seeing it', () => {
    expect(daysAffected(values, day('2026-11-14'), day('2026-11-24')).past).toBe(10);
    expect(daysAffected(values, day('2026-12-30'), day('2027-02-01'))).toEqual({ until: '2026-12-31', past: 2 });
  });

  test('are exactly those on which the amended parameter answers with the new value', () => {
    const start = day('2026-01-01');
    const offset = fc.integer({ min: 0, max: 800 });
    fc.assert(
      fc.property(fc.uniqueArray(offset, { minLength: 1, maxLength: 5 }), offset, offset, (begins, from, asked) => {
        const before: DatedValue[] = begins
          .filter(one => one !== from)
          .map(one => ({ from: plusDays(start, one), value: 'old', mark: 'D' }));
        const first = plusDays(start, from);
        const on = plusDays(start, asked);
        const after: DatedValue[] = [...before, { from: '1999-01-01', value: 'old', mark: 'D' }, { from: first, value: 'new', mark: 'D' }];
        const { until } = daysAffected(before, first, start);
        expect(valueOn(after, on).value === 'new').toBe(first <= on && (until === null || on <= until));
      }),
    );
  });
});
