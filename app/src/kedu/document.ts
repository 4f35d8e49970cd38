import { type Day, type Month, parseDay, parseMonth } from '#kernel/day.ts';
import { type Grosze, grosze } from '#kernel/grosze.ts';
import { collapsed } from './format/xsd-time.ts';
import type { Version } from './format/format.ts';
import type { Finding } from './finding.ts';

export type Attributes = Readonly<Record<string, string>>;
export const NO_ATTRIBUTES: Attributes = Object.freeze({});

/** A value as it stood in the file, spaces and all. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** What holds fields and smaller blocks, in the order of the file: `III`, its `A`, a composite field such as a title code. */
export interface Block {
  readonly name: string;
  readonly attributes: Attributes;
  readonly parts: readonly (Field | Block)[];
}

/** What may be of any size, and so is told piece by piece: the file, a set of documents, a document. */
export interface Container {
  /** `KEDU`, `zestaw`, or the code of a document: `ZUSRCA` */
  readonly name: string;
  readonly attributes: Attributes;
  /** Of a document: which in the file, from 1. */
  readonly place?: number;
  readonly version: Version;
}

/** A file as it is told, in its order. */
export type KeduEvent =
  | { readonly kind: 'open'; readonly container: Container }
  | { readonly kind: 'block'; readonly block: Block; readonly of: Container; readonly line: number; readonly byte: number }
  | { readonly kind: 'signature'; readonly xml: string }
  | { readonly kind: 'close'; readonly container: Container }
  | { readonly kind: 'finding'; readonly finding: Finding };

/** A whole document, for whoever can be sure that it is not too large. */
export interface KeduDocument {
  readonly container: Container;
  readonly blocks: readonly Block[];
}

export const isBlock = (part: Field | Block): part is Block => 'parts' in part;

function partAt(block: Block, path: string): Field | Block | undefined {
  let here: Field | Block | undefined = block;
  for (let from = 0; from <= path.length; ) {
    const slash = path.indexOf('/', from);
    const name = slash < 0 ? path.slice(from) : path.slice(from, slash);
    if (here === undefined || !isBlock(here)) return undefined;
    here = here.parts.find(part => part.name === name);
    from = slash < 0 ? path.length + 1 : slash + 1;
  }
  return here;
}

/** The value of a field as it was written. @param path from the block down: `B/p1/p1` */
export function textAt(block: Block, path: string): string | undefined {
  const part = partAt(block, path);
  return part === undefined || isBlock(part) ? undefined : part.value;
}

export function blockAt(block: Block, path: string): Block | undefined {
  const part = partAt(block, path);
  return part !== undefined && isBlock(part) ? part : undefined;
}

/** The readings below are undefined where the field is absent or holds nothing of the kind; the schema has told which. */
function readAt<T>(block: Block, path: string, read: (value: string) => T | undefined): T | undefined {
  const value = textAt(block, path);
  return value === undefined ? undefined : read(collapsed(value));
}

export const amountAt = (block: Block, path: string): Grosze | undefined =>
  readAt(block, path, value => (/^[0-9]+\.[0-9]{2}$/.test(value) ? grosze(BigInt(value.replace('.', ''))) : undefined));

export const numberAt = (block: Block, path: string): number | undefined =>
  readAt(block, path, value => (/^\+?[0-9]+$/.test(value) ? Number(value) : undefined));

export const flagAt = (block: Block, path: string): boolean | undefined =>
  readAt(block, path, value => (/^(?:true|1)$/.test(value) ? true : /^(?:false|0)$/.test(value) ? false : undefined));

/** The zone that XSD lets a day have says nothing about a day in Poland. */
const WITHOUT_ZONE = /(?:Z|[+-][0-9]{2}:[0-9]{2})$/;

export const dayAt = (block: Block, path: string): Day | undefined =>
  readAt(block, path, value => {
    const read = parseDay(value.replace(WITHOUT_ZONE, ''));
    return read.ok ? read.value : undefined;
  });

export const monthAt = (block: Block, path: string): Month | undefined =>
  readAt(block, path, value => {
    const read = parseMonth(value.replace(/(?<=^[0-9]{4}-[0-9]{2})(?:Z|[+-][0-9]{2}:[0-9]{2})$/, ''));
    return read.ok ? read.value : undefined;
  });
