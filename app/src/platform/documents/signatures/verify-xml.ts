import { createHash, X509Certificate } from 'node:crypto';
import type { XmlAttribute, XmlDocument, XmlElement } from 'libxml2-wasm';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { canonicalElement, canonicalMethod, Uncanonical } from '../xml/canonical.ts';
import { withXml } from '../xml/parse.ts';
import { attribute, children, decodeBase64 } from '../xml/read.ts';
import { DSIG, isWornOut, keyFault, signatureHolds, signatureMethod, XADES } from './algorithms.ts';
import { isReadable, issuerSerial, trustedSigner, type Trust } from './certificates.ts';
import { checkReferences, outermostSignatures, type SignedContent } from './references.ts';
import { Denied, deny, type VerifyXmlRefusal } from './refusals.ts';
import { algorithm, bytesOf, digestIn, inclusivePrefixes, only, optional } from './structure.ts';

export interface XmlSignature extends SignedContent {
  readonly signer: X509Certificate;
  /** When the signer says it was signed. A claim, not a proof. */
  readonly claimedTime?: Date;
}

const MOST_SIGNATURES = 20;

/** Verifies every signature of a document by XAdES-B rules and our allow-lists (see README). One that fails refuses
 *  the whole: who needs less asks for less.
 *
 *  Use `coveredXml` only, and accept an e-document only where it `covers` the document, or where you take the content
 *  out of the covered object.
 *  @refuses unreadable, or a SignatureRefusal */
export function verifyXml(bytes: Uint8Array, trust: Trust): Result<readonly XmlSignature[], VerifyXmlRefusal> {
  const signatures: XmlSignature[] = [];
  let count = 1;
  for (let index = 0; index < count; index += 1) {
    // Each signature gets the document anew, since checking one takes it out. There is seldom more than one.
    const checked = withXml(bytes, (document): Result<XmlSignature, VerifyXmlRefusal> => {
      try {
        const all = outermostSignatures(document);
        if (all.length === 0) return deny('no-signature');
        if (all.length > MOST_SIGNATURES) return deny('too-many-signatures', `${all.length}`);
        count = all.length;
        return accept(verifyOne(document, all[index] as XmlElement, trust));
      } catch (error) {
        if (error instanceof Denied) return refuse({ kind: error.kind, detail: error.detail });
        if (error instanceof Uncanonical) return refuse({ kind: 'not-canonical', detail: error.message });
        throw error;
      }
    });
    if (!checked.ok) return refuse({ kind: 'unreadable', xml: checked.refusal });
    if (!checked.value.ok) return checked.value;
    signatures.push(checked.value.value);
  }
  return accept(signatures);
}

/** Verifies a document that must bear exactly one signature, over the whole of it: a sealed receipt, a signed form.
 *  @refuses as verifyXml, and `nothing-signed` where the signature covers less than the document */
export function verifySealedXml(bytes: Uint8Array, trust: Trust): Result<XmlSignature, VerifyXmlRefusal> {
  const verified = verifyXml(bytes, trust);
  if (!verified.ok) return verified;
  const [signature, second] = verified.value;
  if (signature === undefined || second !== undefined) return refuse({ kind: 'too-many-signatures', detail: `${verified.value.length}` });
  if (signature.covers !== 'document') return refuse({ kind: 'nothing-signed', detail: `covers only an ${signature.covers}` });
  return accept(signature);
}

function verifyOne(document: XmlDocument, signature: XmlElement, trust: Trust): XmlSignature {
  const ids = uniqueIds(document);
  const signedProperties = ownProperties(signature);
  const properties = only(signedProperties, XADES, 'SignedSignatureProperties');
  const brought = broughtCertificates(signature);
  const signer = signingCertificate(properties, brought);
  // Before anything that takes time in proportion to the document: a stranger gets no work out of us.
  const trusted = trustedSigner(signer, brought, trust);
  if (!trusted.ok) return deny(trusted.refusal, signer.subject);
  const claimedTime = timeOf(properties);
  const signedInfo = only(signature, DSIG, 'SignedInfo');
  checkValue(document, signature, signedInfo, signer);
  const content = checkReferences({ document, signature, signedProperties, ids }, signedInfo);
  return { ...content, signer, ...(claimedTime ? { claimedTime } : {}) };
}

/** Any attribute that some schema might declare as an ID counts, so that no two parsers can disagree on a reference. */
function uniqueIds(document: XmlDocument): ReadonlyMap<string, XmlElement> {
  const ids = new Map<string, XmlElement>();
  for (const id of document.find('//@*[local-name()="Id" or local-name()="ID" or local-name()="id"]') as unknown as XmlAttribute[]) {
    if (ids.has(id.value)) deny('duplicate-id', id.value);
    ids.set(id.value, id.parent as XmlElement);
  }
  return ids;
}

function ownProperties(signature: XmlElement): XmlElement {
  const holders = children(signature, DSIG, 'Object').flatMap(object => children(object, XADES, 'QualifyingProperties'));
  const [holder, second] = holders;
  if (holder === undefined) return deny('not-xades', 'no QualifyingProperties');
  if (second !== undefined) return deny('structure', 'QualifyingProperties twice');
  const id = attribute(signature, 'Id');
  if (id === undefined || attribute(holder, 'Target') !== `#${id}`) deny('properties-of-another-signature', attribute(holder, 'Target'));
  return only(holder, XADES, 'SignedProperties');
}

function broughtCertificates(signature: XmlElement): X509Certificate[] {
  const keyInfo = optional(signature, DSIG, 'KeyInfo');
  const texts = keyInfo ? children(keyInfo, DSIG, 'X509Data').flatMap(x509 => children(x509, DSIG, 'X509Certificate')) : [];
  if (texts.length === 0) deny('no-certificate');
  return texts.map(text => {
    try {
      return new X509Certificate(decodeBase64(text.content) ?? deny('certificate-malformed'));
    } catch (error) {
      throw error instanceof Denied ? error : new Denied('certificate-malformed');
    }
  });
}

/** The certificate that the signed properties name by digest, and by issuer and serial number where they give them. */
function signingCertificate(properties: XmlElement, brought: readonly X509Certificate[]): X509Certificate {
  const first = optional(properties, XADES, 'SigningCertificate');
  const second = optional(properties, XADES, 'SigningCertificateV2');
  if (first && second) deny('structure', 'SigningCertificate twice');
  const list = first ?? second;
  if (list === undefined) return deny('not-xades', 'no SigningCertificate');
  const named = children(list, XADES, 'Cert')[0] ?? deny('structure', 'SigningCertificate without Cert');
  const { hash, value } = digestIn(only(named, XADES, 'CertDigest'));
  const certificate = brought.find(candidate => createHash(hash).update(candidate.raw).digest().equals(value));
  if (certificate === undefined) return deny('other-certificate', 'digest');
  if (!isReadable(certificate)) return deny('certificate-malformed', certificate.subject);
  checkIssuerSerial(named, certificate);
  return certificate;
}

function checkIssuerSerial(named: XmlElement, certificate: X509Certificate): void {
  const older = optional(named, XADES, 'IssuerSerial');
  // The issuer's name as text has many spellings; the digest has already fixed it.
  if (older && serialNumber(only(older, DSIG, 'X509SerialNumber').content) !== BigInt(`0x${certificate.serialNumber}`))
    deny('other-certificate', 'serial number');
  const newer = optional(named, XADES, 'IssuerSerialV2');
  if (newer && !bytesOf(newer).equals(Buffer.from(issuerSerial(certificate).toBER())))
    deny('other-certificate', 'issuer and serial number');
}

function serialNumber(text: string): bigint | undefined {
  return /^\d{1,60}$/.test(text.trim()) ? BigInt(text.trim()) : undefined;
}

function timeOf(properties: XmlElement): Date | undefined {
  const element = optional(properties, XADES, 'SigningTime');
  if (!element) return undefined;
  const time = new Date(element.content.trim());
  return Number.isNaN(time.getTime()) ? deny('structure', 'SigningTime') : time;
}

function checkValue(document: XmlDocument, signature: XmlElement, signedInfo: XmlElement, signer: X509Certificate): void {
  const canonicalisation = only(signedInfo, DSIG, 'CanonicalizationMethod');
  const canonical = canonicalMethod(algorithm(canonicalisation)) ?? deny('unknown-algorithm', algorithm(canonicalisation));
  const uri = algorithm(only(signedInfo, DSIG, 'SignatureMethod'));
  const method = signatureMethod(uri) ?? deny(isWornOut(uri) ? 'weak-algorithm' : 'unknown-algorithm', uri);
  const fault = keyFault(signer.publicKey, method.scheme);
  if (fault) deny(fault, uri);
  const bytes = canonicalElement(document, signedInfo, canonical, inclusivePrefixes(canonicalisation));
  const value = bytesOf(only(signature, DSIG, 'SignatureValue'));
  if (!signatureHolds(method, signer.publicKey, bytes, value, 'ieee-p1363')) deny('signature-value');
}
