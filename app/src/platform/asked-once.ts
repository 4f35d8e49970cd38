import type { Db } from '#platform/context.ts';

const readings = new WeakSet<Db>();
const asked = new WeakMap<Db, Map<string, Promise<unknown>>>();

/** Said by the database of a transaction that only reads. */
export function markReading(db: Db): void {
  readings.add(db);
}

export const isReading = (db: Db): boolean => readings.has(db);

/** A question that several parts of one page ask, asked once. Only in a transaction that reads: where something may
 *  change, it is asked anew each time.
 *  @param question names it whole, with all it depends on */
export function askedOnce<T>(db: Db, question: string, ask: () => Promise<T>): Promise<T> {
  if (!isReading(db)) return ask();
  const known = asked.get(db) ?? new Map<string, Promise<unknown>>();
  asked.set(db, known);
  const answer = (known.get(question) as Promise<T> | undefined) ?? ask();
  known.set(question, answer);
  return answer;
}
