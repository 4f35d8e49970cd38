import { type Day, daysBetween, firstDayOf, lastDayOf, type Month } from '#kernel/day.ts';
import { type Grosze, multiply } from '#kernel/grosze.ts';

/** So many days of a month. */
export interface PartOfMonth {
  readonly days: number;
  readonly of: number;
}

/** Days from one to the other, both counted; open where `to` is null. */
export interface Span {
  readonly from: Day;
  readonly to: Day | null;
}

export const daysIn = (month: Month): number => daysBetween(firstDayOf(month), lastDayOf(month)) + 1;

/** What of a span lies in a month; undefined where nothing does. */
export function within(month: Month, span: Span): { readonly from: Day; readonly to: Day } | undefined {
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const from = span.from > first ? span.from : first;
  const to = span.to !== null && span.to < last ? span.to : last;
  return from <= to ? { from, to } : undefined;
}

/** Days of a month in which a title held and nothing suspended it. Spans that overlap count once.
 *  @legal act on the social insurance system, art. 18 sec. 9, 10 */
export function insuredPart(month: Month, title: Span, suspended: readonly Span[] = []): PartOfMonth {
  const of = daysIn(month);
  const held = within(month, title);
  if (held === undefined) return { days: 0, of };
  const inside = suspended.flatMap(span => {
    const part = within(month, span);
    const from = part && part.from > held.from ? part.from : held.from;
    const to = part && part.to < held.to ? part.to : held.to;
    return part === undefined || from > to ? [] : [{ from, to }];
  });
  return { days: daysBetween(held.from, held.to) + 1 - daysCovered(inside), of };
}

/** Days covered by spans, each once. */
export function daysCovered(spans: readonly { readonly from: Day; readonly to: Day }[]): number {
  let days = 0;
  let reached: Day | undefined;
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (reached !== undefined && span.to <= reached) continue;
    days += reached !== undefined && span.from <= reached ? daysBetween(reached, span.to) : daysBetween(span.from, span.to) + 1;
    reached = span.to;
  }
  return days;
}

/** A base for a part of a month: divided by the days of the month and multiplied by those insured, rounded once. */
export function partOf(base: Grosze, part: PartOfMonth): Grosze {
  if (part.days < 0 || part.days > part.of) throw new RangeError(`Not days of a month: ${part.days} of ${part.of}`);
  return multiply(base, { numerator: BigInt(part.days), denominator: BigInt(part.of) });
}
