import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  easterOf,
  holidaysOf,
  isWorkingDay,
  nextWorkingDay,
  periodEnd,
  periodEndUnshifted,
  plusWorkingDays,
  workingDayOnOrAfter,
  workingDaysBetween,
} from './calendar.ts';
import { day, firstDayOf, month, plusDays, shiftMonth, weekday } from './day.ts';

const NO_EXTRA: readonly string[] = [];
const BY_DECREE = ['2018-11-12'];
const someDay = fc.integer({ min: 0, max: 60 * 365 }).map(count => plusDays(day('1995-01-01'), count));

describe('Polish holidays', () => {
  test.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
    [2008, '2008-03-23'],
  ])('Easter of %i is %s', (year, expected) => {
    expect(easterOf(year)).toBe(expected);
  });
  test('2026 has these fourteen', () => {
    expect(holidaysOf(2026).map(holiday => `${holiday.day} ${holiday.name}`)).toEqual([
      '2026-01-01 new-year',
      '2026-01-06 epiphany',
      '2026-04-05 easter',
      '2026-04-06 easter-monday',
      '2026-05-01 labour-day',
      '2026-05-03 constitution-day',
      '2026-05-24 pentecost',
      '2026-06-04 corpus-christi',
      '2026-08-15 assumption',
      '2026-11-01 all-saints',
      '2026-11-11 independence-day',
      '2026-12-24 christmas-eve',
      '2026-12-25 christmas',
      '2026-12-26 second-christmas-day',
    ]);
  });
  test('Epiphany is free since 2011 and Christmas Eve since 2025', () => {
    expect([isWorkingDay(day('2010-01-06'), NO_EXTRA), isWorkingDay(day('2011-01-06'), NO_EXTRA)]).toEqual([true, false]);
    expect([isWorkingDay(day('2024-12-24'), NO_EXTRA), isWorkingDay(day('2025-12-24'), NO_EXTRA)]).toEqual([true, false]);
  });
  test('a single day off by decree is free only where the institution says so', () => {
    expect([isWorkingDay(day('2018-11-12'), NO_EXTRA), isWorkingDay(day('2018-11-12'), BY_DECREE)]).toEqual([true, false]);
    expect(nextWorkingDay(day('2018-11-09'), BY_DECREE)).toBe('2018-11-13');
  });
});

describe('working days', () => {
  test.each([
    ['2026-12-23', '2026-12-30'],
    ['2026-04-30', '2026-05-06'],
  ])('three working days from %s is %s', (from, expected) => {
    expect(plusWorkingDays(day(from), 3, NO_EXTRA)).toBe(expected);
  });
  test('nobody moves from a day by no working days', () => {
    expect(plusWorkingDays(day('2026-11-22'), 0, NO_EXTRA)).toBe('2026-11-22');
  });
  test('working days counted forward are the working days between', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const reached = plusWorkingDays(from, count, BY_DECREE);
        expect(isWorkingDay(reached, BY_DECREE)).toBe(true);
        expect(workingDaysBetween(from, reached, BY_DECREE)).toBe(count);
        expect(workingDaysBetween(from, plusDays(reached, -1), BY_DECREE)).toBe(count - 1);
        expect(workingDaysBetween(reached, from, BY_DECREE)).toBe(0);
      }),
    );
  });
  // Due dates of declarations and payments for the months of 2026: 5th, 15th and 20th of the next month.
  test.each([
    ['2026-01', '2026-02-05', '2026-02-16', '2026-02-20'],
    ['2026-02', '2026-03-05', '2026-03-16', '2026-03-20'],
    ['2026-03', '2026-04-07', '2026-04-15', '2026-04-20'],
    ['2026-04', '2026-05-05', '2026-05-15', '2026-05-20'],
    ['2026-05', '2026-06-05', '2026-06-15', '2026-06-22'],
    ['2026-06', '2026-07-06', '2026-07-15', '2026-07-20'],
    ['2026-07', '2026-08-05', '2026-08-17', '2026-08-20'],
    ['2026-08', '2026-09-07', '2026-09-15', '2026-09-21'],
    ['2026-09', '2026-10-05', '2026-10-15', '2026-10-20'],
    ['2026-10', '2026-11-05', '2026-11-16', '2026-11-20'],
    ['2026-11', '2026-12-07', '2026-12-15', '2026-12-21'],
    ['2026-12', '2027-01-05', '2027-01-15', '2027-01-20'],
  ])('contributions for %s are due on %s, %s and %s', (settled, ...expected) => {
    const first = firstDayOf(shiftMonth(month(settled), 1));
    expect([5, 15, 20].map(date => workingDayOnOrAfter(plusDays(first, date - 1), NO_EXTRA))).toEqual(expected);
  });
});

describe('legal periods (KPA art. 57)', () => {
  // A letter placed on the account: second notice, delivery by fiction, then a term of 14 days and an appeal of one month.
  test.each([
    ['2026-04-01', '2026-04-08', '2026-04-15', '2026-04-29', '2026-05-15'],
    ['2026-05-28', '2026-06-04', '2026-06-11', '2026-06-25', '2026-07-13'],
    ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-21', '2027-01-07'],
    ['2026-12-17', '2026-12-24', '2026-12-31', '2027-01-14', '2027-02-01'],
  ])('a letter placed on %s: second notice %s, fiction %s, term %s, appeal %s', (placed, notice, fiction, term, appeal) => {
    const delivered = periodEndUnshifted(day(placed), { days: 14 });
    expect(periodEndUnshifted(day(placed), { days: 7 })).toBe(notice);
    expect(delivered).toBe(fiction);
    expect(periodEnd(delivered, { days: 14 }, NO_EXTRA)).toBe(term);
    expect(periodEnd(delivered, { months: 1 }, NO_EXTRA)).toBe(appeal);
  });
  test('weeks end on the same weekday, months on the same date or the last day', () => {
    expect(periodEndUnshifted(day('2026-11-23'), { weeks: 2 })).toBe('2026-12-07');
    expect(periodEndUnshifted(day('2026-01-31'), { months: 1 })).toBe('2026-02-28');
    expect(periodEnd(day('2026-01-31'), { months: 1 }, NO_EXTRA)).toBe('2026-03-02');
  });
  test('a term that ends on a day off by decree ends after it', () => {
    expect(periodEnd(day('2018-11-05'), { days: 7 }, NO_EXTRA)).toBe('2018-11-12');
    expect(periodEnd(day('2018-11-05'), { days: 7 }, BY_DECREE)).toBe('2018-11-13');
  });
  test('no term ends on a free day, and it is moved only over free days', () => {
    const period = fc.oneof(
      fc.integer({ min: 1, max: 90 }).map(days => ({ days })),
      fc.integer({ min: 1, max: 12 }).map(weeks => ({ weeks })),
      fc.integer({ min: 1, max: 24 }).map(months => ({ months })),
    );
    fc.assert(
      fc.property(someDay, period, (event, length) => {
        const plain = periodEndUnshifted(event, length);
        const end = periodEnd(event, length, BY_DECREE);
        expect(isWorkingDay(end, BY_DECREE)).toBe(true);
        expect(end >= plain).toBe(true);
        for (let at = plain; at < end; at = plusDays(at, 1)) expect(isWorkingDay(at, BY_DECREE)).toBe(false);
        if ('weeks' in length) expect(weekday(plain)).toBe(weekday(event));
      }),
    );
  });
});
