import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StaffId } from '#kernel/ids.ts';
import { alarmsOf, type StaffDay } from './alarms.ts';

const thresholds = { peopleWithoutMatter: 20, peopleAtCounter: 120, ownCircle: 1, oddHours: 5, refusals: 15 };
const quiet: StaffDay = {
  staffId: 'beata' as StaffId,
  branchCode: '12',
  roles: ['clerk'],
  peopleWithoutMatter: 0,
  ownCircle: 0,
  oddParties: 0,
  refusals: 0,
};
const kinds = (over: Partial<StaffDay>) => alarmsOf({ ...quiet, ...over }, thresholds).map(alarm => alarm.kind);

test('a clerk who opens fifty people without a matter raises an alarm, one who opens a few does not', () => {
  expect([kinds({ peopleWithoutMatter: 50 }), kinds({ peopleWithoutMatter: 19 }), kinds({})]).toEqual([['people-without-matter'], [], []]);
});

test('at a counter and on the phone people come without a matter, so more of them are no alarm', () => {
  expect([kinds({ roles: ['hall-officer'], peopleWithoutMatter: 50 }), kinds({ roles: ['consultant'], peopleWithoutMatter: 120 })]).toEqual(
    [[], ['people-without-matter']],
  );
});

test('one look into one’s own home is enough', () => {
  expect(kinds({ ownCircle: 1 })).toEqual(['own-circle']);
});

test('an alarm is raised exactly from its threshold on, each for itself', () => {
  const count = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(count, count, count, count, (peopleWithoutMatter, ownCircle, oddParties, refusals) => {
      expect(kinds({ peopleWithoutMatter, ownCircle, oddParties, refusals })).toEqual([
        ...(peopleWithoutMatter >= 20 ? ['people-without-matter'] : []),
        ...(ownCircle >= 1 ? ['own-circle'] : []),
        ...(oddParties >= 5 ? ['odd-hours'] : []),
        ...(refusals >= 15 ? ['refusals'] : []),
      ]);
    }),
  );
});
