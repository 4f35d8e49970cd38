import { type Grosze, grosze, minus, NOTHING, split, sum } from '#kernel/grosze.ts';
import type { Day } from '#kernel/day.ts';
import { type Booking, type Charge, FUNDS, type Fund, type Transfer } from '../types.ts';

/** A month's charge with the day on which it was declared. */
export interface DeclaredCharge extends Charge {
  declaredOn: Day;
}

/** A part of a transfer, booked to one fund and month. */
export interface PaymentBooking extends Booking {
  paymentId: string;
}

export interface Booked {
  bookings: readonly PaymentBooking[];
  /** What of each transfer has no debt to go to yet. */
  credits: readonly { paymentId: string; amount: Grosze }[];
}

interface OpenCharge {
  charge: DeclaredCharge;
  open: bigint;
}

/** Books transfers in the order they came. One transfer is split over the funds in proportion to the latest declaration,
 *  and each part goes to the oldest month of its fund that is still open. What a fund has no debt for goes to the oldest
 *  open month of any fund; what is left waits for the next declaration.
 *  @legal act on the social insurance system, art. 24 sec. 6a, 46, 47 sec. 4 and the regulation on booking payments */
export function bookPayments(charges: readonly DeclaredCharge[], payments: readonly Transfer[]): Booked {
  const byAge = [...charges].sort(
    (a, b) => compare(a.month, b.month) || FUNDS.indexOf(a.fund) - FUNDS.indexOf(b.fund) || compare(a.declaredOn, b.declaredOn),
  );
  const ledger: OpenCharge[] = byAge.map(charge => ({ charge, open: charge.due }));
  const waiting: { payment: Transfer; left: bigint }[] = [];
  const bookings: PaymentBooking[] = [];

  const book = (payment: Transfer, part: bigint, known: readonly OpenCharge[]): bigint => {
    let left = part;
    for (const entry of known) {
      if (left === 0n) break;
      const taken = entry.open < left ? entry.open : left;
      if (taken === 0n) continue;
      entry.open -= taken;
      left -= taken;
      const { month, fund } = entry.charge;
      bookings.push({ paymentId: payment.paymentId, month, fund, paidOn: payment.paidOn, amount: grosze(taken) });
    }
    return left;
  };

  for (const event of inOrder(charges, payments)) {
    const known = ledger.filter(({ charge }) => charge.declaredOn <= event.on);
    if (event.payment !== undefined) {
      const { payment } = event;
      const weights = weightsOf(known.map(({ charge }) => charge));
      const parts = weights === undefined ? undefined : split(payment.amount, weights);
      let left: bigint = parts === undefined ? payment.amount : 0n;
      parts?.forEach((part, place) => {
        left += book(
          payment,
          part,
          known.filter(({ charge }) => charge.fund === FUNDS[place]),
        );
      });
      waiting.push({ payment, left: book(payment, left, known) });
    } else {
      for (const credit of waiting) credit.left = book(credit.payment, credit.left, known);
    }
  }
  return {
    bookings: merged(bookings),
    credits: waiting.filter(({ left }) => left > 0n).map(({ payment, left }) => ({ paymentId: payment.paymentId, amount: grosze(left) })),
  };
}

/** How a transfer would be split now: the parts of the latest declared month, fund by fund. */
export function weightsOf(charges: readonly Pick<Charge, 'month' | 'fund' | 'due'>[]): readonly bigint[] | undefined {
  const latest = charges
    .map(charge => charge.month)
    .sort()
    .at(-1);
  const weights = FUNDS.map(fund =>
    sum(charges.filter(charge => charge.month === latest && charge.fund === fund).map(charge => charge.due)),
  );
  return weights.some(weight => weight > 0n) ? weights : undefined;
}

/** Declarations and transfers by day; on one day the declarations first, so that a transfer finds its month. */
function inOrder(charges: readonly DeclaredCharge[], payments: readonly Transfer[]): { on: Day; payment?: Transfer }[] {
  const days = [...new Set(charges.map(charge => charge.declaredOn))].map(on => ({ on }));
  const transfers = payments.map(payment => ({ on: payment.paidOn, payment }));
  return [...days, ...transfers].sort((a, b) => compare(a.on, b.on) || Number('payment' in a) - Number('payment' in b));
}

/** One booking for each transfer, month and fund. */
function merged(bookings: readonly PaymentBooking[]): PaymentBooking[] {
  const found = new Map<string, PaymentBooking>();
  for (const booking of bookings) {
    const key = `${booking.paymentId} ${booking.month} ${booking.fund}`;
    const before = found.get(key);
    found.set(key, before === undefined ? booking : { ...before, amount: sum([before.amount, booking.amount]) });
  }
  return [...found.values()];
}

/** What of the payments stands against no charge: the overpayment before interest. A charge that has become less than
 *  what is booked to it (a correction, a contribution holiday) frees the difference. */
export function creditOf(charges: readonly Charge[], bookings: readonly Booking[], payments: readonly Transfer[]): Grosze {
  const fromTransfers = minus(
    sum(payments.map(payment => payment.amount)),
    sum(bookings.filter(booking => typeof booking.paymentId === 'string').map(booking => booking.amount)),
  );
  const booked = new Map<string, bigint>();
  for (const booking of bookings) {
    const key = `${booking.month} ${booking.fund}`;
    booked.set(key, (booked.get(key) ?? 0n) + booking.amount);
  }
  const freed = charges.map(charge => {
    const over = (booked.get(`${charge.month} ${charge.fund}`) ?? 0n) - charge.due;
    return over > 0n ? grosze(over) : NOTHING;
  });
  const returned = charges.map(charge => charge.returned ?? NOTHING);
  const credit = sum([fromTransfers, ...freed, ...returned]);
  return credit > 0n ? credit : NOTHING;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The funds of a split with their parts, for showing. */
export function partsByFund(amount: Grosze, weights: readonly bigint[]): { fund: Fund; amount: Grosze }[] {
  return split(amount, weights).map((part, place) => ({ fund: FUNDS[place] as Fund, amount: part }));
}
