import { type Block, monthAt, textAt } from '#app/kedu/document.ts';
import type { DocumentPointer } from '#app/kedu/finding.ts';
import type { Version } from '#app/kedu/format/format.ts';
import type { Month } from '#kernel/day.ts';
import type { InsuredReport } from './checks/report.ts';

/** Where a finding points to: a block of a document as it stood in the file, or the head of the document. */
export interface Spot {
  readonly document?: DocumentPointer;
  readonly block?: string;
  readonly blockId?: string;
  readonly line: number;
  readonly byte: number;
}

/** `01` of `2026-10`: which declaration of the month this is, or which report goes with it. */
export interface Identifier {
  readonly number: string;
  readonly month: Month;
}

/** A document while it is read: what of it came before. Repeated blocks are not kept. */
export interface OpenDocument {
  readonly type: string;
  readonly version: Version;
  readonly pointer: DocumentPointer;
  /** Where its head stood. */
  readonly spot: Spot;
  /** Of settlement documents, from their first block on. */
  identifier?: Identifier;
  /** Who files, as the documents of one payer have it in common. */
  payer?: Block;
}

/** A block of an open document, with where it stood. */
export interface BlockIn {
  readonly document: OpenDocument;
  readonly block: Block;
  readonly spot: Spot;
  /** Read by the first check that asks for it (`checks/report.ts`). */
  report?: InsuredReport;
}

/** Documents that name their month in I p2; reports name it in I p1. */
const DECLARES = 'ZUSDRA';

export function identifierIn(type: string, block: Block): Identifier | undefined {
  const path = type === DECLARES ? 'p2' : 'p1';
  const number = textAt(block, `${path}/p1`)?.trim();
  const month = monthAt(block, `${path}/p2`);
  return number !== undefined && month !== undefined ? { number, month } : undefined;
}

/** One payer, however it was identified, as a key for putting its documents together. */
export const payerKey = (payer: Block | undefined): string =>
  ['p1', 'p2', 'p3', 'p4', 'p5'].map(field => (payer ? (textAt(payer, field)?.trim() ?? '') : '')).join('|');
