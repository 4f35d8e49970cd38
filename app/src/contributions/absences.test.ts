import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { day, daysBetween, month, monthOf, plusDays } from '#kernel/day.ts';
import { byMonth, checkAbsence, daysOf, loweringOwnBase, mostSickPayDays, overlapping, sickPayDays } from './absences.ts';
import { insuredPart } from './days.ts';

const codes = pack.absenceCodes;
const absence = (code: string, from: string, to: string, days?: number) => ({
  code,
  from: day(from),
  to: day(to),
  ...(days === undefined ? {} : { days }),
});
const anyAbsence = fc
  .record({ from: fc.integer({ min: 0, max: 700 }), length: fc.integer({ min: 0, max: 120 }) })
  .map(({ from, length }) => ({ code: '331', from: plusDays(day('2025-01-01'), from), to: plusDays(day('2025-01-01'), from + length) }));

describe('an absence in the report of a month', () => {
  const checked = (one: ReturnType<typeof absence>) => checkAbsence(one, month('2026-03'), codes, pack.extraHolidays);

  test('has a code of its day, begins before it ends, lies in the month and counts its days', () => {
    expect(checked(absence('331', '2026-03-02', '2026-03-06', 5))).toEqual({ ok: true, value: 5 });
    expect(checked(absence('331', '2026-03-02', '2026-03-06', 4))).toEqual({ ok: false, refusal: { kind: 'wrong-days', expected: 5 } });
    expect(checked(absence('331', '2026-03-06', '2026-03-02'))).toEqual({ ok: false, refusal: { kind: 'ends-before-it-begins' } });
    expect(checked(absence('331', '2026-02-27', '2026-03-02'))).toMatchObject({ refusal: { kind: 'outside-the-month' } });
    expect(checked(absence('999', '2026-03-02', '2026-03-02'))).toEqual({ ok: false, refusal: { kind: 'unknown-code', code: '999' } });
  });

  test('by a code that came later is not known before', () => {
    expect(checkAbsence(absence('337', '2015-12-01', '2015-12-31'), month('2015-12'), codes, [])).toMatchObject({
      refusal: { kind: 'unknown-code' },
    });
    expect(checkAbsence(absence('337', '2026-12-01', '2026-12-31'), month('2026-12'), codes, []).ok).toBe(true);
  });

  test('counts working days where its code asks for them', () => {
    const working = { code: '151', from: '2012-01-01', kind: 'leave', counts: 'working-days', lowersOwnBase: false } as const;
    // From Good Friday to the Tuesday after Easter Monday.
    expect(daysOf(absence('151', '2026-04-03', '2026-04-07'), working, [])).toBe(2);
  });
});

test('an absence of some months stands in each of them, every day once', () => {
  fc.assert(
    fc.property(anyAbsence, one => {
      const parts = byMonth(one);
      expect(parts.map(part => daysBetween(part.from, part.to) + 1).reduce((left, right) => left + right, 0)).toBe(
        daysBetween(one.from, one.to) + 1,
      );
      for (const [place, part] of parts.entries()) {
        expect(monthOf(part.from)).toBe(monthOf(part.to));
        if (place > 0) expect(plusDays((parts[place - 1] as (typeof parts)[number]).to, 1)).toBe(part.from);
      }
    }),
  );
});

test('absences that share a day are found, neighbours are not', () => {
  const [one, next, across] = [
    absence('331', '2026-03-01', '2026-03-10'),
    absence('313', '2026-03-11', '2026-03-20'),
    absence('312', '2026-03-10', '2026-03-11'),
  ];
  expect(overlapping([next, one])).toEqual([]);
  expect(overlapping([next, across, one])).toEqual([
    [one, across],
    [across, next],
  ]);
});

test('a benefit lowers the base of the self-employed by its days, a leave does not', () => {
  const all = [
    absence('313', '2026-01-05', '2026-01-14'),
    absence('111', '2026-01-20', '2026-01-31'),
    absence('331', '2026-01-20', '2026-01-31'),
  ];
  expect(insuredPart(month('2026-01'), { from: day('2025-01-01'), to: null }, loweringOwnBase(all, codes))).toEqual({ days: 21, of: 31 });
});

describe('sick pay by the employer', () => {
  test('counts the days of a calendar year, whoever pays, each once', () => {
    const all = [
      absence('331', '2025-12-28', '2026-01-03'),
      absence('331', '2026-01-02', '2026-01-06'),
      absence('313', '2026-01-07', '2026-02-01'),
    ];
    expect([2025, 2026].map(year => sickPayDays(all, codes, year))).toEqual([4, 6]);
  });

  test('is for 33 days a year, from the year after the fiftieth birthday for 14', () => {
    const most = (bornOn: string) => mostSickPayDays({ bornOn: day(bornOn) }, 2026, pack.parameters);
    expect(['1975-12-31', '1976-01-01', '1990-06-01'].map(most)).toEqual([14, 33, 33]);
  });

  test('of two years together is what each of them holds', () => {
    fc.assert(
      fc.property(fc.array(anyAbsence, { maxLength: 4 }), all => {
        const days = new Set(
          all.flatMap(one => Array.from({ length: daysBetween(one.from, one.to) + 1 }, (_, place) => plusDays(one.from, place))),
        );
        expect([2025, 2026, 2027].map(year => sickPayDays(all, codes, year)).reduce((left, right) => left + right, 0)).toBe(days.size);
      }),
    );
  });
});
