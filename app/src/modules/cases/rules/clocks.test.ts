import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorkingDay, workingDaysBetween } from '#kernel/calendar.ts';
import { day, dayOf, plusDays } from '#kernel/day.ts';
import { answerDueOn, dueAfterWaiting, overdueAt, partyAnswerBy, remindAt, urgency } from './clocks.ts';

test('a certificate is due on the seventh day after the filing, moved off Saturdays and holidays', () => {
  expect(answerDueOn(day('2026-11-23'), 7, [])).toBe('2026-11-30');
  expect(answerDueOn(day('2026-11-21'), 7, [])).toBe('2026-11-30');
  expect(answerDueOn(day('2026-12-18'), 7, [])).toBe('2026-12-28');
});

test('a single day off by decree moves the last day too', () => {
  expect(answerDueOn(day('2026-11-23'), 7, ['2026-11-30'])).toBe('2026-12-01');
});

test('the party has the days the pack gives it, and never less because of a weekend', () => {
  expect(partyAnswerBy(day('2026-11-23'), 7, [])).toBe('2026-11-30');
  expect(partyAnswerBy(day('2026-11-21'), 7, [])).toBe('2026-11-30');
});

test('days in which we waited for the party do not count against us', () => {
  expect(dueAfterWaiting(day('2026-11-30'), day('2026-11-25'), day('2026-12-04'), [])).toBe('2026-12-09');
  expect(dueAfterWaiting(day('2026-11-30'), day('2026-11-25'), day('2026-11-25'), [])).toBe('2026-11-30');
});

test('the clerk is reminded in the morning two working days before the last day, over a weekend too', () => {
  expect(remindAt(day('2026-11-23'), day('2026-11-30'), []).toISOString()).toBe('2026-11-26T06:00:00.000Z');
});

test('lateness begins when the last day ends in Poland', () => {
  expect(overdueAt(day('2026-11-30')).toISOString()).toBe('2026-11-30T23:00:00.000Z');
});

test('a matter is late the day after its last day, not on it', () => {
  expect([-1, 0, 1, 2, 3, 7].map(days => urgency(day('2026-11-30'), plusDays(day('2026-11-30'), -days), []))).toEqual([
    'overdue',
    'today',
    'soon',
    'soon',
    'soon',
    'in-time',
  ]);
});

const someDay = fc.integer({ min: 0, max: 3_650 }).map(days => plusDays(day('2024-01-01'), days));

test('the last day is always a working day not before the statutory one, and the reminder leaves time unless there is none', () => {
  fc.assert(
    fc.property(someDay, fc.integer({ min: 1, max: 60 }), (filedOn, within) => {
      const dueOn = answerDueOn(filedOn, within, []);
      expect(isWorkingDay(dueOn, [])).toBe(true);
      expect(dueOn >= plusDays(filedOn, within)).toBe(true);
      const reminded = dayOf(remindAt(filedOn, dueOn, []));
      expect(reminded >= filedOn && reminded <= dueOn).toBe(true);
      if (reminded > filedOn) expect(workingDaysBetween(reminded, dueOn, [])).toBe(2);
    }),
  );
});
