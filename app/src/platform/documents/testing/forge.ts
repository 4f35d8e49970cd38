import { createHash, sign, type KeyObject, type X509Certificate } from 'node:crypto';
import type { XmlElement } from 'libxml2-wasm';
import { DSIG, ECDSA_SHA256, ENVELOPED, SHA256, SIGNED_PROPERTIES, XADES } from '../signatures/algorithms.ts';
import { outermostSignatures } from '../signatures/references.ts';
import { canonicalDocument, canonicalElement, EXCLUSIVE, EXCLUSIVE_C14N } from '../xml/canonical.ts';
import { withXml } from '../xml/parse.ts';

/** A signature made by hand: every part may be changed before the mathematics is done over it, so that what a test
 *  breaks is one rule and not a digest. */
export interface Forgery {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  /** `s` where not said. */
  readonly id?: string;
  readonly method?: string;
  readonly canonicalisation?: string;
  /** References of SignedInfo, in order; digests are filled in. */
  readonly references?: readonly string[];
  readonly properties?: string;
  readonly keyInfo?: string;
  readonly target?: string;
  /** More children of the signature: objects. */
  readonly objects?: string;
  /** Comes between the document's content and its end. */
  readonly beside?: string;
}

const transform = (uri: string, inside = '') => `<ds:Transform Algorithm="${uri}">${inside}</ds:Transform>`;

export interface ReferenceWish {
  readonly uri?: string | undefined;
  readonly transforms?: readonly (string | readonly [string, string])[];
  readonly digestMethod?: string;
  readonly type?: string;
}

export function reference({ uri, transforms = [EXCLUSIVE_C14N], digestMethod = SHA256, type }: ReferenceWish): string {
  const list = transforms.map(one => (typeof one === 'string' ? transform(one) : transform(one[0], one[1]))).join('');
  return `<ds:Reference${type ? ` Type="${type}"` : ''}${uri === undefined ? '' : ` URI="${uri}"`}><ds:Transforms>${list}</ds:Transforms><ds:DigestMethod Algorithm="${digestMethod}"/><ds:DigestValue>DIGEST</ds:DigestValue></ds:Reference>`;
}

export const toDocument = reference({ uri: '', transforms: [ENVELOPED, EXCLUSIVE_C14N] });
export const toProperties = reference({ uri: '#s-properties', type: SIGNED_PROPERTIES });

export function signingCertificate(certificate: X509Certificate, digestMethod: string = SHA256): string {
  return `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod Algorithm="${digestMethod}"/><ds:DigestValue>${sha256(certificate.raw)}</ds:DigestValue></xades:CertDigest></xades:Cert></xades:SigningCertificateV2>`;
}

/** The document with a signature in it whose digests and value are still to be filled in. */
export function template(document: Buffer, wish: Omit<Forgery, 'key'>): string {
  const { id = 's', references = [toDocument, toProperties] } = wish;
  const properties = wish.properties ?? signingCertificate(wish.certificate);
  const keyInfo =
    wish.keyInfo ??
    `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${wish.certificate.raw.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`;
  const signature =
    `<ds:Signature xmlns:ds="${DSIG}" Id="${id}"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="${wish.canonicalisation ?? EXCLUSIVE_C14N}"/><ds:SignatureMethod Algorithm="${wish.method ?? ECDSA_SHA256}"/>${references.join('')}</ds:SignedInfo>` +
    `<ds:SignatureValue>VALUE</ds:SignatureValue>${keyInfo}<ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="${wish.target ?? `#${id}`}"><xades:SignedProperties Id="${id}-properties"><xades:SignedSignatureProperties>${properties}</xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></ds:Object>${wish.objects ?? ''}</ds:Signature>`;
  return insert(document.toString('utf8'), (wish.beside ?? '') + signature);
}

export function forge(document: Buffer, wish: Forgery): Buffer {
  let text = template(document, wish);
  for (const one of wish.references ?? [toDocument, toProperties]) text = text.replace('>DIGEST<', `>${digestOf(text, one)}<`);
  const signed = read(text, (parsed, at) =>
    canonicalElement(parsed, at(`//ds:Signature[@Id="${wish.id ?? 's'}"]/ds:SignedInfo`), EXCLUSIVE),
  );
  const value =
    wish.key.asymmetricKeyType === 'ec'
      ? sign('sha256', signed, { key: wish.key, dsaEncoding: 'ieee-p1363' })
      : sign('sha256', signed, wish.key);
  return Buffer.from(text.replace('VALUE', value.toString('base64')));
}

function digestOf(text: string, wanted: string): string {
  const uri = / URI="([^"]*)"/.exec(wanted)?.[1];
  if (uri === undefined || (uri !== '' && !uri.startsWith('#'))) return sha256('');
  return read(text, (parsed, at) => {
    const removes = wanted.includes('enveloped') || wanted.includes('xpath');
    if (removes) for (const signature of outermostSignatures(parsed)) signature.remove();
    if (uri === '') return sha256(canonicalDocument(parsed, EXCLUSIVE));
    const found = parsed.get(`//*[@Id="${uri.slice(1)}"]`);
    return found ? sha256(canonicalElement(parsed, at(`//*[@Id="${uri.slice(1)}"]`), EXCLUSIVE)) : sha256('');
  });
}

function read<T>(text: string, use: (document: Parameters<Parameters<typeof withXml>[1]>[0], at: (path: string) => XmlElement) => T): T {
  const result = withXml(Buffer.from(text), parsed => use(parsed, path => parsed.get(path, { ds: DSIG }) as XmlElement));
  if (!result.ok) throw new Error(`The forgery is not XML: ${JSON.stringify(result.refusal)}`);
  return result.value;
}

/** Puts text before the end of the root. */
export function insert(document: string, text: string): string {
  const end = document.lastIndexOf('</');
  return document.slice(0, end) + text + document.slice(end);
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64');
