import { type Day, daysBetween, plusDays } from '#kernel/day.ts';
import { type Grosze, grosze, roundToZloty } from '#kernel/grosze.ts';
import type { Booking, DatedRate } from '../types.ts';

/** An exact sum of interest before it is rounded: `numerator / DENOMINATOR` grosze. */
export type ExactInterest = bigint;

/** Rates have at most six decimal places; a year has 365 days in every year.
 *  @legal Ordynacja podatkowa art. 56 § 1, through art. 23 sec. 1 of the act on the social insurance system */
const RATE_PLACES = 6;
const DENOMINATOR = 10n ** BigInt(RATE_PLACES) * 365n;

/** Interest that one charge has borne, from the day after it was due up to and with `until`, on what was still open on
 *  each day; money counts as paid on the day it came, and that day still bears interest.
 *  @throws RangeError where no rate is known for a day that bears interest */
export function interestBorne(
  charge: { due: Grosze; dueOn: Day },
  bookings: readonly Pick<Booking, 'paidOn' | 'amount'>[],
  rates: readonly DatedRate[],
  until: Day,
): ExactInterest {
  const inOrder = bookings.filter(booking => booking.paidOn <= until).sort((a, b) => daysBetween(b.paidOn, a.paidOn));
  let open: bigint = charge.due;
  let from = charge.dueOn;
  let borne = 0n;
  for (const booking of inOrder) {
    if (booking.paidOn > from) {
      borne += onAmount(open, from, booking.paidOn, rates);
      from = booking.paidOn;
    }
    open -= booking.amount;
  }
  return until > from ? borne + onAmount(open, from, until, rates) : borne;
}

/** Rounded once, to full złoty: rounding each stretch of days by itself would lose or invent money. */
export function roundedInterest(exact: ExactInterest): Grosze {
  return roundToZloty(grosze((2n * exact + DENOMINATOR) / (2n * DENOMINATOR)));
}

function onAmount(open: bigint, after: Day, upTo: Day, rates: readonly DatedRate[]): ExactInterest {
  if (open <= 0n) return 0n;
  let total = 0n;
  let from = after;
  while (from < upTo) {
    const first = plusDays(from, 1);
    const rate = rateOn(rates, first);
    const lastOfRate = rate.to !== undefined && rate.to < upTo ? (rate.to as Day) : upTo;
    const next = rates
      .map(other => other.from)
      .filter(start => start > first)
      .sort()[0];
    const last = next !== undefined && next <= lastOfRate ? plusDays(next as Day, -1) : lastOfRate;
    total += open * BigInt(daysBetween(from, last)) * scaled(rate.value);
    from = last;
  }
  return total;
}

/** The rate in force on a day: of those begun, the latest. */
export function rateOn(rates: readonly DatedRate[], day: Day): DatedRate {
  const begun = rates
    .filter(rate => rate.from <= day && (rate.to === undefined || rate.to >= day))
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  if (begun === undefined) throw new RangeError(`No rate of interest is known for ${day}`);
  return begun;
}

function scaled(rate: string): bigint {
  const [matched, whole = '', places = ''] = /^(\d+)(?:\.(\d{1,6}))?$/.exec(rate) ?? [];
  if (matched === undefined) throw new RangeError(`Not a yearly rate: ${rate}`);
  return BigInt(whole + places.padEnd(RATE_PLACES, '0'));
}
