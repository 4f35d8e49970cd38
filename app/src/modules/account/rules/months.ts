import type { Day } from '#kernel/day.ts';
import { sum } from '#kernel/grosze.ts';
import type { Booking, Charge, MonthSettled } from '../types.ts';

/** The months a payer has settled by `asOf`, all funds together, oldest first: due, and paid by that day. */
export function monthsSettled(charges: readonly Charge[], bookings: readonly Booking[], asOf: Day): MonthSettled[] {
  const months = [...new Set(charges.filter(charge => charge.dueOn <= asOf).map(charge => charge.month))].sort();
  return months.map(month => {
    const ofMonth = charges.filter(charge => charge.month === month);
    const paid = bookings.filter(booking => booking.month === month && booking.paidOn <= asOf);
    return {
      month,
      dueOn: ofMonth.map(charge => charge.dueOn).sort()[0] as Day,
      due: sum(ofMonth.map(charge => charge.due)),
      paid: sum(paid.map(booking => booking.amount)),
    };
  });
}
