import { inflateSync } from 'node:zlib';
import { isDictionary, isReference, nameIn, PdfFault, PdfReader, type PdfDictionary, type PdfValue } from './pdf-syntax.ts';

type Place = { readonly offset: number } | { readonly container: number; readonly index: number };

const MOST_REVISIONS = 200;
const MOST_OBJECTS = 500_000;
const MOST_INFLATED = 64 * 1024 * 1024;
const TAIL_BYTES = 2048;

/** A PDF as its own cross-reference tables tell it, newest revision first. Reads no more than it is asked for, and
 *  repairs nothing: a file that must be guessed at cannot be vouched for.
 *  @throws PdfFault from every method */
export class PdfFile {
  readonly #bytes: Buffer;
  readonly #places = new Map<number, Place | undefined>();
  readonly trailer: PdfDictionary;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    const start = bytes.lastIndexOf('startxref');
    if (start < 0 || start < bytes.length - TAIL_BYTES) throw new PdfFault('No startxref at the end');
    this.trailer = this.#readRevisions(new PdfReader(bytes, start + 'startxref'.length).integer());
  }

  /** What a value is, references followed. A reference to nothing is null, as the standard says. */
  resolve(value: PdfValue | undefined): PdfValue {
    let current = value;
    for (let hops = 0; isReference(current); hops += 1) {
      if (hops > 8) throw new PdfFault('References go in a circle');
      current = this.#object(current.number);
    }
    return current ?? null;
  }

  get(dictionary: PdfDictionary, key: string): PdfValue {
    return this.resolve(dictionary.entries.get(key));
  }

  #readRevisions(newest: number): PdfDictionary {
    const seen = new Set<number>();
    const offsets = [newest];
    let trailer: PdfDictionary | undefined;
    for (let offset = offsets.shift(); offset !== undefined; offset = offsets.shift()) {
      if (seen.has(offset) || seen.size >= MOST_REVISIONS) throw new PdfFault('Cross-reference tables go in a circle');
      seen.add(offset);
      const found = this.#readTable(offset);
      trailer ??= found;
      for (const key of ['XRefStm', 'Prev']) {
        const next = found.entries.get(key);
        if (typeof next === 'number') offsets.push(next);
      }
    }
    return trailer as PdfDictionary;
  }

  #readTable(offset: number): PdfDictionary {
    if (!Number.isSafeInteger(offset) || offset < 0 || offset >= this.#bytes.length)
      throw new PdfFault('A cross-reference table outside the file');
    const reader = new PdfReader(this.#bytes, offset);
    return reader.takes('xref') ? this.#readPlainTable(reader) : this.#readStreamTable(offset);
  }

  #readPlainTable(reader: PdfReader): PdfDictionary {
    while (!reader.takes('trailer')) {
      const first = reader.integer();
      const count = reader.integer();
      if (count > MOST_OBJECTS) throw new PdfFault('Too many objects');
      for (let number = first; number < first + count; number += 1) {
        const offset = reader.integer();
        reader.integer();
        if (reader.takes('n')) this.#note(number, { offset });
        else if (reader.takes('f')) this.#note(number, undefined);
        else throw new PdfFault('An entry of the cross-reference table is neither in use nor free');
      }
    }
    const trailer = reader.value();
    return isDictionary(trailer) ? trailer : fault('No trailer');
  }

  #readStreamTable(offset: number): PdfDictionary {
    const { value, data } = this.#indirectObject(offset);
    if (!isDictionary(value) || nameIn(value.entries.get('Type')) !== 'XRef' || !data)
      return fault('No cross-reference table where one should be');
    const widths = integers(value.entries.get('W'));
    const index = value.entries.has('Index') ? integers(value.entries.get('Index')) : [0, Number(value.entries.get('Size'))];
    const rows = decode(value, data);
    const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
    const width = kindWidth + secondWidth + thirdWidth;
    if (widths.length !== 3 || width === 0 || width > 24) return fault('Widths of the cross-reference stream');
    let at = 0;
    for (let pair = 0; pair + 1 < index.length; pair += 2) {
      const [first, count] = [index[pair] as number, index[pair + 1] as number];
      for (let number = first; number < first + count && at + width <= rows.length; number += 1, at += width) {
        const kind = kindWidth === 0 ? 1 : unsigned(rows, at, kindWidth);
        const second = unsigned(rows, at + kindWidth, secondWidth);
        const third = unsigned(rows, at + kindWidth + secondWidth, thirdWidth);
        this.#note(number, kind === 1 ? { offset: second } : kind === 2 ? { container: second, index: third } : undefined);
      }
    }
    return value;
  }

  /** The newest word on an object counts; older tables come later. */
  #note(number: number, place: Place | undefined): void {
    if (this.#places.size > MOST_OBJECTS) throw new PdfFault('Too many objects');
    if (!this.#places.has(number)) this.#places.set(number, place);
  }

  #object(number: number): PdfValue {
    const place = this.#places.get(number);
    if (place === undefined) return null;
    if ('container' in place) return this.#contained(number, place.container);
    const found = this.#indirectObject(place.offset);
    if (found.number !== number) throw new PdfFault(`Object ${found.number} stands where ${number} should`);
    return found.value;
  }

  #contained(number: number, container: number): PdfValue {
    const place = this.#places.get(container);
    if (place === undefined || !('offset' in place)) throw new PdfFault('An object stream that is not in the file');
    const { value, data } = this.#indirectObject(place.offset);
    if (!isDictionary(value) || !data || nameIn(value.entries.get('Type')) !== 'ObjStm')
      return fault('No object stream where one should be');
    const inflated = decode(value, data);
    const [count, first] = [Number(this.get(value, 'N')), Number(this.get(value, 'First'))];
    const head = new PdfReader(inflated, 0);
    for (let left = count; left > 0; left -= 1) {
      const [found, offset] = [head.integer(), head.integer()];
      if (found === number) return withoutPlaces(new PdfReader(inflated, first + offset).value());
    }
    return null;
  }

  #indirectObject(offset: number): { number: number; value: PdfValue; data?: Buffer } {
    const reader = new PdfReader(this.#bytes, offset);
    const number = reader.integer();
    reader.integer();
    if (!reader.takes('obj')) throw new PdfFault('No object where one should be');
    const value = reader.value();
    if (!isDictionary(value) || !reader.takes('stream')) return { number, value };
    if (this.#bytes[reader.at] === 0x0d) reader.at += 1;
    if (this.#bytes[reader.at] === 0x0a) reader.at += 1;
    const length = this.get(value, 'Length');
    if (typeof length !== 'number' || length < 0 || reader.at + length > this.#bytes.length) throw new PdfFault('Length of a stream');
    return { number, value, data: this.#bytes.subarray(reader.at, reader.at + length) };
  }
}

/** Strings inside an object stream stand nowhere in the file, so they cannot be the gap of a signature. */
function withoutPlaces(value: PdfValue): PdfValue {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (isDictionary(value)) return { ...value, entries: new Map([...value.entries].map(([key, inner]) => [key, withoutPlaces(inner)])) };
  return typeof value === 'object' && value !== null && 'start' in value ? { ...value, start: -1, end: -1 } : value;
}

function decode(dictionary: PdfDictionary, data: Buffer): Buffer {
  const filter = dictionary.entries.get('Filter');
  if (filter === undefined) return data;
  const name = nameIn(Array.isArray(filter) && filter.length === 1 ? filter[0] : filter);
  if (name !== 'FlateDecode') return fault(`A filter we do not read: ${name}`);
  const inflated = inflate(data);
  const given = dictionary.entries.get('DecodeParms');
  const parameters = Array.isArray(given) ? given[0] : given;
  const predictor = isDictionary(parameters) ? Number(parameters.entries.get('Predictor') ?? 1) : 1;
  if (predictor === 1) return inflated;
  if (predictor < 10) return fault('A predictor we do not read');
  return undoPngPredictor(inflated, Number((parameters as PdfDictionary).entries.get('Columns') ?? 1));
}

function inflate(data: Buffer): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: MOST_INFLATED });
  } catch {
    return fault('A stream that cannot be inflated');
  }
}

/** Of the PNG predictors, those of whole bytes: none, sub, up. Tables use `up`. */
function undoPngPredictor(rows: Buffer, columns: number): Buffer {
  if (!Number.isSafeInteger(columns) || columns < 1 || columns > 1024) return fault('Columns of a predictor');
  const count = Math.floor(rows.length / (columns + 1));
  const out = Buffer.alloc(count * columns);
  for (let row = 0; row < count; row += 1) {
    const kind = rows[row * (columns + 1)];
    if (kind !== 0 && kind !== 1 && kind !== 2) return fault('A predictor we do not read');
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const before = kind === 2 ? (row > 0 ? out[at - columns] : 0) : kind === 1 ? (column > 0 ? out[at - 1] : 0) : 0;
      out[at] = ((rows[row * (columns + 1) + 1 + column] as number) + (before ?? 0)) & 0xff;
    }
  }
  return out;
}

function unsigned(bytes: Buffer, at: number, width: number): number {
  let value = 0;
  for (let index = 0; index < width; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}

function integers(value: PdfValue | undefined): number[] {
  if (!Array.isArray(value) || !value.every(one => Number.isSafeInteger(one) && (one as number) >= 0))
    return fault('Whole numbers were expected');
  return value as number[];
}

function fault(why: string): never {
  throw new PdfFault(why);
}
