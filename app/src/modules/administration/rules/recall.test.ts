import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, plusDays } from '#kernel/day.ts';
import { recallFault } from './recall.ts';

const approved = { state: 'approved', recalled: false } as const;
const today = day('2026-11-24');

test('an approved change is recalled until the day before it begins, and from that day on never', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.boolean(), (days, replaced) => {
      const fault = recallFault(approved, plusDays(today, days), replaced, today);
      expect(fault).toBe(days <= 0 ? 'begun' : replaced ? 'replaced' : undefined);
    }),
  );
});

test('what nobody approved, what was recalled and what holds at once is not recalled', () => {
  const tomorrow = plusDays(today, 1);
  expect(
    ['proposed', 'refused', 'withdrawn'].map(state => recallFault({ state, recalled: false } as never, tomorrow, false, today)),
  ).toEqual(['not-approved', 'not-approved', 'not-approved']);
  expect(recallFault(undefined, tomorrow, false, today)).toBe('not-approved');
  expect(recallFault({ ...approved, recalled: true }, tomorrow, false, today)).toBe('recalled');
  expect(recallFault(approved, undefined, false, today)).toBe('at-once');
});
