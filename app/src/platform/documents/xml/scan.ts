/** What a document may be before libxml2 sees a byte of it. */
export interface XmlLimits {
  readonly bytes: number;
  /** Elements within elements. libxml2 itself stops at 256. */
  readonly depth: number;
  /** Attributes and namespace declarations of one element. */
  readonly attributesOfElement: number;
}

export const DEFAULT_LIMITS: XmlLimits = { bytes: 8 * 1024 * 1024, depth: 256, attributesOfElement: 256 };

export type ScanFault = 'dtd' | 'too-deep' | 'too-many-attributes';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const DASH = 0x2d;
const BRACKET = 0x5b;

/** One pass over the bytes that finds a DTD, too deep a nesting or too many attributes, in time linear in the size.
 *  It need not be right about documents that are not well-formed: libxml2 refuses those afterwards. */
export function scan(bytes: Buffer, limits: XmlLimits): ScanFault | undefined {
  let depth = 0;
  let at = bytes.indexOf(LESS);
  while (at >= 0) {
    const next = bytes[at + 1];
    let end: number;
    if (next === EXCLAMATION) {
      const close = bytes[at + 2] === DASH ? '-->' : bytes[at + 2] === BRACKET ? ']]>' : undefined;
      if (close === undefined) return 'dtd';
      end = bytes.indexOf(close, at + 3);
    } else if (next === QUESTION) {
      end = bytes.indexOf('?>', at + 2);
    } else if (next === SLASH) {
      depth -= 1;
      end = bytes.indexOf(GREATER, at + 2);
    } else {
      const tag = scanStartTag(bytes, at + 1, limits.attributesOfElement);
      if (tag.tooMany) return 'too-many-attributes';
      if (!tag.empty) depth += 1;
      if (depth > limits.depth || (tag.empty && depth === limits.depth)) return 'too-deep';
      end = tag.end;
    }
    if (end < 0) return undefined;
    at = bytes.indexOf(LESS, end);
  }
  return undefined;
}

function scanStartTag(bytes: Buffer, from: number, most: number): { end: number; empty: boolean; tooMany: boolean } {
  let attributes = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === GREATER) return { end: at, empty: bytes[at - 1] === SLASH, tooMany: false };
    if (byte === QUOTE || byte === APOSTROPHE) {
      at = bytes.indexOf(byte, at + 1);
      if (at < 0) break;
    } else if (byte === EQUALS) {
      attributes += 1;
      if (attributes > most) return { end: at, empty: false, tooMany: true };
    }
  }
  return { end: -1, empty: false, tooMany: false };
}
