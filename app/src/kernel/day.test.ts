import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  day,
  dayOf,
  daysBetween,
  endOfDay,
  firstDayOf,
  formatDay,
  formatMonth,
  lastDayOf,
  month,
  monthOf,
  monthsBetween,
  parseDay,
  parseMonth,
  plusDays,
  plusMonths,
  shiftMonth,
  startOfDay,
  weekday,
} from './day.ts';

const HOUR = 3_600_000;
const someDay = fc.integer({ min: 0, max: 400 * 365 }).map(count => plusDays(day('1850-01-01'), count));
const someRecentDay = fc.integer({ min: 0, max: 150 * 365 }).map(count => plusDays(day('1950-01-01'), count));

describe('a day as people write it', () => {
  test.each([
    ['2026-11-23', '2026-11-23'],
    ['23.11.2026', '2026-11-23'],
    [' 3.4.2026 ', '2026-04-03'],
    ['3/4/2026', '2026-04-03'],
    ['03 04 2026', '2026-04-03'],
    ['23 Nov 2026', '2026-11-23'],
    ['1 march 2024', '2024-03-01'],
    ['29.02.2024', '2024-02-29'],
  ])('"%s" is read as %s', (typed, expected) => {
    expect(parseDay(typed)).toEqual({ ok: true, value: expected });
  });
  test.each([
    ['', 'not-a-day'],
    ['tomorrow', 'not-a-day'],
    ['23.11.26', 'not-a-day'],
    ['5 Foo 2026', 'not-a-day'],
    ['2026-1-5', 'not-a-day'],
    ['29.02.2026', 'no-such-day'],
    ['31.04.2026', 'no-such-day'],
    ['2026-13-01', 'no-such-day'],
    ['11/23/2026', 'no-such-day'],
    ['0026-11-23', 'year-out-of-range'],
    ['2026-00-10', 'no-such-day'],
  ])('"%s" is refused as %s', (typed, kind) => {
    expect(parseDay(typed)).toEqual({ ok: false, refusal: { kind } });
  });
  test('a constant that is not an ISO day stops the program', () => {
    expect(() => day('23.11.2026')).toThrow(RangeError);
    expect(() => day('2026-02-29')).toThrow(RangeError);
  });
  test('every day can be read back from both ways of showing it', () => {
    fc.assert(
      fc.property(someDay, any => {
        expect(parseDay(formatDay(any, 'pl'))).toEqual({ ok: true, value: any });
        expect(parseDay(formatDay(any, 'en'))).toEqual({ ok: true, value: any });
      }),
    );
  });
  test('Polish readers see numbers, English readers see the name of the month', () => {
    expect([formatDay(day('2026-04-03'), 'pl'), formatDay(day('2026-04-03'), 'en')]).toEqual(['03.04.2026', '3 Apr 2026']);
  });
});

describe('counting days', () => {
  test('days there and back again end where they began', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -15_000, max: 15_000 }), (from, count) => {
        const reached = plusDays(from, count);
        expect(daysBetween(from, reached)).toBe(count);
        expect(plusDays(reached, -count)).toBe(from);
        expect(reached < from).toBe(count < 0);
      }),
    );
  });
  test('weekdays follow one another and repeat after seven days', () => {
    expect([weekday(day('2026-11-23')), weekday(day('2026-11-29')), weekday(day('1944-05-14'))]).toEqual([1, 7, 7]);
    fc.assert(
      fc.property(someDay, any => {
        expect(weekday(plusDays(any, 1))).toBe((weekday(any) % 7) + 1);
      }),
    );
  });
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-23', 3, '2027-02-23'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-05-28', 0, '2026-05-28'],
  ])('%s and %i months is %s', (from, months, expected) => {
    expect(plusMonths(day(from), months)).toBe(expected);
  });
  test('a month later is in the next month and never on a later date', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -600, max: 600 }), (from, count) => {
        const reached = plusMonths(from, count);
        expect(monthOf(reached)).toBe(shiftMonth(monthOf(from), count));
        expect(reached.slice(8) <= from.slice(8)).toBe(true);
        expect(day(reached)).toBe(reached);
      }),
    );
  });
});

describe('days in Poland as instants', () => {
  test.each([
    ['2026-11-22T22:59:59.999Z', '2026-11-22'],
    ['2026-11-22T23:00:00Z', '2026-11-23'],
    ['2026-07-01T21:59:59Z', '2026-07-01'],
    ['2026-07-01T22:00:00Z', '2026-07-02'],
    ['2026-12-31T23:30:00Z', '2027-01-01'],
  ])('%s belongs to %s', (instant, expected) => {
    expect(dayOf(new Date(instant))).toBe(expected);
  });
  test('the days when clocks change have 23 and 25 hours', () => {
    const length = (of: string) => (endOfDay(day(of)).getTime() - startOfDay(day(of)).getTime()) / HOUR;
    expect([length('2026-03-29'), length('2026-10-25'), length('2026-10-26')]).toEqual([23, 25, 24]);
    expect(startOfDay(day('2026-03-29')).toISOString()).toBe('2026-03-28T23:00:00.000Z');
    expect(endOfDay(day('2026-03-29')).toISOString()).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDay(day('2026-10-25')).toISOString()).toBe('2026-10-24T22:00:00.000Z');
    expect(endOfDay(day('2026-10-25')).toISOString()).toBe('2026-10-25T23:00:00.000Z');
  });
  test('a day whose clocks changed at midnight, as before 1988, begins at its true first instant', () => {
    expect(startOfDay(day('1980-04-06')).toISOString()).toBe('1980-04-05T23:00:00.000Z');
    expect(startOfDay(day('1980-09-28')).toISOString()).toBe('1980-09-27T22:00:00.000Z');
  });
  test('a day begins at its first instant and ends before the first of the next', () => {
    fc.assert(
      fc.property(someRecentDay, any => {
        expect(dayOf(startOfDay(any))).toBe(any);
        expect(dayOf(new Date(startOfDay(any).getTime() - 1))).toBe(plusDays(any, -1));
        expect(dayOf(new Date(endOfDay(any).getTime() - 1))).toBe(any);
      }),
    );
  });
});

describe('months', () => {
  test('months are read, shifted over the year and shown', () => {
    expect(parseMonth('2026-11')).toEqual({ ok: true, value: '2026-11' });
    expect(parseMonth('1.2027')).toEqual({ ok: true, value: '2027-01' });
    expect(parseMonth('2026-13')).toEqual({ ok: false, refusal: { kind: 'not-a-month' } });
    expect(parseMonth('2026-11-01')).toEqual({ ok: false, refusal: { kind: 'not-a-month' } });
    expect(parseMonth('November')).toEqual({ ok: false, refusal: { kind: 'not-a-month' } });
    expect(shiftMonth(month('2026-11'), 3)).toBe('2027-02');
    expect(shiftMonth(month('2026-01'), -1)).toBe('2025-12');
    expect(monthsBetween(month('2025-12'), month('2027-02'))).toBe(14);
    expect([formatMonth(month('2026-11'), 'pl'), formatMonth(month('2026-11'), 'en')]).toEqual(['11.2026', 'Nov 2026']);
  });
  test('a month runs from its first to its last day', () => {
    expect([firstDayOf(month('2024-02')), lastDayOf(month('2024-02')), lastDayOf(month('2026-02'))]).toEqual([
      '2024-02-01',
      '2024-02-29',
      '2026-02-28',
    ]);
    fc.assert(
      fc.property(someDay, any => {
        expect(plusDays(lastDayOf(monthOf(any)), 1)).toBe(firstDayOf(shiftMonth(monthOf(any), 1)));
      }),
    );
  });
});
