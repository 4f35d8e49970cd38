import { accept, refuse, type Result } from '#kernel/result.ts';
import type { OpenPurpose, OpenRefusal, OpenWish } from '../types.ts';

/** Shortest words that can tell a purpose, in characters. */
export const WORDS_AT_LEAST = 10;
export const WORDS_LIMIT = 300;

/** A purpose as it is kept: one of the list, and either a matter or words that tell it. Handling is always of a matter.
 *  @legal RODO art. 5 sec. 1 (b) */
export function statedPurpose(
  wish: Pick<OpenWish, 'purpose' | 'words' | 'matterId'>,
): Result<{ purpose: OpenPurpose; words: string | null }, OpenRefusal> {
  const words = wish.words.replace(/\s+/g, ' ').trim();
  if (!wish.purpose) return refuse({ kind: 'purpose-missing' });
  if (words.length > WORDS_LIMIT) return refuse({ kind: 'words-too-long' });
  if (wish.purpose === 'handling' && wish.matterId === null) return refuse({ kind: 'no-such-matter' });
  if (wish.matterId === null && words.length < WORDS_AT_LEAST) return refuse({ kind: 'words-missing' });
  return accept({ purpose: wish.purpose, words: words === '' ? null : words });
}
