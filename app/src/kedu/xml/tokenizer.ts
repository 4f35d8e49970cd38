import * as b from './bytes.ts';
import { LIMITS, XmlFault, type XmlFaultKind } from './fault.ts';
import { Incoming } from './incoming.ts';
import { isSame, type Name, NameTable } from './names.ts';
import { readProlog } from './prolog.ts';

/** Who listens to a file being read. */
export interface XmlListener {
  /** Whether text is kept here; else it is only looked at. */
  readonly wantsText: boolean;
  /** Attributes are in `attributeNames` and `attributeValues` of the tokenizer, until this returns. */
  open(name: Name): void;
  text(piece: string): void;
  /** Something other than white space, where no text is wanted. */
  strayText(): void;
  close(): void;
}

/** Not whole yet: to be looked at again when more has come. */
const CUT = -1;

/** Reads XML 1.0 with namespaces as a stream of bytes in UTF-8, in flat memory. Stricter than the standard on purpose: no
 *  DTD, so no entities but the five; no other encoding; nothing longer than its limit (docs/decisions/0033). */
export class Tokenizer {
  readonly attributeNames: Name[] = [];
  readonly attributeValues: string[] = [];
  attributes = 0;
  /** Where the tag begins that is being told. */
  at = 0;
  readonly #in: Incoming;
  readonly #listener: XmlListener;
  readonly #names = new NameTable();
  readonly #open: Name[] = [];
  #hasProlog = false;
  #hasRoot = false;

  constructor(listener: XmlListener, mostBytes: number) {
    this.#listener = listener;
    this.#in = new Incoming(mostBytes);
  }

  get depth(): number {
    return this.#open.length;
  }
  get place(): { line: number; byte: number } {
    return { line: this.#in.lineAt(this.at), byte: this.#in.byteAt(this.at) };
  }
  get byte(): number {
    return this.#in.byteAt(this.at);
  }

  /** @throws XmlFault where the file cannot be read on */
  push(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length; ) {
      from += this.#in.take(chunk, from);
      if (this.#in.isReady) this.#read(false);
    }
  }

  /** @throws XmlFault where something is missing */
  end(): void {
    if (this.#in.total === 0) throw new XmlFault('empty', 0);
    this.#read(true);
    this.at = this.#in.end;
    if (this.#open.length > 0 || !this.#hasRoot) this.#fail('truncated', this.at, { open: this.#open.at(-1)?.text ?? 'none' });
  }

  #fail(kind: XmlFaultKind, at: number, facts: Readonly<Record<string, string | number>> = {}): never {
    this.at = at;
    throw new XmlFault(kind, this.#in.byteAt(at), facts);
  }
  #wrong(what: string, at: number): never {
    return this.#fail('syntax', at, { what });
  }

  #read(isLast: boolean): void {
    const begin = this.#hasProlog ? 0 : readProlog(this.#in.bytes, this.#in.filled);
    this.#hasProlog = true;
    const isRight = this.#in.open(isLast);
    const reached = this.#readFrom(begin, isLast && isRight);
    if (!isRight) this.#fail('utf8', this.#in.end);
    if (reached < this.#in.end && (isLast || this.#in.end - reached > LIMITS.markupBytes)) {
      if (isLast) this.#fail('truncated', this.#in.end, { open: this.#open.at(-1)?.text ?? 'none' });
      this.#fail('limit', reached, { what: 'markup', most: LIMITS.markupBytes });
    }
    this.#in.dropBefore(reached);
  }

  /** @returns up to where it could be read */
  #readFrom(from: number, isLast: boolean): number {
    const { bytes, end } = this.#in;
    let at = from;
    while (at < end) {
      const next = bytes[at] === b.LT ? this.#markup(at) : this.#text(at, isLast);
      if (next === CUT) return at;
      at = next;
    }
    return at;
  }

  #text(from: number, isLast: boolean): number {
    const { bytes, end } = this.#in;
    const listener = this.#listener;
    const isWithin = this.#open.length > 0;
    let at = from;
    if (!listener.wantsText || !isWithin) {
      while (b.IS_SPACE[bytes[at] as number] === 1) at += 1;
      if (at === end || bytes[at] === b.LT) return at;
      if (!isWithin) this.#fail('text-outside', at, { where: this.#hasRoot ? 'after' : 'before' });
    }
    const begin = listener.wantsText ? from : at;
    let all = 0;
    for (;;) {
      let byte = bytes[at] as number;
      while (b.STOPS_TEXT[byte] === 0) {
        all |= byte;
        at += 1;
        byte = bytes[at] as number;
      }
      if (byte === b.EF && !b.isNoCharacter(bytes, at)) {
        all |= byte;
        at += 3;
      } else if (byte === b.BRACKET && end - at >= 3 && !(bytes[at + 1] === b.BRACKET && bytes[at + 2] === b.GT)) at += 1;
      else break;
    }
    if (at > begin) {
      this.at = begin;
      this.#tell(all < 0x80 ? b.latin1(bytes, begin, at) : b.utf8(bytes, begin, at));
    }
    return at === end || bytes[at] === b.LT ? at : this.#special(at, isLast, at > from ? at : CUT);
  }

  /** What text cannot simply hold. @param ifCut what to say where more must come before it can be told */
  #special(at: number, isLast: boolean, ifCut: number): number {
    const { bytes, end } = this.#in;
    this.at = at;
    if (bytes[at] === b.AMP) {
      const semicolon = this.#reference(at);
      if (semicolon === CUT) return ifCut;
      this.#tell(this.#resolve(at, semicolon));
      return semicolon + 1;
    }
    if (bytes[at] === b.CR) {
      if (at + 1 === end && !isLast) return ifCut;
      this.#tell('\n');
      return bytes[at + 1] === b.LF ? at + 2 : at + 1;
    }
    if (bytes[at] === b.BRACKET) {
      if (end - at >= 3) this.#wrong(']]>', at);
      if (!isLast) return ifCut;
      this.#tell(']');
      return at + 1;
    }
    return this.#fail('character', at, { code: bytes[at] === b.EF ? 0xfffe : (bytes[at] as number) });
  }

  #tell(piece: string): void {
    const listener = this.#listener;
    if (listener.wantsText) listener.text(piece);
    else if (!/^[ \t\r\n]*$/.test(piece)) listener.strayText();
  }

  /** Longest: `&#x10FFFF;`, with some zeros in front. */
  static readonly #MOST_REFERENCE = 32;
  #reference(at: number): number {
    const { bytes, end } = this.#in;
    const limit = Math.min(end, at + Tokenizer.#MOST_REFERENCE);
    for (let place = at + 1; place < limit; place += 1) if (bytes[place] === 0x3b) return place;
    return limit === end ? CUT : this.#fail('entity', at, { name: b.latin1(bytes, at + 1, at + 9) });
  }
  #resolve(at: number, semicolon: number): string {
    const name = b.utf8(this.#in.bytes, at + 1, semicolon);
    return b.resolved(name) ?? this.#fail('entity', at, { name });
  }

  #markup(at: number): number {
    const { bytes, end } = this.#in;
    if (at + 1 === end) return CUT;
    const second = bytes[at + 1] as number;
    if (second === b.SLASH) return this.#closing(at);
    if (second === b.BANG) return this.#declaration(at);
    if (second === b.QUESTION) return this.#instruction(at);
    return this.#opening(at);
  }

  #nameEnd = 0;
  #name(from: number): Name | undefined {
    const { bytes, end } = this.#in;
    let hash = 0;
    let at = from;
    while (b.IN_NAME[bytes[at] as number] === 1) {
      hash = (hash * 31 + (bytes[at] as number)) | 0;
      at += 1;
    }
    if (at - from > LIMITS.nameBytes) this.#fail('limit', from, { what: 'name', most: LIMITS.nameBytes });
    if (at === end) return undefined;
    if (at === from) this.#wrong('name', from);
    this.#nameEnd = at;
    const name = this.#names.find(bytes, from, at, hash);
    return name.isWrong ? this.#wrong('name', from) : name;
  }

  #opening(from: number): number {
    const { bytes, end } = this.#in;
    const name = this.#name(from + 1);
    if (name === undefined) return CUT;
    let at = this.#nameEnd;
    this.attributes = 0;
    while (bytes[at] !== b.GT) {
      const afterSpace = this.#space(at);
      if (afterSpace === end) return CUT;
      const byte = bytes[afterSpace] as number;
      if (byte === b.GT) at = afterSpace;
      else if (byte === b.SLASH) {
        if (afterSpace + 1 === end) return CUT;
        if (bytes[afterSpace + 1] !== b.GT) this.#wrong('/', afterSpace);
        this.#begin(name, from);
        this.#finish(from);
        return afterSpace + 2;
      } else {
        if (afterSpace === at) this.#wrong('space', at);
        at = this.#attribute(afterSpace);
        if (at === CUT) return CUT;
      }
    }
    this.#begin(name, from);
    return at + 1;
  }

  #space(from: number): number {
    let at = from;
    while (b.IS_SPACE[this.#in.bytes[at] as number] === 1) at += 1;
    return at;
  }

  #begin(name: Name, at: number): void {
    if (this.#open.length === 0) {
      if (this.#hasRoot) this.#fail('second-root', at, { name: name.text });
      this.#hasRoot = true;
    }
    if (this.#open.length === LIMITS.depth) this.#fail('limit', at, { what: 'depth', most: LIMITS.depth });
    this.#open.push(name);
    this.at = at;
    this.#listener.open(name);
  }

  #finish(at: number): void {
    this.#open.pop();
    this.at = at;
    this.#listener.close();
  }

  #closing(from: number): number {
    const { bytes, end } = this.#in;
    const name = this.#open.at(-1);
    let at = from + 2;
    while (b.IN_NAME[bytes[at] as number] === 1) at += 1;
    if (at === end) return CUT;
    if (name === undefined || !isSame(name.bytes, bytes, from + 2, at)) {
      const found = b.utf8(bytes, from + 2, Math.min(at, from + 2 + LIMITS.nameBytes));
      this.#fail('tag-mismatch', from, { open: name?.text ?? '', found });
    }
    at = this.#space(at);
    if (at === end) return CUT;
    if (bytes[at] !== b.GT) this.#wrong('>', at);
    this.#finish(from);
    return at + 1;
  }

  /** @returns the place behind it */
  #attribute(from: number): number {
    const { bytes, end } = this.#in;
    const name = this.#name(from);
    if (name === undefined) return CUT;
    let at = this.#space(this.#nameEnd);
    if (at === end) return CUT;
    if (bytes[at] !== b.EQUALS) this.#wrong('=', at);
    at = this.#space(at + 1);
    if (at === end) return CUT;
    const quote = bytes[at] as number;
    if (quote !== b.QUOTE && quote !== b.APOSTROPHE) this.#wrong('"', at);
    for (let place = 0; place < this.attributes; place += 1) {
      if (this.attributeNames[place] === name || this.attributeNames[place]?.text === name.text)
        this.#fail('duplicate-attribute', from, { name: name.text });
    }
    if (this.attributes === LIMITS.attributes) this.#fail('limit', from, { what: 'attributes', most: LIMITS.attributes });
    const behind = this.#value(at + 1, quote);
    if (behind === CUT) return CUT;
    this.attributeNames[this.attributes] = name;
    this.attributeValues[this.attributes] = this.#valueText;
    this.attributes += 1;
    return behind;
  }

  #valueText = '';
  #value(from: number, quote: number): number {
    const { bytes, end } = this.#in;
    let value = '';
    let begin = from;
    for (let at = from; ; ) {
      while (b.STOPS_VALUE[bytes[at] as number] === 0) at += 1;
      const byte = bytes[at] as number;
      if (at === end) return CUT;
      if (byte === quote) {
        this.#valueText = value + b.utf8(bytes, begin, at);
        return at + 1;
      }
      if (byte === b.LT) this.#wrong('<', at);
      if ((byte === b.EF && b.isNoCharacter(bytes, at)) || b.isForbidden(byte)) this.#fail('character', at, { code: byte });
      if (byte === b.AMP) {
        const semicolon = this.#reference(at);
        if (semicolon === CUT) return CUT;
        value += b.utf8(bytes, begin, at) + this.#resolve(at, semicolon);
        at = semicolon + 1;
        begin = at;
      } else if (byte < 0x20) {
        if (byte === b.CR && at + 1 === end) return CUT;
        value += `${b.utf8(bytes, begin, at)} `;
        at += byte === b.CR && bytes[at + 1] === b.LF ? 2 : 1;
        begin = at;
      } else at += byte === b.EF ? 3 : 1;
    }
  }

  /** A comment, a CDATA section; a DTD is refused before anything of it is read. */
  #declaration(at: number): number {
    const { bytes, end } = this.#in;
    const head = b.latin1(bytes, at, Math.min(end, at + 9));
    if (head.startsWith('<!--')) {
      const dashes = bytes.subarray(0, end).indexOf('--', at + 4);
      if (dashes < 0 || dashes + 2 >= end) return CUT;
      if (bytes[dashes + 2] !== b.GT) this.#wrong('--', dashes);
      this.#characters(at + 4, dashes);
      return dashes + 3;
    }
    if (head === '<![CDATA[') {
      if (this.#open.length === 0) this.#fail('text-outside', at, { where: this.#hasRoot ? 'after' : 'before' });
      const close = bytes.subarray(0, end).indexOf(']]>', at + 9);
      if (close < 0) return CUT;
      this.#characters(at + 9, close);
      this.at = at;
      if (close > at + 9) this.#tell(b.utf8(bytes, at + 9, close).replaceAll(/\r\n?/g, '\n'));
      return close + 3;
    }
    if ('<!DOCTYPE'.startsWith(head)) return head.length === 9 ? this.#fail('doctype', at) : CUT;
    if ('<![CDATA['.startsWith(head) || head === '<!-') return CUT;
    return this.#wrong('<!', at);
  }

  /** Instructions to other programs are passed over: nothing here acts by them. */
  #instruction(at: number): number {
    const { bytes, end } = this.#in;
    const target = this.#name(at + 2);
    if (target === undefined) return CUT;
    if (/^xml$/i.test(target.text) || target.prefix !== '') this.#wrong('<?', at);
    const close = bytes.subarray(0, end).indexOf('?>', this.#nameEnd);
    if (close < 0) return CUT;
    if (close > this.#nameEnd && b.IS_SPACE[bytes[this.#nameEnd] as number] === 0) this.#wrong('<?', at);
    this.#characters(at + 2, close);
    return close + 2;
  }

  #characters(from: number, to: number): void {
    const { bytes } = this.#in;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (b.isForbidden(byte) || (byte === b.EF && b.isNoCharacter(bytes, at))) this.#fail('character', at, { code: byte });
    }
  }
}
