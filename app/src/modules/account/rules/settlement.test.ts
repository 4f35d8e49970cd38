import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Day, day, month, plusDays } from '#kernel/day.ts';
import { decimalOf, type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import type { Booking, Charge } from '../types.ts';
import { interestBorne, interestStretches, roundedInterest } from './interest.ts';
import { balance, type DebtParameters, setOff, settle } from './settlement.ts';

const parameters: DebtParameters = {
  rates: [
    { from: '2025-01-01', to: '2025-12-31', value: '0.135' },
    { from: '2026-01-01', value: '0.11' },
  ],
  minimumWages: [
    { from: '2025-01-01', value: '4666' },
    { from: '2026-01-01', value: '4806.00' },
  ],
};
const september = month('2026-09');
const charge = (over: Partial<Charge> = {}): Charge => ({
  month: september,
  fund: 'FUS',
  due: grosze(164_982),
  dueOn: day('2026-10-20'),
  ...over,
});
const booking = (paidOn: string, amount: number, over: Partial<Booking> = {}): Booking => ({
  month: september,
  fund: 'FUS',
  paidOn: day(paidOn),
  amount: grosze(amount),
  ...over,
});
const owed = (charges: readonly Charge[], bookings: readonly Booking[], asOf: string) =>
  balance(setOff(settle(charges, bookings, parameters, day(asOf)), NOTHING));

describe('what a payer owes', () => {
  test('on the last day for paying nothing is in arrears yet, on the next day all of it is', () => {
    expect(decimalOf(owed([charge()], [], '2026-10-20').arrears)).toBe('0.00');
    expect(decimalOf(owed([charge()], [], '2026-10-21').arrears)).toBe('1649.82');
  });

  test('money counts from the day it came, not earlier', () => {
    const paid = [booking('2026-11-05', 164_982)];
    expect(owed([charge()], paid, '2026-11-04').arrears).toBe(164_982n);
    expect(owed([charge()], paid, '2026-11-05').arrears).toBe(0n);
  });

  test('every fund stands in the settlement once, also where nothing is owed', () => {
    expect(settle([charge()], [], parameters, day('2026-11-24')).funds.map(fund => fund.fund)).toEqual([
      'FUS',
      'FUZ',
      'FP-FS',
      'FGSP',
      'FEP',
    ]);
  });

  test('what was paid too much in one fund does not hide arrears in another', () => {
    const charges = [charge(), charge({ fund: 'FUZ', due: grosze(49_835) })];
    const debts = settle(charges, [booking('2026-10-20', 300_000)], parameters, day('2026-11-24')).funds;
    expect(debts.map(debt => debt.arrears)).toEqual([0n, 49_835n, 0n, 0n, 0n]);
  });
});

describe('interest on arrears', () => {
  // 10 000.00 at 11 % for 35 days: 105.479… , to full złoty 105.
  test('is counted by day from the day after the deadline and rounded to full złoty', () => {
    expect(decimalOf(owed([charge({ due: grosze(1_000_000) })], [], '2026-11-24').interest)).toBe('105.00');
  });

  // 10 000.00 from 17.12.2025: 14 days at 13.5 % and 31 days at 11 % = 51.780… + 93.424… = 145.205… .
  test('follows each change of the rate', () => {
    const december = charge({ due: grosze(1_000_000), dueOn: day('2025-12-17') });
    expect(decimalOf(owed([december], [], '2026-01-31').interest)).toBe('145.00');
  });

  test('falls with the day a part was paid', () => {
    const half = [booking('2026-11-04', 500_000)];
    // 15 days on 10 000.00 and 20 days on 5 000.00 = 45.205… + 30.136… .
    expect(decimalOf(owed([charge({ due: grosze(1_000_000) })], half, '2026-11-24').interest)).toBe('75.00');
  });

  test('of one month up to one per cent of the minimum wage is not charged', () => {
    // 1 649.82 at 11 %: 48 zł after 97 days, 49 zł after 98 and more than 48.06 then.
    const after = (days: number) => decimalOf(owed([charge()], [], plusDays(day('2026-10-20'), days)).interest);
    expect([after(97), after(98)]).toEqual(['0.00', '49.00']);
  });

  test('cannot be told for a day without a known rate', () => {
    expect(() => owed([charge({ dueOn: day('2024-01-20') })], [], '2026-11-24')).toThrow('No rate of interest is known for 2024-01-21');
  });
});

describe('money', () => {
  const start = day('2025-02-01');
  const someDay = fc.integer({ min: 0, max: 600 }).map(days => plusDays(start, days));
  const amount = fc.bigInt({ min: 1n, max: 50_000_000n }).map(grosze);
  const bookings = fc.array(fc.record({ paidOn: someDay, amount }), { maxLength: 6 });
  const exact = (due: bigint, dueOn: Day, paid: readonly { paidOn: Day; amount: bigint }[], until: Day) =>
    interestBorne(
      { due: grosze(due), dueOn },
      paid.map(one => ({ paidOn: one.paidOn, amount: grosze(one.amount) })),
      parameters.rates,
      until,
    );

  test('arrears and payments add up to what was due, or all is paid', () => {
    fc.assert(
      fc.property(amount, bookings, (due, paid) => {
        const asOf = plusDays(start, 700);
        const left = owed(
          [charge({ due, dueOn: start })],
          paid.map(one => ({ ...one, month: september, fund: 'FUS' as const })),
          asOf,
        ).arrears;
        const came = sum(paid.map(one => one.amount));
        expect(left).toBe(came >= due ? 0n : due - came);
      }),
    );
  });

  test('interest of a stretch is that of its two parts together, wherever it is cut', () => {
    fc.assert(
      fc.property(amount, someDay, someDay, someDay, (due, a, b, c) => {
        const [first, middle, last] = [a, b, c].sort() as [Day, Day, Day];
        expect(exact(due, first, [], middle) + exact(due, middle, [], last)).toBe(exact(due, first, [], last));
      }),
    );
  });

  test('interest never falls as days pass and never grows by paying more', () => {
    fc.assert(
      fc.property(amount, bookings, someDay, fc.record({ paidOn: someDay, amount }), (due, paid, until, more) => {
        const now = exact(due, start, paid, until);
        expect(exact(due, start, paid, plusDays(until, 1))).toBeGreaterThanOrEqual(now);
        expect(exact(due, start, [...paid, more], until)).toBeLessThanOrEqual(now);
      }),
    );
  });

  test('it does not matter in which order payments are read', () => {
    fc.assert(
      fc.property(amount, bookings, someDay, (due, paid, until) => {
        expect(exact(due, start, [...paid].reverse(), until)).toBe(exact(due, start, paid, until));
      }),
    );
  });

  test('a debt cut into two bears the same interest, to the grosz before rounding', () => {
    fc.assert(
      fc.property(amount, amount, someDay, (one, other, until) => {
        expect(exact(one, start, [], until) + exact(other, start, [], until)).toBe(exact(one + other, start, [], until));
        expect(roundedInterest(exact(one, start, [], until)) % 100n).toBe(0n);
      }),
    );
  });
});

describe('what was paid too much', () => {
  const debt = (credit: Grosze) => balance(setOff(settle([charge()], [], parameters, day('2026-11-24')), credit));

  test('pays arrears first, then interest, and only then is an overpayment', () => {
    const none = debt(NOTHING);
    expect([none.arrears, none.interest, none.overpayment]).toEqual([164_982n, 0n, 0n]);
    expect(debt(grosze(64_982))).toMatchObject({ arrears: 100_000n, overpayment: 0n });
    expect(debt(grosze(165_082))).toMatchObject({ arrears: 0n, interest: 0n, total: 0n, overpayment: 100n });
  });

  test('whatever it is, what is owed and what is overpaid differ from before by just as much', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10_000_000n }), fc.bigInt({ min: 0n, max: 10_000_000n }), (due, credit) => {
        const open = settle([charge({ due: grosze(due), dueOn: day('2026-01-20') })], [], parameters, day('2026-11-24'));
        const [before, after] = [balance(setOff(open, NOTHING)), balance(setOff(open, grosze(credit)))];
        expect(before.total - after.total + after.overpayment).toBe(credit);
        expect(after.total === 0n || after.overpayment === 0n).toBe(true);
        if (after.interest < before.interest) expect(after.arrears).toBe(0n);
      }),
    );
  });
});

test('the stretches of interest stand side by side without a gap and make the sum', () => {
  const stretches = interestStretches(
    charge({ dueOn: day('2025-11-20') }),
    [booking('2026-01-10', 100_000)],
    parameters.rates,
    day('2026-02-01'),
  );
  expect(stretches.map(one => [one.from, one.to, one.days, one.open, one.rate])).toEqual([
    ['2025-11-21', '2025-12-31', 41, 164_982n, '0.135'],
    ['2026-01-01', '2026-01-10', 10, 164_982n, '0.11'],
    ['2026-01-11', '2026-02-01', 22, 64_982n, '0.11'],
  ]);
});
