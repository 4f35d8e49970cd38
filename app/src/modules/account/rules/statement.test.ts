import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day, month, plusDays, shiftMonth } from '#kernel/day.ts';
import { grosze } from '#kernel/grosze.ts';
import { FUNDS } from '../types.ts';
import { charged, paidIn, statementOf } from './statement.ts';

const first = day('2026-01-01');
const anyCharges = fc
  .uniqueArray(
    fc.record({ back: fc.integer({ min: 0, max: 20 }), fund: fc.constantFrom(...FUNDS), due: fc.integer({ min: 0, max: 90_000 }) }),
    {
      maxLength: 20,
      selector: one => `${one.back} ${one.fund}`,
    },
  )
  .map(all =>
    all.map(one => ({
      month: shiftMonth(month('2026-12'), -one.back),
      fund: one.fund,
      due: grosze(one.due),
      dueOn: plusDays(first, 30 * (20 - one.back)),
    })),
  );
const anyTransfers = fc
  .array(fc.record({ days: fc.integer({ min: -30, max: 700 }), amount: fc.integer({ min: 1, max: 90_000 }) }), { maxLength: 12 })
  .map(all => all.map((one, place) => ({ paymentId: `p${place}`, paidOn: plusDays(first, one.days), amount: grosze(one.amount) })));

test('a statement closes with what it opened with, plus what was charged, less what was paid; the next one opens there', () => {
  fc.assert(
    fc.property(
      anyCharges,
      anyTransfers,
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 0, max: 300 }),
      (charges, transfers, a, b) => {
        const [from, middle, to] = [plusDays(first, a), plusDays(first, a + b), plusDays(first, 800)];
        const one = statementOf(charges, transfers, from, middle);
        expect(one.closing).toBe(one.opening + charged(one) - paidIn(one));
        const next = statementOf(charges, transfers, plusDays(middle, 1), to);
        expect(next.opening).toBe(one.closing);
        const whole = statementOf(charges, transfers, from, to);
        expect(whole.lines).toHaveLength(one.lines.length + next.lines.length);
        expect(whole.closing).toBe(next.closing);
      },
    ),
  );
});

test('on the day of paying, what is due stands before the transfer that pays it', () => {
  const charges = [
    { month: month('2026-09'), fund: 'FUS' as const, due: grosze(700), dueOn: day('2026-10-15') },
    { month: month('2026-09'), fund: 'FUZ' as const, due: grosze(200), dueOn: day('2026-10-15') },
  ];
  const statement = statementOf(charges, [{ paymentId: 'a', paidOn: day('2026-10-15'), amount: grosze(900) }], first, day('2026-12-31'));
  expect(statement.lines.map(line => [line.kind, line.amount, line.balance])).toEqual([
    ['charge', 900n, 900n],
    ['transfer', -900n, 0n],
  ]);
});
