import { isUtf8 } from 'node:buffer';
import { LF } from './bytes.ts';
import { LIMITS, XmlFault } from './fault.ts';

/** How much comes together before it is looked at: tags are rarely cut then, and looked at again when they are. */
const STRIDE = 64 * 1024;
const CAPACITY = STRIDE + LIMITS.markupBytes + 16;

/** Bytes of a file as they come in, in one buffer that never grows: what has been read makes room for what comes. */
export class Incoming {
  readonly bytes: Buffer = Buffer.alloc(CAPACITY + 1);
  /** End of what may be read: whole characters of right UTF-8. A NUL stands there, which no text may hold. */
  end = 0;
  readonly #most: number;
  #filled = 0;
  #covered = 0;
  /** Of `bytes[0]`, in the file. */
  #offset = 0;
  #countedTo = 0;
  #lines = 1;

  constructor(mostBytes: number) {
    this.#most = mostBytes;
  }

  get filled(): number {
    return this.#filled;
  }
  get total(): number {
    return this.#offset + this.#filled;
  }

  /** Takes as much as there is room for.
   *  @returns how many bytes were taken */
  take(chunk: Uint8Array, from: number): number {
    const count = Math.min(chunk.length - from, CAPACITY - this.#filled);
    if (this.total + count > this.#most) throw new XmlFault('too-large', this.#most, { most: this.#most });
    this.bytes.set(chunk.subarray(from, from + count), this.#filled);
    this.#filled += count;
    return count;
  }

  get isReady(): boolean {
    return this.#filled - this.end >= STRIDE || this.#filled === CAPACITY;
  }

  /** Looks whether what came is right UTF-8, up to its last whole character.
   *  @returns whether it is, or else only up to `end` */
  open(isLast: boolean): boolean {
    const from = this.end;
    const to = isLast ? this.#filled : wholeCharacters(this.bytes, from, this.#filled);
    const right = isUtf8(this.bytes.subarray(from, to));
    this.end = right ? to : from + rightUtf8(this.bytes.subarray(from, to));
    // A NUL at the end stops every loop, so that none has to compare places. The byte it covers is kept.
    this.#covered = this.bytes[this.end] as number;
    this.bytes[this.end] = 0;
    return right;
  }

  /** Forgets what stands before a place; what comes after moves to the front. */
  dropBefore(at: number): void {
    this.bytes[this.end] = this.#covered;
    this.lineAt(at);
    this.bytes.copyWithin(0, at, this.#filled);
    this.#filled -= at;
    this.end -= at;
    this.#offset += at;
    this.#countedTo -= at;
  }

  byteAt(at: number): number {
    return this.#offset + at;
  }

  /** Lines are counted from 1, up to the place asked for last. Places are asked for in order, or nearly. */
  lineAt(at: number): number {
    const { bytes } = this;
    if (at < this.#countedTo) {
      let back = this.#lines;
      for (let place = at; place < this.#countedTo; place += 1) if (bytes[place] === LF) back -= 1;
      return back;
    }
    let lines = this.#lines;
    for (let place = this.#countedTo; place < at; place += 1) if (bytes[place] === LF) lines += 1;
    this.#lines = lines;
    this.#countedTo = at;
    return lines;
  }
}

/** Where the last character begins that is cut off, or the end. */
function wholeCharacters(bytes: Uint8Array, from: number, to: number): number {
  for (let back = 1; back <= 3 && to - back >= from; back += 1) {
    const byte = bytes[to - back] as number;
    if (byte < 0x80) return to;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? to - back : to;
  }
  return to;
}

/** How many bytes from the front are right UTF-8: halves until the wrong one is found. */
function rightUtf8(bytes: Uint8Array): number {
  let right = 0;
  let wrong = bytes.length;
  while (right < wrong) {
    const middle = (right + wrong + 1) >> 1;
    if (isUtf8(bytes.subarray(0, wholeCharacters(bytes, 0, middle)))) right = middle;
    else wrong = middle - 1;
  }
  return wholeCharacters(bytes, 0, right);
}
