import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { month } from '#kernel/day.ts';
import { dueCode, dueDay, type PayerKind } from './due-days.ts';

describe('the last day to declare and to pay', () => {
  const on = (kind: PayerKind, of: string) => dueDay(kind, month(of), pack.parameters, pack.extraHolidays);
  const kinds = ['budget-unit', 'legal-person', 'other'] as const;

  test.each([
    ['2026-01', '2026-02-05 2026-02-16 2026-02-20'],
    ['2026-02', '2026-03-05 2026-03-16 2026-03-20'],
    ['2026-03', '2026-04-07 2026-04-15 2026-04-20'],
    ['2026-04', '2026-05-05 2026-05-15 2026-05-20'],
    ['2026-05', '2026-06-05 2026-06-15 2026-06-22'],
    ['2026-06', '2026-07-06 2026-07-15 2026-07-20'],
    ['2026-07', '2026-08-05 2026-08-17 2026-08-20'],
    ['2026-08', '2026-09-07 2026-09-15 2026-09-21'],
    ['2026-09', '2026-10-05 2026-10-15 2026-10-20'],
    ['2026-10', '2026-11-05 2026-11-16 2026-11-20'],
    ['2026-11', '2026-12-07 2026-12-15 2026-12-21'],
    ['2026-12', '2027-01-05 2027-01-15 2027-01-20'],
  ])('for %s it is %s', (of, days) => {
    expect(kinds.map(kind => on(kind, of)).join(' ')).toBe(days);
    expect(on('self-only', of)).toBe(on('other', of));
  });

  test('until December 2021 who paid for themselves alone had until the tenth, others until the fifteenth', () => {
    expect([...kinds, 'self-only' as const].map(kind => on(kind, '2021-12'))).toEqual([
      '2022-01-05',
      '2022-01-17',
      '2022-01-17',
      '2022-01-10',
    ]);
    expect([...kinds, 'self-only' as const].map(kind => on(kind, '2022-01'))).toEqual([
      '2022-02-07',
      '2022-02-15',
      '2022-02-21',
      '2022-02-21',
    ]);
  });

  test('has a code in the declaration, where it is known', () => {
    expect(kinds.map(kind => dueCode(kind, month('2026-01'), pack.parameters))).toEqual(['1', '5', '6']);
    expect(dueCode('legal-person', month('2021-12'), pack.parameters)).toBe('3');
    expect(() => dueCode('self-only', month('2021-12'), pack.parameters)).toThrow(/not known/);
  });
});
