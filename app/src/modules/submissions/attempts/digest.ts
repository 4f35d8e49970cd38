import { createHash } from 'node:crypto';
import type { Answers } from '#platform/forms/definition.ts';

/** One number for the answers of a form, whatever order they stand in. */
export const answersDigest = (answers: Answers): string =>
  createHash('sha256')
    .update(JSON.stringify(inOrder(answers)))
    .digest('hex');

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, inOrder(inner)]),
  );
}
