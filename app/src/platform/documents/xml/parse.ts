import { isUtf8 } from 'node:buffer';
import { ParseOption, XmlDocument, XmlParseError } from 'libxml2-wasm';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { DEFAULT_LIMITS, scan, type ScanFault, type XmlLimits } from './scan.ts';

export type XmlRefusal =
  | { readonly kind: 'too-big'; readonly limitBytes: number }
  | { readonly kind: 'not-utf-8' }
  | { readonly kind: 'nul' }
  | { readonly kind: ScanFault }
  | { readonly kind: 'malformed'; readonly line: number; readonly column: number };

const SAFE = (ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_SYS_CATALOG) as ParseOption;
const DECLARATION = /^<\?xml\s+version\s*=\s*["']([^"']*)["'](?:\s+encoding\s*=\s*["']([^"']*)["'])?/;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Parses bytes from outside, lends the document to `use`, and frees it whatever happens: documents live in the memory
 *  of libxml2, where no garbage collector looks. Nothing of the document may outlive `use`.
 *
 *  Only UTF-8 without a DTD is read (so no entities, no external files), as the interoperability rules ask of
 *  public bodies.
 *  @refuses too-big | not-utf-8 | nul | dtd | too-deep | too-many-attributes | malformed */
export function withXml<T>(
  bytes: Uint8Array,
  use: (document: XmlDocument) => T,
  limits: XmlLimits = DEFAULT_LIMITS,
): Result<T, XmlRefusal> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fault = unreadable(buffer, limits);
  if (fault) return refuse(fault);
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(buffer, { option: SAFE });
  } catch (error) {
    if (!(error instanceof XmlParseError)) throw error;
    const first = error.details[0];
    return refuse({ kind: 'malformed', line: first?.line ?? 0, column: first?.col ?? 0 });
  }
  try {
    // The scan has already refused a DTD; this is the parser's own word on it.
    if (document.dtd) return refuse({ kind: 'dtd' });
    return accept(use(document));
  } finally {
    document.dispose();
  }
}

function unreadable(bytes: Buffer, limits: XmlLimits): XmlRefusal | undefined {
  if (bytes.length > limits.bytes) return { kind: 'too-big', limitBytes: limits.bytes };
  // UTF-16 and UTF-32 without the letters of their declaration would be full of NULs.
  if (startsAsUtf16(bytes) || !isUtf8(bytes)) return { kind: 'not-utf-8' };
  if (bytes.includes(0)) return { kind: 'nul' };
  const start = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0;
  const declared = DECLARATION.exec(bytes.toString('latin1', start, start + 200));
  if (declared?.[2] !== undefined && declared[2].toUpperCase() !== 'UTF-8') return { kind: 'not-utf-8' };
  if (declared !== null && declared[1] !== '1.0') return { kind: 'malformed', line: 1, column: 1 };
  const found = scan(bytes, limits);
  return found && { kind: found };
}

function startsAsUtf16(bytes: Buffer): boolean {
  const [first, second] = bytes;
  return (
    (first === 0xff && second === 0xfe) ||
    (first === 0xfe && second === 0xff) ||
    (first === 0x3c && second === 0) ||
    (first === 0 && (second === 0x3c || second === 0))
  );
}
