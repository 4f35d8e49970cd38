import { type Day, daysBetween, plusDays } from '#kernel/day.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { DatedValue } from '#platform/pack.ts';

/** How the values of a parameter are written, read from those it has: the pack says no more about them. */
export type ValueShape = 'whole' | 'amount' | 'decimal' | 'text';

const WHOLE = /^\d{1,12}$/;
const AMOUNT = /^\d{1,12}\.\d{2}$/;
/** Interest is worked out with six places at most. */
const DECIMAL = /^\d{1,6}\.\d{1,6}$/;

export function shapeOf(values: readonly Pick<DatedValue, 'value'>[]): ValueShape {
  if (values.length === 0) return 'text';
  const all = (pattern: RegExp): boolean => values.every(({ value }) => pattern.test(value));
  return all(WHOLE) ? 'whole' : all(AMOUNT) ? 'amount' : all(DECIMAL) ? 'decimal' : 'text';
}

/** Reads what was typed, a comma as people write it too, into the way the pack writes such a value. */
export function readValue(
  shape: ValueShape,
  typed: string,
): Result<string, { kind: 'empty' } | { kind: 'not-whole' } | { kind: 'not-amount' } | { kind: 'not-decimal' }> {
  const text = typed.trim();
  if (text === '') return refuse({ kind: 'empty' });
  if (shape === 'text') return accept(text);
  const number = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
  if (shape === 'whole') return WHOLE.test(number) ? accept(String(Number(number))) : refuse({ kind: 'not-whole' });
  if (shape === 'amount') {
    const padded = WHOLE.test(number) ? `${number}.00` : number;
    return AMOUNT.test(padded) ? accept(padded) : refuse({ kind: 'not-amount' });
  }
  const decimal = WHOLE.test(number) ? `${number}.0` : number;
  return DECIMAL.test(decimal) ? accept(decimal) : refuse({ kind: 'not-decimal' });
}

/** The days on which a value that begins on a day would be the one in force. */
export interface DaysAffected {
  /** Null where it lasts until further notice. */
  until: Day | null;
  /** How many of them lie in the past, today not counted. */
  past: number;
}

export function daysAffected(values: readonly DatedValue[], from: Day, today: Day): DaysAffected {
  const next = values
    .map(value => value.from as Day)
    .filter(start => start > from)
    .sort()[0];
  const until = next === undefined ? null : plusDays(next, -1);
  const pastEnd = until !== null && until < today ? plusDays(until, 1) : today;
  return { until, past: from < today ? Math.max(0, daysBetween(from, pastEnd)) : 0 };
}
