import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, plusDays } from '#kernel/day.ts';
import type { Answers, GroupField } from './definition.ts';
import { gapsIn, overlapsIn, periodsOf } from './periods.ts';
import { coveredDays, isAsKnown, knownRows, missingRows, rowNotes, withRows } from './rows.ts';

const words = (text: string) => ({ pl: text, en: text });
const group: GroupField = {
  name: 'history',
  type: 'group',
  min: 1,
  max: 100,
  shown: 'rows',
  label: words('Okresy'),
  itemTitle: words('Okres'),
  period: { from: 'from', to: 'to' },
  rowsFrom: {
    source: 'titles',
    take: { where: 'payerName', from: 'from', to: 'to' },
    classify: { field: 'kind', by: 'code', starts: [['05', 'business']], otherwise: 'work' },
  },
  fields: [
    {
      name: 'kind',
      type: 'choice',
      label: words('Rodzaj'),
      options: [
        { value: 'business', label: words('firma') },
        { value: 'work', label: words('praca') },
      ],
    },
    { name: 'where', type: 'text', maxLength: 80, label: words('Gdzie') },
    { name: 'from', type: 'date', label: words('Od') },
    { name: 'to', type: 'date', optional: true, label: words('Do') },
  ],
};
const known = {
  'rows.titles': {
    rows: [
      { code: '051000', payerName: 'Anna Nowak', from: '2010-01-01', to: '2012-12-31' },
      { code: '011000', payerName: 'Firma X', from: '2013-01-01' },
    ],
  },
};
const names = { from: 'from', to: 'to' };

describe('rows that the institution knows', () => {
  test('become items, with the words of the form', () => {
    expect(knownRows(group, known)).toEqual([
      { kind: 'business', where: 'Anna Nowak', from: '2010-01-01', to: '2012-12-31' },
      { kind: 'work', where: 'Firma X', from: '2013-01-01' },
    ]);
  });

  test('are missing where they are not in the list as known, whatever the order of their fields', () => {
    const kept = { to: '2012-12-31', from: '2010-01-01', where: 'Anna Nowak', kind: 'business' };
    expect(missingRows(group, { history: [kept] }, known).map(row => row['where'])).toEqual(['Firma X']);
    expect(isAsKnown(group, kept, known)).toBe(true);
    expect(isAsKnown(group, { ...kept, to: '2012-12-30' }, known)).toBe(false);
  });
});

describe('rows in order', () => {
  test('stand by their first day; what has none yet comes last, and the one worked on is found again', () => {
    const items = [{ from: '2015-01-01' }, { where: 'bez daty' }, { from: '2010-01-01' }];
    const sorted = withRows({}, group, items, 2);
    expect(sorted.answers['history']).toEqual([items[2], items[0], items[1]]);
    expect(sorted.at).toBe(0);
    expect(withRows({}, group, items, 1).at).toBe(2);
  });

  test('an empty list is no answer', () => {
    expect(withRows({ history: [{}], other: 1 }, group, []).answers).toEqual({ other: 1 });
  });
});

describe('notes', () => {
  test('tell of days in common and of gaps', () => {
    const items = [{ from: '2010-01-01', to: '2010-12-31' }, { from: '2010-12-31', to: '2011-06-30' }, { from: '2011-08-01' }];
    const notes = rowNotes(group, items);
    expect(notes.get(0)?.overlaps).toEqual([1]);
    expect(notes.get(1)?.overlaps).toEqual([0]);
    expect(notes.get(2)).toEqual({ overlaps: [], gap: { from: '2011-07-01', to: '2011-07-31' } });
  });

  test('a period that goes on leaves no gap after it', () => {
    expect(rowNotes(group, [{ from: '2010-01-01' }, { from: '2020-01-01' }]).get(1)).toEqual({ overlaps: [0], gap: undefined });
  });
});

const start = day('2000-01-01');
const anyPeriods = fc.array(
  fc.record({ from: fc.nat({ max: 400 }), length: fc.nat({ max: 60 }) }).map(
    ({ from, length }): Answers => ({
      from: plusDays(start, from),
      to: plusDays(start, from + length),
    }),
  ),
  { maxLength: 12 },
);

/** Day by day, the slow and certain way. */
function byDay(items: readonly Answers[]): readonly number[] {
  const counts = Array.from({ length: 520 }, () => 0);
  for (const item of items)
    for (let at = 0; at < counts.length; at += 1) {
      const on = plusDays(start, at);
      if (on >= String(item['from']) && on <= String(item['to'])) counts[at] = (counts[at] ?? 0) + 1;
    }
  return counts;
}

describe('whatever the periods', () => {
  test('those overlap that share a day, each pair once', () => {
    fc.assert(
      fc.property(anyPeriods, items => {
        const told = new Set(
          overlapsIn(periodsOf(items, names)).map(pair =>
            pair
              .map(one => one.index)
              .sort()
              .join('-'),
          ),
        );
        for (let left = 0; left < items.length; left += 1)
          for (let right = left + 1; right < items.length; right += 1) {
            const [one, other] = [items[left], items[right]];
            const share = String(one?.['from']) <= String(other?.['to']) && String(other?.['from']) <= String(one?.['to']);
            expect(told.has([left, right].sort().join('-'))).toBe(share);
          }
      }),
    );
  });

  test('covered days and days of gaps are those counted one by one', () => {
    fc.assert(
      fc.property(anyPeriods, items => {
        const counts = byDay(items);
        const covered = counts.filter(count => count > 0).length;
        expect(coveredDays(group, items, '2026-11-24')).toBe(covered);
        const first = counts.findIndex(count => count > 0);
        const last = counts.findLastIndex(count => count > 0);
        const empty = counts.slice(Math.max(0, first), last + 1).filter(count => count === 0).length;
        const told = gapsIn(periodsOf(items, names)).reduce(
          (sum, gap) => sum + (Date.parse(gap.to) - Date.parse(gap.from)) / 86_400_000 + 1,
          0,
        );
        expect(told).toBe(empty);
      }),
    );
  });
});
