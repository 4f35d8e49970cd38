import type { Question } from './questions.ts';

/** Texts that get a name; SQL that is put together anew each time must not fill the server's memory. */
const MOST_NAMES = 2_000;

const names = new Map<string, string>();

/** Always in the same words, so worth keeping prepared though they have no values. */
const TRANSACTION = new Set(['begin', 'commit', 'rollback']);

/** A statement with values is prepared once for each connection: with row-level security, planning a small one takes
 *  several times as long as running it. */
export function questionOf(text: string, values: readonly unknown[]): Question {
  return { text, values, name: values.length > 0 || TRANSACTION.has(text) ? nameOf(text) : undefined };
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMES) return known;
  const made = `s${names.size}`;
  names.set(text, made);
  return made;
}
