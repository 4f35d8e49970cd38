import type { XmlRefusal } from '../xml/parse.ts';
import type { TrustRefusal } from './certificates.ts';

/** Why a signature in an XML document is not believed. Closed: each has a test that shows it. */
export type SignatureRefusal =
  | TrustRefusal
  /** No signature at all, or more than we look at. */
  | 'no-signature'
  | 'too-many-signatures'
  /** Two elements with one Id: a reference would not be clear. */
  | 'duplicate-id'
  /** Readable XML that has no canonical form. */
  | 'not-canonical'
  /** An element of the signature is missing or stands there twice. */
  | 'structure'
  | 'not-base64'
  /** An algorithm or transform outside our list; once good and now too weak. */
  | 'unknown-algorithm'
  | 'weak-algorithm'
  | 'transform'
  /** A key that does not suit the method. */
  | 'key-type'
  /** A plain XML signature, without the signed properties that XAdES asks for. */
  | 'not-xades'
  | 'properties-of-another-signature'
  | 'properties-not-signed'
  /** No certificate, a damaged one, or not the one the signed properties name. */
  | 'no-certificate'
  | 'certificate-malformed'
  | 'other-certificate'
  /** A reference without URI or to somewhere outside; to nothing; into the signature itself. */
  | 'reference-outside'
  | 'reference-dangling'
  | 'reference-inside-signature'
  /** A reference around the signature that does not leave the signature out. */
  | 'enveloped-without-transform'
  | 'nothing-signed'
  | 'several-contents'
  /** The mathematics. */
  | 'digest'
  | 'signature-value';

export type VerifyXmlRefusal =
  | { readonly kind: 'unreadable'; readonly xml: XmlRefusal }
  | { readonly kind: SignatureRefusal; readonly detail: string };

/** How a check deep inside says no. It never leaves this folder: the door turns it into a refusal. */
export class Denied extends Error {
  readonly kind: SignatureRefusal;
  readonly detail: string;
  constructor(kind: SignatureRefusal, detail = '') {
    super(detail ? `${kind}: ${detail}` : kind);
    this.kind = kind;
    this.detail = detail.slice(0, 200);
  }
}

export function deny(kind: SignatureRefusal, detail?: string): never {
  throw new Denied(kind, detail);
}
