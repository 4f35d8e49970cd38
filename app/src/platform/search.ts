import type { Ctx, StaffActor } from '#platform/context.ts';
import type { Lang } from '#platform/text/text.ts';

/** What a member of staff typed, read once for all modules. */
export interface Sought {
  /** As typed, without blanks around it. */
  typed: string;
  /** Words of it. A name is found by the beginnings of its words. */
  words: readonly string[];
  /** All its digits where it is a number with nothing but blanks and dashes between; else null. */
  digits: string | null;
  /** In capitals where it may be a number of ours (letters, digits, `.`, `-`, `/`, a digit at least); else null. */
  number: string | null;
  /** Hits of one kind at most. */
  most: number;
}

/** Something found, with no more of a person than may be shown before a purpose is stated. */
export interface Hit {
  kind: 'party' | 'matter' | 'letter' | 'submission' | 'destroyed';
  id: string;
  title: string;
  /** What tells it from others alike: masked number, year of birth, place, state. */
  about: readonly string[];
  /** Page of the desk it leads to. */
  href: string;
}

/** What one module lets staff find. In tables of millions: by an index, never by a scan. */
export type Search = (ctx: Ctx<StaffActor>, sought: Sought, lang: Lang) => Promise<readonly Hit[]>;

const LONGEST = 80;
const MOST_WORDS = 4;
/** Shorter beginnings would find half the country. */
const SHORTEST = 3;

/** @returns null where it is too little to look for */
export function readSought(typed: string, most: number): Sought | null {
  const text = typed.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  if (text.replace(/[^\p{L}\d]/gu, '').length < SHORTEST) return null;
  const bare = text.replace(/[\s-]/g, '');
  return {
    typed: text,
    words: text
      .split(' ')
      .filter(word => /[\p{L}\d]/u.test(word))
      .slice(0, MOST_WORDS),
    digits: /^\d+$/.test(bare) ? bare : null,
    number: /^[\p{L}\d./-]+$/u.test(text) && /\d/.test(text) ? text.toUpperCase() : null,
    most,
  };
}

/** First text after all that begin with this one, in the order of code points. */
export const afterAll = (beginning: string): string => `${beginning}\u{10FFFF}`;
