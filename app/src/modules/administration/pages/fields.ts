import { type Day, parseDay } from '#kernel/day.ts';
import type { DayParts } from '#design/components/date-field.tsx';
import type { PageRequest } from '#platform/http/page.ts';

/** First value of a posted field; empty where it is absent. */
export const field = (request: PageRequest, name: string): string => request.form.get(name)?.[0]?.trim() ?? '';

export const typedDay = (request: PageRequest, name: string): DayParts => ({
  day: field(request, `${name}.day`),
  month: field(request, `${name}.month`),
  year: field(request, `${name}.year`),
});

/** The day in three fields; undefined where it is none. */
export function readDay(request: PageRequest, name: string): Day | undefined {
  const { day, month, year } = typedDay(request, name);
  const parsed = parseDay(`${day}.${month}.${year}`);
  return parsed.ok ? parsed.value : undefined;
}
