import { periodEndUnshifted } from '#kernel/calendar.ts';
import { type Day, dayOf, endOfDay } from '#kernel/day.ts';
import { accept, refuse, type Result, unreachable } from '#kernel/result.ts';

/** The terms of the day on which a letter is placed; days are counted from the day after it.
 *  @legal KPA art. 46 § 3-6 and the institution's own rules on delivery to the account */
export interface DeliveryTerms {
  secondNoticeDays: number;
  fictionDays: number;
  /** For so long after delivery the letter must stay at hand, at least. */
  accessMonths: number;
}

/** A second notice goes out at this hour in Poland: nobody is woken at midnight. */
export const SECOND_NOTICE_HOUR = 8;

const MS_AN_HOUR = 3_600_000;

/** `open` lies open from the first minute (certificates) · `placed` waits for the UPD · `reminded` waits and the second
 *  notice has gone · `collected` by a signed UPD · `delivered-by-fiction` when nobody came. */
export type DeliveryState = 'open' | 'placed' | 'reminded' | 'collected' | 'delivered-by-fiction';

export type DeliveryStep = 'remind' | 'collect' | 'lapse';

/** What may happen to a letter in each state: pages take their buttons from here, the machine its guard. */
export const allowedSteps = {
  open: [],
  placed: ['remind', 'collect', 'lapse'],
  reminded: ['collect', 'lapse'],
  collected: [],
  'delivered-by-fiction': [],
} as const satisfies Record<DeliveryState, readonly DeliveryStep[]>;

/** How far the delivery of a letter has come. */
export interface Delivery {
  state: DeliveryState;
  placedAt: Date;
  /** Fixed when placed: a later change of the law does not move them. Null for a letter that lies open. */
  dates: LegalDates | null;
  secondNoticeAt: Date | null;
  collectedAt: Date | null;
  /** Legal day of delivery; null while it waits. A letter that lies open is delivered when placed. */
  deliveredOn: Day | null;
}

export interface LegalDates {
  secondNoticeOn: Day;
  /** When the second notice is sent. */
  secondNoticeAt: Date;
  /** Day 14: who collects before its end has it delivered by the UPD. */
  fictionOn: Day;
  /** The first instant after day 14. */
  fictionAt: Date;
}

export type DeliveryRefusal =
  | { kind: 'already-collected'; collectedAt: Date }
  | { kind: 'delivered-by-fiction'; on: Day }
  /** It lies open: there is nothing to collect, remind of or wait for. */
  | { kind: 'lies-open' }
  | { kind: 'already-reminded' }
  | { kind: 'too-early'; notBefore: Date };

export function place(collection: 'open' | 'against-receipt', placedAt: Date, terms: DeliveryTerms): Delivery {
  const untouched = { placedAt, secondNoticeAt: null, collectedAt: null };
  if (collection === 'open') return { ...untouched, state: 'open', dates: null, deliveredOn: dayOf(placedAt) };
  const placedOn = dayOf(placedAt);
  // Neither day moves from a free day: they run by themselves, nobody has to act on them.
  const dates = legalDates(
    periodEndUnshifted(placedOn, { days: terms.secondNoticeDays }),
    periodEndUnshifted(placedOn, { days: terms.fictionDays }),
  );
  return { ...untouched, state: 'placed', dates, deliveredOn: null };
}

/** The instants that belong to the legal days. */
export function legalDates(secondNoticeOn: Day, fictionOn: Day): LegalDates {
  return { secondNoticeOn, secondNoticeAt: atHour(secondNoticeOn, SECOND_NOTICE_HOUR), fictionOn, fictionAt: endOfDay(fictionOn) };
}

/** Counted back from midnight: clocks change before the morning, so an hour of the day is right all year. */
function atHour(day: Day, hour: number): Date {
  return new Date(endOfDay(day).getTime() - (24 - hour) * MS_AN_HOUR);
}

/** Moves a delivery one step. Time decides, not the order in which machines notice it: after day 14 a UPD comes too
 *  late even where the fiction has not been written down yet. */
export function take(delivery: Delivery, step: DeliveryStep, at: Date): Result<Delivery, DeliveryRefusal> {
  const { dates } = delivery;
  const steps: readonly DeliveryStep[] = allowedSteps[delivery.state];
  if (dates === null || !steps.includes(step)) return refuse(whyNot(delivery));
  switch (step) {
    case 'remind':
      if (at < dates.secondNoticeAt) return refuse({ kind: 'too-early', notBefore: dates.secondNoticeAt });
      if (at >= dates.fictionAt) return refuse({ kind: 'delivered-by-fiction', on: dates.fictionOn });
      return accept({ ...delivery, state: 'reminded', secondNoticeAt: at });
    case 'collect':
      if (at < delivery.placedAt) return refuse({ kind: 'too-early', notBefore: delivery.placedAt });
      if (at >= dates.fictionAt) return refuse({ kind: 'delivered-by-fiction', on: dates.fictionOn });
      return accept({ ...delivery, state: 'collected', collectedAt: at, deliveredOn: dayOf(at) });
    case 'lapse':
      if (at < dates.fictionAt) return refuse({ kind: 'too-early', notBefore: dates.fictionAt });
      return accept({ ...delivery, state: 'delivered-by-fiction', deliveredOn: dates.fictionOn });
    default:
      return unreachable(step);
  }
}

function whyNot(delivery: Delivery): DeliveryRefusal {
  switch (delivery.state) {
    case 'open':
      return { kind: 'lies-open' };
    case 'placed':
    case 'reminded':
      return { kind: 'already-reminded' };
    case 'collected':
      return { kind: 'already-collected', collectedAt: delivery.collectedAt as Date };
    case 'delivered-by-fiction':
      return { kind: 'delivered-by-fiction', on: delivery.deliveredOn as Day };
    default:
      return unreachable(delivery.state);
  }
}

/** The legal day of delivery as of `now`: the fiction holds from its instant on, written down or not. */
export function deliveredOn(delivery: Delivery, now: Date): Day | null {
  if (delivery.deliveredOn !== null || delivery.dates === null) return delivery.deliveredOn;
  return now >= delivery.dates.fictionAt ? delivery.dates.fictionOn : null;
}

/** Whether the content may be shown. The letter's existence and dates may always be. */
export function isReadable(delivery: Delivery, now: Date): boolean {
  return deliveredOn(delivery, now) !== null;
}

/** Last day of guaranteed access. */
export function accessUntil(delivered: Day, terms: DeliveryTerms): Day {
  return periodEndUnshifted(delivered, { months: terms.accessMonths });
}
