/** The values a PDF is made of (ISO 32000-1, 7.3). Strings know where they stand in the file, for a signature is about
 *  places as much as about bytes. */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfReference | PdfDictionary | readonly PdfValue[];

export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}
export interface PdfString {
  readonly kind: 'string';
  readonly hex: boolean;
  readonly bytes: Buffer;
  /** First and one past the last byte, brackets included. */
  readonly start: number;
  readonly end: number;
}
export interface PdfReference {
  readonly kind: 'reference';
  readonly number: number;
}
export interface PdfDictionary {
  readonly kind: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

/** The file is not as the standard says. It does not leave this folder. */
export class PdfFault extends Error {}

const MOST_NESTED = 64;
const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0;
const DELIMITERS = new Set([...'()<>[]{}/%'].map(character => character.charCodeAt(0)));
const isRegular = (byte: number | undefined): boolean => byte !== undefined && !isSpace(byte) && !DELIMITERS.has(byte);
const [PERCENT, SLASH, LESS, GREATER, OPEN, CLOSE, BRACKET, END_BRACKET, BACKSLASH] = [...'%/<>()[]\\'].map(character =>
  character.charCodeAt(0),
);

/** Reads values one after another from a place in the bytes. */
export class PdfReader {
  readonly bytes: Buffer;
  at: number;
  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  skipSpace(): void {
    for (;;) {
      while (isSpace(this.bytes[this.at])) this.at += 1;
      if (this.bytes[this.at] !== PERCENT) return;
      while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d) this.at += 1;
    }
  }

  /** Steps over a word if it stands here. */
  takes(word: string): boolean {
    this.skipSpace();
    if (this.bytes.toString('latin1', this.at, this.at + word.length) !== word || isRegular(this.bytes[this.at + word.length]))
      return false;
    this.at += word.length;
    return true;
  }

  integer(): number {
    const value = this.#number(this.#word());
    if (!Number.isSafeInteger(value) || value < 0) throw new PdfFault('A whole number was expected');
    return value;
  }

  value(depth = 0): PdfValue {
    if (depth > MOST_NESTED) throw new PdfFault('Nested too deep');
    this.skipSpace();
    switch (this.bytes[this.at]) {
      case SLASH:
        return this.#name();
      case OPEN:
        return this.#literalString();
      case BRACKET:
        return this.#array(depth);
      case LESS:
        return this.bytes[this.at + 1] === LESS ? this.#dictionary(depth) : this.#hexString();
      default:
        return this.#scalar();
    }
  }

  #word(): string {
    this.skipSpace();
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    if (this.at === start) throw new PdfFault('A word was expected');
    return this.bytes.toString('latin1', start, this.at);
  }

  #number(word: string): number {
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw new PdfFault('A number was expected');
    return Number(word);
  }

  #scalar(): PdfValue {
    const word = this.#word();
    if (word === 'null') return null;
    if (word === 'true' || word === 'false') return word === 'true';
    const first = this.#number(word);
    const back = this.at;
    // `12 0 R` is a reference; `12 0` are two numbers.
    if (/^\d+$/.test(word) && this.#generationAndR()) return { kind: 'reference', number: first };
    this.at = back;
    return first;
  }

  #generationAndR(): boolean {
    this.skipSpace();
    const start = this.at;
    while ((this.bytes[this.at] ?? 0) >= 0x30 && (this.bytes[this.at] ?? 0) <= 0x39) this.at += 1;
    return this.at > start && this.takes('R');
  }

  #name(): PdfName {
    this.at += 1;
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at += 1;
    const name = this.bytes
      .toString('latin1', start, this.at)
      .replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
    return { kind: 'name', name };
  }

  #array(depth: number): PdfValue[] {
    this.at += 1;
    const values: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.at >= this.bytes.length) throw new PdfFault('An array has no end');
      if (this.bytes[this.at] === END_BRACKET) break;
      values.push(this.value(depth + 1));
    }
    this.at += 1;
    return values;
  }

  #dictionary(depth: number): PdfDictionary {
    this.at += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.at] === GREATER && this.bytes[this.at + 1] === GREATER) break;
      if (this.bytes[this.at] !== SLASH) throw new PdfFault('A key was expected');
      const { name } = this.#name();
      // Readers differ on which of two counts, and a signature must not depend on the reader.
      if (entries.has(name)) throw new PdfFault(`The key ${name} stands twice`);
      entries.set(name, this.value(depth + 1));
    }
    this.at += 2;
    return { kind: 'dictionary', entries };
  }

  #hexString(): PdfString {
    const start = this.at;
    const close = this.bytes.indexOf('>', start);
    const digits = close < 0 ? '?' : this.bytes.toString('latin1', start + 1, close).replace(/[\s\0]+/g, '');
    if (!/^[0-9a-fA-F]*$/.test(digits)) throw new PdfFault('A hexadecimal string was expected');
    this.at = close + 1;
    return { kind: 'string', hex: true, bytes: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'), start, end: this.at };
  }

  /** Escapes are left as they are: nobody here reads what such a string says, only where it ends. */
  #literalString(): PdfString {
    const start = this.at;
    let open = 0;
    do {
      const byte = this.bytes[this.at];
      if (byte === undefined) throw new PdfFault('A string has no end');
      if (byte === BACKSLASH) this.at += 1;
      else if (byte === OPEN) open += 1;
      else if (byte === CLOSE) open -= 1;
      this.at += 1;
    } while (open > 0);
    return { kind: 'string', hex: false, bytes: this.bytes.subarray(start + 1, this.at - 1), start, end: this.at };
  }
}

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'dictionary';
export const isReference = (value: PdfValue | undefined): value is PdfReference =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'reference';
export const isString = (value: PdfValue | undefined): value is PdfString =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'string';
export const nameIn = (value: PdfValue | undefined): string | undefined =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'name' ? value.name : undefined;
