import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, plusDays } from '#kernel/day.ts';
import { makeNrb } from '#kernel/demo-identifiers.ts';
import type { PayoutAccount } from '../types.ts';
import { payoutAccounts } from './payout-accounts.ts';

const today = day('2026-11-24');
const account = (seed: number, fromDays: number, enteredMinute: number): PayoutAccount => ({
  nrb: makeNrb(seed),
  from: plusDays(today, fromDays),
  enteredAt: new Date(Date.UTC(2026, 10, 1, 0, enteredMinute)),
  submissionId: null,
});

test('the account begun last is in force, the one told for December waits, the old one is history', () => {
  const old = account(1, -400, 1);
  const now = account(2, -10, 2);
  const december = account(3, 7, 3);
  expect(payoutAccounts([old, december, now], today)).toEqual({ inForce: now, ahead: [december], before: [old] });
});

test('of two accounts told for the same day the one entered last counts', () => {
  const mistaken = account(1, 7, 1);
  const right = account(2, 7, 2);
  expect(payoutAccounts([mistaken, right], today).ahead).toEqual([right]);
  expect(payoutAccounts([mistaken, right], plusDays(today, 7)).inForce).toEqual(right);
});

test('on every day exactly one account is in force from the first one told on, whatever the order of the rows', () => {
  const anyAccounts = fc.uniqueArray(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: 0, max: 500 })), {
    minLength: 1,
    maxLength: 6,
    selector: ([, minute]) => minute,
  });
  fc.assert(
    fc.property(anyAccounts, fc.integer({ min: -60, max: 60 }), (told, offset) => {
      const all = told.map(([from, minute], place) => account(place, from, minute));
      const on = plusDays(today, offset);
      const found = payoutAccounts(all, on);
      expect(payoutAccounts([...all].reverse(), on)).toEqual(found);
      expect(found.inForce === null).toBe(all.every(one => one.from > on));
      expect(found.before.length + (found.inForce ? 1 : 0)).toBe(all.filter(one => one.from <= on).length);
      for (const next of found.ahead) expect(payoutAccounts(all, next.from).inForce).toEqual(next);
    }),
  );
});
