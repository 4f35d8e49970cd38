import fc from 'fast-check';
import { expect, test } from 'vitest';
import { needsTwoPeople, STAFF_ROLES } from './staff.ts';

test('a clerk becomes a supervisor by one administrator, an administrator by two people', () => {
  expect(needsTwoPeople(['clerk'], ['clerk', 'supervisor'])).toBe(false);
  expect(needsTwoPeople(['clerk'], ['administrator'])).toBe(true);
  expect(needsTwoPeople(['auditor'], ['clerk'])).toBe(true);
});

test('nobody comes to or leaves a role that opens the house without two people, whatever else changes', () => {
  const roles = fc.subarray([...STAFF_ROLES]);
  fc.assert(
    fc.property(roles, roles, (before, after) => {
      const opens = (set: readonly string[]) => set.includes('administrator') || set.includes('auditor');
      expect(needsTwoPeople(before, after)).toBe(opens(before) || opens(after));
    }),
  );
});
