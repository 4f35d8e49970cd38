import { createHash, type X509Certificate } from 'node:crypto';
import type { KeyProvider, SealUse } from '../seals.ts';
import { canonicalDocument, EXCLUSIVE, EXCLUSIVE_C14N } from '../xml/canonical.ts';
import { withXml } from '../xml/parse.ts';
import { DSIG, ECDSA_SHA256, ENVELOPED, RSA_SHA256, SHA256, SIGNED_PROPERTIES, XADES } from './algorithms.ts';
import { issuerSerial } from './certificates.ts';

const END_OF_ROOT = /^<\/[^\s<>]+\s*>\s*$/;

/** What of a seal depends on the certificate only, computed once for each. */
interface Frame {
  readonly method: string;
  readonly signingCertificate: string;
  readonly keyInfo: string;
}

const frames = new WeakMap<X509Certificate, Frame>();

/** Puts a XAdES-B seal into a document, as the last child of its root: enveloped, over everything else in it.
 *  @param at the time of sealing that the seal claims (whole seconds)
 *  @throws when the document is not readable, already holds a signature (a second one would break it), or has
 *  anything after its root */
export async function sealXml(keys: KeyProvider, use: SealUse, xml: Buffer, at: Date): Promise<Buffer> {
  const cut = endOfRoot(xml);
  const digest = documentDigest(xml);
  const id = `seal-${Buffer.from(digest, 'base64').toString('hex', 0, 12)}`;
  const frame = frameOf(keys.certificate(use));
  const properties = signedProperties(id, frame, at);
  const signedInfo = signedInfoOf(id, frame.method, digest, sha256(properties.canonical));
  const value = await keys.sign(use, Buffer.from(signedInfo.canonical, 'utf8'), 'ieee-p1363');
  const signature =
    `<ds:Signature xmlns:ds="${DSIG}" Id="${id}">${signedInfo.inPlace}` +
    `<ds:SignatureValue Id="${id}-value">${value.toString('base64')}</ds:SignatureValue>${frame.keyInfo}` +
    `<ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="#${id}">${properties.inPlace}</xades:QualifyingProperties></ds:Object></ds:Signature>`;
  return Buffer.concat([xml.subarray(0, cut), Buffer.from(signature, 'utf8'), xml.subarray(cut)]);
}

function endOfRoot(xml: Buffer): number {
  const cut = xml.lastIndexOf('</');
  if (cut < 0 || !END_OF_ROOT.test(xml.toString('utf8', cut)))
    throw new Error('Nothing can be sealed that does not end with the end tag of its root');
  return cut;
}

function documentDigest(xml: Buffer): string {
  const mayBeSigned = xml.includes(DSIG);
  const digest = withXml(xml, document => {
    if (mayBeSigned && document.get('//ds:Signature', { ds: DSIG }))
      throw new Error('The document already holds a signature, which a seal would break');
    return sha256(canonicalDocument(document, EXCLUSIVE));
  });
  if (!digest.ok) throw new Error(`The document to be sealed is not readable: ${digest.refusal.kind}`);
  return digest.value;
}

function frameOf(certificate: X509Certificate): Frame {
  const known = frames.get(certificate);
  if (known) return known;
  const serial = Buffer.from(issuerSerial(certificate).toBER()).toString('base64');
  const made: Frame = {
    method: certificate.publicKey.asymmetricKeyType === 'ec' ? ECDSA_SHA256 : RSA_SHA256,
    signingCertificate:
      `<xades:SigningCertificateV2><xades:Cert><xades:CertDigest><ds:DigestMethod${DS} Algorithm="${SHA256}"></ds:DigestMethod>` +
      `<ds:DigestValue${DS}>${sha256(certificate.raw)}</ds:DigestValue></xades:CertDigest><xades:IssuerSerialV2>${serial}</xades:IssuerSerialV2></xades:Cert></xades:SigningCertificateV2>`,
    keyInfo: `<ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate.raw.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
  };
  frames.set(certificate, made);
  return made;
}

const DS = ` xmlns:ds="${DSIG}"`;
const XA = ` xmlns:xades="${XADES}"`;

/** One text in two forms: as it is digested (canonical, standing alone) and as it stands in the signature, where the
 *  namespaces are declared above it. Written in canonical form by hand, so that sealing needs no second parsing;
 *  a test holds them to what libxml2 makes of the finished seal. */
interface Part {
  readonly canonical: string;
  readonly inPlace: string;
}

function signedProperties(id: string, frame: Frame, at: Date): Part {
  const canonical =
    `<xades:SignedProperties${XA} Id="${id}-properties"><xades:SignedSignatureProperties><xades:SigningTime>${at.toISOString().slice(0, 19)}Z</xades:SigningTime>` +
    `${frame.signingCertificate}</xades:SignedSignatureProperties><xades:SignedDataObjectProperties><xades:DataObjectFormat ObjectReference="#${id}-document">` +
    `<xades:MimeType>text/xml</xades:MimeType></xades:DataObjectFormat></xades:SignedDataObjectProperties></xades:SignedProperties>`;
  return { canonical, inPlace: canonical.replaceAll(DS, '').replace(XA, '') };
}

function signedInfoOf(id: string, method: string, documentDigest: string, propertiesDigest: string): Part {
  const digest = (value: string) =>
    `<ds:DigestMethod Algorithm="${SHA256}"></ds:DigestMethod><ds:DigestValue>${value}</ds:DigestValue></ds:Reference>`;
  const canonical =
    `<ds:SignedInfo${DS}><ds:CanonicalizationMethod Algorithm="${EXCLUSIVE_C14N}"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm="${method}"></ds:SignatureMethod>` +
    `<ds:Reference Id="${id}-document" URI=""><ds:Transforms><ds:Transform Algorithm="${ENVELOPED}"></ds:Transform><ds:Transform Algorithm="${EXCLUSIVE_C14N}"></ds:Transform></ds:Transforms>${digest(documentDigest)}` +
    `<ds:Reference Type="${SIGNED_PROPERTIES}" URI="#${id}-properties"><ds:Transforms><ds:Transform Algorithm="${EXCLUSIVE_C14N}"></ds:Transform></ds:Transforms>${digest(propertiesDigest)}</ds:SignedInfo>`;
  return { canonical, inPlace: canonical.replace(DS, '') };
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('base64');
}
