/** Why a file cannot be read on. */
export const XML_FAULTS = [
  'empty',
  'too-large',
  'encoding',
  'utf8',
  'character',
  'doctype',
  'entity',
  'syntax',
  'tag-mismatch',
  'duplicate-attribute',
  'prefix',
  'truncated',
  'namespace',
  'text-outside',
  'second-root',
  'limit',
] as const;
export type XmlFaultKind = (typeof XML_FAULTS)[number];

/** Ends the reading of a file; caught where its pieces are pushed in, and told as a finding. */
export class XmlFault extends Error {
  readonly kind: XmlFaultKind;
  readonly byte: number;
  readonly facts: Readonly<Record<string, string | number>>;

  /** @param byte in the file, from 0 */
  constructor(kind: XmlFaultKind, byte: number, facts: Readonly<Record<string, string | number>> = {}) {
    super(kind);
    this.kind = kind;
    this.byte = byte;
    this.facts = facts;
  }
}

/** More than any file of the format needs, little enough to keep. */
export const LIMITS = {
  depth: 64,
  nameBytes: 256,
  attributes: 64,
  /** A tag, a comment, an instruction, a CDATA section. */
  markupBytes: 64 * 1024,
  valueCharacters: 64 * 1024,
  blockBytes: 1024 * 1024,
  signatureCharacters: 4 * 1024 * 1024,
} as const;
