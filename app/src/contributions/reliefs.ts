import { type Day, daysBetween, firstDayOf, lastDayOf, type Month, monthOf, monthsBetween, shiftMonth } from '#kernel/day.ts';
import { countOn, type DatedParameters } from './parameters.ts';

/** The last day of a relief that lasts whole calendar months: a month begun on another day than its first comes on top.
 *  @legal Prawo przedsiębiorców art. 18; act on the social insurance system, art. 18a */
export function reliefEnd(began: Day, wholeMonths: number): Day {
  const firstWhole = began === firstDayOf(monthOf(began)) ? monthOf(began) : shiftMonth(monthOf(began), 1);
  return lastDayOf(shiftMonth(firstWhole, wholeMonths - 1));
}

export const startReliefEnd = (began: Day, parameters: DatedParameters): Day =>
  reliefEnd(began, countOn(parameters, 'start-relief-months', began));

export const preferentialEnd = (began: Day, parameters: DatedParameters): Day =>
  reliefEnd(began, countOn(parameters, 'preferential-months', began));

/** So many months of Mały ZUS Plus may be used within a window of months. */
export interface SmallWindow {
  readonly months: number;
  readonly within: number;
}

export const smallWindowOn = (parameters: DatedParameters, on: Day): SmallWindow => ({
  months: countOn(parameters, 'small-months', on),
  within: countOn(parameters, 'small-window-months', on),
});

/** How many months are left in a month, this one among them, by those used before it.
 *  @param used months of Mały ZUS Plus, each once
 *  @legal act on the social insurance system, art. 18c sec. 1 */
export function smallMonthsLeft(used: readonly Month[], month: Month, window: SmallWindow): number {
  const counted = new Set(used.filter(one => one < month && monthsBetween(one, month) < window.within));
  return Math.max(0, window.months - counted.size);
}

/** The last day of Mały ZUS Plus, used without a break from a month on; undefined where not even that month is left. */
export function smallEnd(used: readonly Month[], from: Month, window: SmallWindow): Day | undefined {
  const all = [...used];
  let month = from;
  while (smallMonthsLeft(all, month, window) > 0) {
    all.push(month);
    month = shiftMonth(month, 1);
    // A window no longer than its months never ends.
    if (monthsBetween(from, month) > window.within) throw new RangeError('A window that does not end');
  }
  return month === from ? undefined : lastDayOf(shiftMonth(month, -1));
}

/** Whether a relief ends soon enough for its user to be told: like the message 69012001 of the institution. */
export function endsSoon(end: Day, on: Day, parameters: DatedParameters): boolean {
  return end >= on && daysBetween(on, end) <= countOn(parameters, 'relief-notice-days', on);
}
