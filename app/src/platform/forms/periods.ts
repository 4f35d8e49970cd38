import { type Day, parseDay, plusDays } from '#kernel/day.ts';
import type { Answers } from './definition.ts';

/** One item of a group that lasts from a day to a day, both included. */
export interface Period {
  /** Place of the item in the group. */
  index: number;
  from: Day;
  /** The last day there can be, where it goes on. */
  to: Day;
}

/** Later than any day a form takes. */
export const GOES_ON = '9999-12-31' as Day;

/** The items whose days are days, in the order of the list; one without its last day goes on. */
export function periodsOf(items: readonly Answers[], names: { from: string; to: string }): readonly Period[] {
  return items.flatMap((item, index) => {
    const [from, to] = [dayIn(item[names.from]), item[names.to] === undefined ? GOES_ON : dayIn(item[names.to])];
    return from === undefined || to === undefined ? [] : [{ index, from, to }];
  });
}

function dayIn(answer: unknown): Day | undefined {
  const parsed = typeof answer === 'string' ? parseDay(answer) : undefined;
  return parsed?.ok === true ? parsed.value : undefined;
}

/** By first day, then last; those of one length in the order of the list. */
export const inOrder = (periods: readonly Period[]): readonly Period[] =>
  [...periods].sort((left, right) => left.from.localeCompare(right.from) || left.to.localeCompare(right.to) || left.index - right.index);

/** Pairs that share a day, each once, the earlier first. */
export function overlapsIn(periods: readonly Period[]): readonly (readonly [Period, Period])[] {
  const sorted = inOrder(periods.filter(one => one.from <= one.to));
  const pairs: (readonly [Period, Period])[] = [];
  sorted.forEach((early, place) => {
    for (const late of sorted.slice(place + 1)) {
      if (late.from > early.to) break;
      pairs.push([early, late]);
    }
  });
  return pairs;
}

/** Days between the first period and the last that none covers, and the item before which they lie. */
export function gapsIn(periods: readonly Period[]): readonly { from: Day; to: Day; before: number }[] {
  const gaps: { from: Day; to: Day; before: number }[] = [];
  let coveredTo: Day | undefined;
  for (const one of inOrder(periods.filter(period => period.from <= period.to))) {
    if (coveredTo !== undefined && coveredTo !== GOES_ON && one.from > plusDays(coveredTo, 1))
      gaps.push({ from: plusDays(coveredTo, 1), to: plusDays(one.from, -1), before: one.index });
    if (coveredTo === undefined || one.to > coveredTo) coveredTo = one.to;
  }
  return gaps;
}
