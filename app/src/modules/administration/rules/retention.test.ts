import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, plusDays } from '#kernel/day.ts';
import { endedBefore, overOn, readCategory, standingOf, together, written } from './retention.ts';

const codes = fc.constantFrom('A', 'B5', 'B10', 'B25', 'B50', 'BE10', 'b5', '');
const days = fc.integer({ min: 0, max: 40_000 }).map(count => plusDays(day('1960-01-01'), count));
const beginsAfter = fc.integer({ min: 0, max: 3 });
const somewhere = fc.record({
  papers: fc.array(codes, { minLength: 1, maxLength: 4 }),
  endedOn: days,
  held: fc.boolean(),
  today: days,
  beginsAfter,
});

describe('a matter of category B5 that ended in 2020', () => {
  const B5 = readCategory('B5');
  test('is due on 1 January 2026: five whole years, counted from 1 January after', () => {
    expect(overOn(B5, day('2020-03-15'), 1)).toBe('2026-01-01');
    const standing = (today: string) =>
      standingOf({ category: B5, endedOn: day('2020-12-31'), held: false }, { today: day(today), beginsAfter: 1 });
    expect(standing('2025-12-31')).toEqual({ kind: 'kept', until: '2026-01-01' });
    expect(standing('2026-01-01')).toEqual({ kind: 'due' });
  });
});

test('a matter is kept as long and as carefully as its longest paper', () => {
  expect(written(together(['B5', 'B50']))).toBe('B50');
  expect(written(together(['BE10', 'B50']))).toBe('BE50');
  expect(written(together(['B5', 'A']))).toBe('A');
});

test('what cannot be read, and a matter without papers, is kept for ever', () => {
  expect(written(readCategory('B'))).toBe('A');
  expect(written(together([]))).toBe('A');
});

test('nothing on hold, nothing permanent and nothing for an expert is ever due', () => {
  fc.assert(
    fc.property(somewhere, at => {
      const standing = standingOf({ category: together(at.papers), endedOn: at.endedOn, held: at.held }, at);
      if (standing.kind !== 'due') return true;
      return !at.held && at.papers.every(code => /^B\d+$/.test(code));
    }),
    { numRuns: 2_000 },
  );
});

test('another paper never brings the day nearer', () => {
  fc.assert(
    fc.property(somewhere, codes, (at, more) => {
      const before = overOn(together(at.papers), at.endedOn, at.beginsAfter);
      const after = overOn(together([...at.papers, more]), at.endedOn, at.beginsAfter);
      return after === null || (before !== null && after >= before);
    }),
  );
});

test('the bound by which a list is found and the day of one matter never differ', () => {
  fc.assert(
    fc.property(somewhere, at => {
      const category = together(at.papers);
      const bound = endedBefore(category, at.today, at.beginsAfter);
      const over = overOn(category, at.endedOn, at.beginsAfter);
      return (bound !== null && at.endedOn < bound) === (over !== null && over <= at.today);
    }),
    { numRuns: 2_000 },
  );
});
