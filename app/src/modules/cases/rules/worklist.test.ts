import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, plusDays } from '#kernel/day.ts';
import { mostPressing, type Waiting } from './worklist.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 23, hour));
const jan: Waiting = { reviewing: false, dueOn: day('2026-11-30'), openedAt: at(9), matterId: '000001' };
const maria: Waiting = { ...jan, openedAt: at(8), matterId: '000002' };
const anna: Waiting = { ...jan, reviewing: true, openedAt: at(11), matterId: '000003' };
const piotr: Waiting = { ...jan, dueOn: day('2026-11-27'), openedAt: at(12), matterId: '000004' };

test('the nearest legal day comes first, then a review a person asked for, then who came earlier', () => {
  expect([jan, maria, anna, piotr].sort(mostPressing)).toEqual([piotr, anna, maria, jan]);
});

const waiting = fc.record({
  reviewing: fc.boolean(),
  dueOn: fc.integer({ min: 0, max: 3 }).map(days => plusDays(day('2026-11-30'), days)),
  openedAt: fc.integer({ min: 0, max: 3 }).map(at),
  matterId: fc.constantFrom('1', '2', '3'),
});

test('the order does not depend on how the list lay before', () => {
  fc.assert(
    fc.property(fc.array(waiting, { maxLength: 12 }), list => {
      expect([...list].reverse().sort(mostPressing)).toEqual([...list].sort(mostPressing));
    }),
  );
});
