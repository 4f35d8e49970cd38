import { type Day, daysBetween, plusDays } from '#kernel/day.ts';
import { type Grosze, grosze, roundToZloty } from '#kernel/grosze.ts';
import type { Booking, DatedRate } from '../types.ts';

/** An exact sum of interest before it is rounded: `numerator / DENOMINATOR` grosze. */
export type ExactInterest = bigint;

/** Rates have at most six decimal places; a year has 365 days in every year.
 *  @legal Ordynacja podatkowa art. 56 § 1, through art. 23 sec. 1 of the act on the social insurance system */
const RATE_PLACES = 6;
const DENOMINATOR = 10n ** BigInt(RATE_PLACES) * 365n;

/** Days in a row on which the same amount was open at the same rate. */
export interface InterestStretch {
  /** First and last day that bear interest. */
  from: Day;
  to: Day;
  days: number;
  open: Grosze;
  /** Yearly, such as `0.11`. */
  rate: string;
  exact: ExactInterest;
}

/** How the interest of one charge came about: from the day after it was due up to and with `until`, on what was still open
 *  on each day; money counts as paid on the day it came, and that day still bears interest.
 *  @throws RangeError where no rate is known for a day that bears interest */
export function interestStretches(
  charge: { due: Grosze; dueOn: Day },
  bookings: readonly Pick<Booking, 'paidOn' | 'amount'>[],
  rates: readonly DatedRate[],
  until: Day,
): readonly InterestStretch[] {
  const inOrder = bookings.filter(booking => booking.paidOn <= until).sort((a, b) => daysBetween(b.paidOn, a.paidOn));
  const stretches: InterestStretch[] = [];
  let open: bigint = charge.due;
  let from = charge.dueOn;
  for (const booking of inOrder) {
    if (booking.paidOn > from) {
      stretches.push(...onAmount(open, from, booking.paidOn, rates));
      from = booking.paidOn;
    }
    open -= booking.amount;
  }
  if (until > from) stretches.push(...onAmount(open, from, until, rates));
  return stretches;
}

export function interestBorne(...of: Parameters<typeof interestStretches>): ExactInterest {
  return interestStretches(...of).reduce((borne, stretch) => borne + stretch.exact, 0n);
}

/** Rounded once, to full złoty: rounding each stretch of days by itself would lose or invent money. */
export function roundedInterest(exact: ExactInterest): Grosze {
  return roundToZloty(shownInterest(exact));
}

/** To the grosz, for showing how a sum came about. */
export function shownInterest(exact: ExactInterest): Grosze {
  return grosze((2n * exact + DENOMINATOR) / (2n * DENOMINATOR));
}

function onAmount(open: bigint, after: Day, upTo: Day, rates: readonly DatedRate[]): InterestStretch[] {
  if (open <= 0n) return [];
  const stretches: InterestStretch[] = [];
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
    const days = daysBetween(from, last);
    stretches.push({ from: first, to: last, days, open: grosze(open), rate: rate.value, exact: open * BigInt(days) * scaled(rate.value) });
    from = last;
  }
  return stretches;
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
