import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, day, firstDayOf, month, plusDays, shiftMonth } from '#kernel/day.ts';
import { decimalOf, grosze, sum } from '#kernel/grosze.ts';
import { FUNDS, type Fund, type Transfer } from '../types.ts';
import { bookPayments, creditOf, type DeclaredCharge } from './booking.ts';

const charge = (of: string, fund: Fund, złoty: number, declaredOn = plusDays(firstDayOf(shiftMonth(month(of), 1)), 9)): DeclaredCharge => ({
  month: month(of),
  fund,
  due: grosze(złoty * 100),
  dueOn: plusDays(firstDayOf(shiftMonth(month(of), 1)), 14),
  declaredOn,
});
const payment = (paymentId: string, paidOn: string, złoty: number): Transfer => ({
  paymentId,
  paidOn: day(paidOn),
  amount: grosze(złoty * 100),
});
const told = (bookings: readonly { month: string; fund: string; amount: bigint }[]) =>
  bookings.map(one => `${one.month} ${one.fund} ${decimalOf(grosze(one.amount))}`);

test('a transfer of less than all is split 70, 20 and 10 as the last declaration is', () => {
  const charges = [charge('2026-09', 'FUS', 700), charge('2026-09', 'FUZ', 200), charge('2026-09', 'FP-FS', 100)];
  expect(told(bookPayments(charges, [payment('a', '2026-10-15', 500)]).bookings)).toEqual([
    '2026-09 FUS 350.00',
    '2026-09 FUZ 100.00',
    '2026-09 FP-FS 50.00',
  ]);
});

test('each part goes to the oldest month of its fund, though it was split by the newest declaration', () => {
  const charges = [
    charge('2026-08', 'FUS', 700),
    charge('2026-08', 'FUZ', 200),
    charge('2026-08', 'FP-FS', 100),
    charge('2026-09', 'FUS', 800),
    charge('2026-09', 'FUZ', 100),
    charge('2026-09', 'FP-FS', 100),
  ];
  expect(told(bookPayments(charges, [payment('a', '2026-10-15', 1_000)]).bookings)).toEqual([
    '2026-08 FUS 700.00',
    '2026-09 FUS 100.00',
    '2026-08 FUZ 100.00',
    '2026-08 FP-FS 100.00',
  ]);
});

test('what one fund has no debt for pays another’s, and only then is anything overpaid', () => {
  const charges = [charge('2026-08', 'FUZ', 300), charge('2026-09', 'FUS', 100)];
  const booked = bookPayments(charges, [payment('a', '2026-10-15', 450)]);
  expect(told(booked.bookings)).toEqual(['2026-09 FUS 100.00', '2026-08 FUZ 300.00']);
  expect(booked.credits).toEqual([{ paymentId: 'a', amount: 5_000n }]);
});

test('an overpayment pays the next month on the day it is declared', () => {
  const charges = [charge('2026-08', 'FUS', 100), charge('2026-09', 'FUS', 100)];
  const booked = bookPayments(charges, [payment('a', '2026-09-15', 160), payment('b', '2026-10-15', 40)]);
  expect(told(booked.bookings)).toEqual(['2026-08 FUS 100.00', '2026-09 FUS 60.00', '2026-09 FUS 40.00']);
  expect(booked.credits).toEqual([]);
});

test('money that comes before anything was declared waits', () => {
  expect(bookPayments([], [payment('a', '2026-09-15', 160)])).toEqual({ bookings: [], credits: [{ paymentId: 'a', amount: 16_000n }] });
});

const anyLedger = fc.record({
  charges: fc.array(
    fc.record({ back: fc.integer({ min: 0, max: 11 }), fund: fc.constantFrom(...FUNDS), due: fc.integer({ min: 0, max: 5_000 }) }),
    {
      maxLength: 24,
    },
  ),
  payments: fc.array(fc.record({ days: fc.integer({ min: 0, max: 420 }), amount: fc.integer({ min: 1, max: 9_000 }) }), { maxLength: 12 }),
});
const ledgerOf = (any: {
  charges: readonly { back: number; fund: Fund; due: number }[];
  payments: readonly { days: number; amount: number }[];
}) => {
  const byKey = new Map(any.charges.map(one => [`${one.back} ${one.fund}`, one]));
  const charges = [...byKey.values()].map(one => ({
    ...charge(shiftMonth(month('2026-12'), -one.back), one.fund, 0),
    due: grosze(one.due),
  }));
  const payments = any.payments.map((one, place) => ({
    paymentId: `p${place}`,
    paidOn: plusDays(day('2026-01-01'), one.days) as Day,
    amount: grosze(one.amount),
  }));
  return { charges, payments };
};

test('nothing is lost or made, nothing is booked twice over, and nothing is overpaid while something is open', () => {
  fc.assert(
    fc.property(anyLedger, any => {
      const { charges, payments } = ledgerOf(any);
      const { bookings, credits } = bookPayments(charges, payments);
      const credit = sum(credits.map(one => one.amount));
      expect(sum(bookings.map(one => one.amount)) + credit).toBe(sum(payments.map(one => one.amount)));
      expect(creditOf(charges, bookings, payments)).toBe(credit);
      const open = charges.map(one => one.due - sum(bookings.filter(b => b.month === one.month && b.fund === one.fund).map(b => b.amount)));
      for (const left of open) expect(left >= 0n).toBe(true);
      if (credit > 0n && charges.length > 0) expect(open.every(left => left === 0n)).toBe(true);
    }),
  );
});

test('in each fund a month is paid only after the months before it', () => {
  fc.assert(
    fc.property(anyLedger, any => {
      const { charges, payments } = ledgerOf(any);
      const { bookings } = bookPayments(charges, payments);
      const booked = (one: DeclaredCharge) => sum(bookings.filter(b => b.month === one.month && b.fund === one.fund).map(b => b.amount));
      for (const fund of FUNDS) {
        const ofFund = charges.filter(one => one.fund === fund).sort((a, b) => (a.month < b.month ? -1 : 1));
        const firstOpen = ofFund.findIndex(one => booked(one) < one.due);
        if (firstOpen >= 0) for (const later of ofFund.slice(firstOpen + 1)) expect(booked(later)).toBe(0n);
      }
    }),
  );
});

test('a charge that became less frees what was booked over it', () => {
  const charges = [charge('2026-09', 'FUS', 700)];
  const { bookings } = bookPayments(charges, [payment('a', '2026-10-15', 700)]);
  expect(creditOf([charge('2026-09', 'FUS', 0)], bookings, [payment('a', '2026-10-15', 700)])).toBe(70_000n);
});
