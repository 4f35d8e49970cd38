import { blockAt, type Block, dayAt, textAt } from '#app/kedu/document.ts';
import { firstDayOf, type Day } from '#kernel/day.ts';
import type { Check } from '../check.ts';
import type { OpenDocument } from '../document.ts';
import { lawOf } from '../law.ts';

/** Where a document says why somebody is insured: in which block, at which path. */
const PLACES: Readonly<Record<string, readonly { block: string; path: string; required: boolean }[]>> = {
  ZUSZUA: [{ block: 'V', path: 'p1', required: true }],
  ZUSZZA: [{ block: 'V', path: 'p1', required: true }],
  ZUSZWUA: [{ block: 'IV', path: 'p1', required: true }],
  ZUSRCA: [{ block: 'III', path: 'B/p1', required: true }],
  ZUSRSA: [{ block: 'III', path: 'B/p1', required: true }],
  // A payer that insures others too has nothing to say here.
  ZUSDRA: [{ block: 'X', path: 'p1', required: false }],
};

/** The six digits of a title code, where all its parts are there. */
export function titleText(block: Block, path: string): string | undefined {
  const code = blockAt(block, path);
  const parts = ['p1', 'p2', 'p3'].map(part => (code === undefined ? undefined : textAt(code, part)?.trim()));
  return parts.every(part => part) ? parts.join('') : undefined;
}

/** V004: the title code is there and is one of the institution's on that day. */
export const titleKnown: Check = {
  code: 'V004',
  documents: Object.keys(PLACES),
  watch({ terms, tell }) {
    const dayIn = (document: OpenDocument, block: Block): Day =>
      (document.type === 'ZUSZWUA' ? dayAt(block, 'p2') : undefined) ??
      (document.identifier ? firstDayOf(document.identifier.month) : terms.on);
    return {
      block({ document, block, spot }) {
        const place = PLACES[document.type]?.find(one => one.block === block.name);
        if (place === undefined) return;
        const text = titleText(block, place.path);
        if (text === undefined) {
          if (place.required || blockAt(block, place.path) !== undefined) tell(spot, { what: 'missing' }, place.path);
          return;
        }
        if (lawOf(terms).title(text, dayIn(document, block)) === undefined) tell(spot, { what: 'unknown', value: text }, place.path);
      },
    };
  },
};
