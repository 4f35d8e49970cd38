import { accept, refuse, type Result } from '#kernel/result.ts';
import { isCompoundFile, listCompoundNames } from './compound-file.ts';
import { isText, textOf } from './plain-text.ts';
import { endsAsZip, listZipEntries, readZipEntry } from './zip-directory.ts';

/** Kinds of files that people may attach. */
export const ATTACHMENT_TYPES = ['TXT', 'ODT', 'DOC', 'RTF', 'PDF', 'JPEG', 'GIF', 'TIFF', 'XLS', 'XML', 'PNG', 'ODS'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

export type SniffRefusal =
  | { kind: 'empty' }
  /** A name with a path, a control or a direction-changing character, or none at all. */
  | { kind: 'name-not-allowed' }
  /** `found` where the bytes are of a kind we know. */
  | { kind: 'type-not-allowed'; found: AttachmentType | null }
  /** The ending says one thing and the bytes another. */
  | { kind: 'name-does-not-match'; ending: string; found: AttachmentType }
  /** Begins as what it says but is cut off, damaged, or has another file hidden behind it. */
  | { kind: 'damaged'; found: AttachmentType };

export const MEDIA_TYPES: Record<AttachmentType, string> = {
  TXT: 'text/plain',
  ODT: 'application/vnd.oasis.opendocument.text',
  DOC: 'application/msword',
  RTF: 'application/rtf',
  PDF: 'application/pdf',
  JPEG: 'image/jpeg',
  GIF: 'image/gif',
  TIFF: 'image/tiff',
  XLS: 'application/vnd.ms-excel',
  XML: 'application/xml',
  PNG: 'image/png',
  ODS: 'application/vnd.oasis.opendocument.spreadsheet',
};

const ENDINGS: Record<AttachmentType, readonly string[]> = {
  TXT: ['txt'],
  ODT: ['odt'],
  DOC: ['doc'],
  RTF: ['rtf'],
  PDF: ['pdf'],
  JPEG: ['jpg', 'jpeg'],
  GIF: ['gif'],
  TIFF: ['tif', 'tiff'],
  XLS: ['xls'],
  XML: ['xml'],
  PNG: ['png'],
  ODS: ['ods'],
};

const LONGEST_NAME = 200;
// Controls, separators of paths, and characters that make "exe.pdf" look like "fdp.exe".
const FORBIDDEN_IN_NAME = /[\u0000-\u001f\u007f-\u009f/\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

/** Says what an attached file is by its bytes; its name must agree. Nothing is unpacked beyond the 100 bytes that name
 *  an OpenDocument, so the cost is bounded by the size. Whether it is harmful is for the scanner to say. */
export function sniffAttachment(
  bytes: Buffer,
  fileName: string,
  allowed: readonly string[],
): Result<{ type: AttachmentType; mediaType: string }, SniffRefusal> {
  if (bytes.length === 0) return refuse({ kind: 'empty' });
  const ending = /[^.]\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  if (ending === undefined || fileName.length > LONGEST_NAME || FORBIDDEN_IN_NAME.test(fileName))
    return refuse({ kind: 'name-not-allowed' });
  const begun = beginsAs(bytes);
  const found = begun?.type ?? textType(bytes, ending);
  if (found === null || !allowed.includes(found)) return refuse({ kind: 'type-not-allowed', found });
  if (!ENDINGS[found].includes(ending)) return refuse({ kind: 'name-does-not-match', ending, found });
  if (begun && !begun.whole(bytes)) return refuse({ kind: 'damaged', found });
  return accept({ type: found, mediaType: MEDIA_TYPES[found] });
}

interface Signature {
  type: AttachmentType;
  begins(bytes: Buffer): boolean;
  whole(bytes: Buffer): boolean;
}

const startsWith =
  (...heads: readonly string[]) =>
  (bytes: Buffer): boolean =>
    heads.some(head => bytes.subarray(0, head.length).equals(Buffer.from(head, 'latin1')));
const tail = (bytes: Buffer, length: number): string => bytes.toString('latin1', Math.max(0, bytes.length - length));

// A picture or a PDF with a ZIP behind it is two files in one: each program would see another.
const noZipBehind =
  (whole: (bytes: Buffer) => boolean) =>
  (bytes: Buffer): boolean =>
    !endsAsZip(bytes) && whole(bytes);

const SIGNATURES: readonly Signature[] = [
  { type: 'PDF', begins: startsWith('%PDF-1.', '%PDF-2.'), whole: noZipBehind(bytes => tail(bytes, 1024).includes('%%EOF')) },
  { type: 'PNG', begins: startsWith('\x89PNG\r\n\x1a\n'), whole: noZipBehind(bytes => tail(bytes, 8) === 'IEND\xaeB`\x82') },
  { type: 'JPEG', begins: startsWith('\xff\xd8\xff'), whole: noZipBehind(bytes => bytes.lastIndexOf(Buffer.from('ffd9', 'hex')) > 2) },
  { type: 'GIF', begins: startsWith('GIF87a', 'GIF89a'), whole: noZipBehind(bytes => bytes.at(-1) === 0x3b) },
  { type: 'TIFF', begins: startsWith('II*\0', 'MM\0*'), whole: noZipBehind(firstDirectoryInside) },
  { type: 'RTF', begins: startsWith('{\\rtf1'), whole: noZipBehind(bytes => /\}[\s\0]*$/.test(tail(bytes, 64))) },
  { type: 'ODT', begins: bytes => openDocumentType(bytes) === 'ODT', whole: isOpenDocument },
  { type: 'ODS', begins: bytes => openDocumentType(bytes) === 'ODS', whole: isOpenDocument },
  { type: 'DOC', begins: bytes => compoundType(bytes) === 'DOC', whole: noZipBehind(() => true) },
  { type: 'XLS', begins: bytes => compoundType(bytes) === 'XLS', whole: noZipBehind(() => true) },
];

const beginsAs = (bytes: Buffer): Signature | undefined => SIGNATURES.find(signature => signature.begins(bytes));

function firstDirectoryInside(bytes: Buffer): boolean {
  if (bytes.length < 14) return false;
  const at = bytes[0] === 0x49 ? bytes.readUInt32LE(4) : bytes.readUInt32BE(4);
  return at >= 8 && at + 6 <= bytes.length;
}

const LONGEST_MEDIA_TYPE = 100;

// OpenDocument part 2 §3.3: the first entry is `mimetype`, stored, at the very beginning.
function openDocumentType(bytes: Buffer): AttachmentType | undefined {
  if (!startsWith('PK\x03\x04')(bytes)) return undefined;
  const first = listZipEntries(bytes)?.find(entry => entry.at === 0);
  if (first?.name !== 'mimetype' || !first.stored) return undefined;
  const named = readZipEntry(bytes, first, LONGEST_MEDIA_TYPE)?.toString('latin1');
  return named === MEDIA_TYPES.ODT ? 'ODT' : named === MEDIA_TYPES.ODS ? 'ODS' : undefined;
}

function isOpenDocument(bytes: Buffer): boolean {
  const names = listZipEntries(bytes)?.map(entry => entry.name) ?? [];
  const safe = names.every(name => !name.startsWith('/') && !name.includes('\\') && !name.split('/').includes('..'));
  return safe && new Set(names).size === names.length && names.includes('content.xml') && names.includes('META-INF/manifest.xml');
}

function compoundType(bytes: Buffer): AttachmentType | undefined {
  if (!isCompoundFile(bytes)) return undefined;
  const names = listCompoundNames(bytes) ?? [];
  if (names.includes('WordDocument')) return 'DOC';
  return names.includes('Workbook') || names.includes('Book') ? 'XLS' : undefined;
}

// Text has no signature: the ending may choose between XML and plain, and only between these.
function textType(bytes: Buffer, ending: string): AttachmentType | null {
  if (!isText(bytes) || endsAsZip(bytes)) return null;
  const isXml = /^\s*<\?xml\s|^\s*<[A-Za-z_][\w.:-]*[\s/>]/.test(textOf(bytes).slice(0, 1000));
  if (isXml && ending !== 'txt') return declaresDocumentType(bytes) ? null : 'XML';
  return 'TXT';
}

// XML with a DTD can reach for files and swell; no office needs one.
const declaresDocumentType = (bytes: Buffer): boolean => /<!(?:DOCTYPE|ENTITY)/i.test(textOf(bytes));
