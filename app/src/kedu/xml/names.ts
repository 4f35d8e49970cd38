import { utf8 } from './bytes.ts';

/** A name as written in tags, met again by its bytes. */
export interface Name {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Empty where there is none. */
  readonly prefix: string;
  readonly local: string;
  /** Neither an XML name nor one of a namespace is written so. */
  readonly isWrong: boolean;
  readonly hash: number;
  readonly next: Name | undefined;
}

const START =
  ':A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}';
const NAME = new RegExp(`^[${START}][${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]*$`, 'u');
/** With a namespace: at most one colon, and something that can begin a name on either side of it. */
const QUALIFIED = new RegExp(`^[^:]+(?::[${START.slice(1)}][^:]*)?$`, 'u');

const SLOTS = 512;
/** A file of ours has some hundred names; one made to fill the memory gets no more. */
const MOST_KEPT = 2048;

export class NameTable {
  readonly #slots: (Name | undefined)[] = new Array<Name | undefined>(SLOTS).fill(undefined);
  #kept = 0;

  /** @param hash of the same bytes, as the caller found it while looking for their end */
  find(bytes: Buffer, from: number, to: number, hash: number): Name {
    const slot = hash & (SLOTS - 1);
    for (let name = this.#slots[slot]; name !== undefined; name = name.next) {
      if (name.hash === hash && isSame(name.bytes, bytes, from, to)) return name;
    }
    return this.#add(bytes, from, to, hash, slot);
  }

  #add(bytes: Buffer, from: number, to: number, hash: number, slot: number): Name {
    const text = utf8(bytes, from, to);
    const colon = text.indexOf(':');
    const name: Name = {
      text,
      bytes: Uint8Array.from(bytes.subarray(from, to)),
      prefix: colon < 0 ? '' : text.slice(0, colon),
      local: text.slice(colon + 1),
      isWrong: !NAME.test(text) || !QUALIFIED.test(text),
      hash,
      next: this.#slots[slot],
    };
    if (this.#kept < MOST_KEPT) {
      this.#slots[slot] = name;
      this.#kept += 1;
    }
    return name;
  }
}

export function isSame(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from;
  if (name.length !== length) return false;
  for (let at = 0; at < length; at += 1) {
    if (name[at] !== bytes[from + at]) return false;
  }
  return true;
}
