import { createHash, X509Certificate } from 'node:crypto';
import { fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { Certificate, ContentInfo, IssuerAndSerialNumber, SignedData, type Attribute, type SignerInfo } from 'pkijs';
import { keyFault, signatureHolds, type Hash, type KeyFault, type SignatureMethod } from './algorithms.ts';
import { exact, isReadable, parsed } from './certificates.ts';
import { OID } from './cms.ts';

export type CmsRefusal =
  | KeyFault
  | 'cms-malformed'
  | 'not-detached'
  | 'several-signers'
  /** Content type or message digest are not signed. */
  | 'no-signed-attributes'
  /** Nothing signed says which certificate it was. */
  | 'no-signing-certificate'
  | 'other-certificate'
  | 'unknown-algorithm'
  | 'digest'
  | 'signature-value';

export class CmsDenied extends Error {
  readonly kind: CmsRefusal;
  constructor(kind: CmsRefusal) {
    super(kind);
    this.kind = kind;
  }
}

function deny(kind: CmsRefusal): never {
  throw new CmsDenied(kind);
}

const HASHES: ReadonlyMap<string, Hash> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);
const SHA1 = '1.3.14.3.2.26';
const METHODS: ReadonlyMap<string, SignatureMethod> = new Map([
  [OID.rsaWithSha256, { hash: 'sha256', scheme: 'rsa' }],
  ['1.2.840.113549.1.1.12', { hash: 'sha384', scheme: 'rsa' }],
  ['1.2.840.113549.1.1.13', { hash: 'sha512', scheme: 'rsa' }],
  [OID.ecdsaWithSha256, { hash: 'sha256', scheme: 'ecdsa' }],
  ['1.2.840.10045.4.3.3', { hash: 'sha384', scheme: 'ecdsa' }],
  ['1.2.840.10045.4.3.4', { hash: 'sha512', scheme: 'ecdsa' }],
]);
const RSA_OF_ANY_HASH = '1.2.840.113549.1.1.1';
const RSA_PSS = '1.2.840.113549.1.1.10';

export interface VerifiedCms {
  readonly signer: X509Certificate;
  readonly brought: readonly X509Certificate[];
}

/** Verifies a detached CMS signature over `content` as CAdES-B has it: one signer, content type, message digest and
 *  signing certificate signed. Whether the signer is trusted is not asked here.
 *  @throws CmsDenied */
export function verifyDetached(cms: Buffer, content: readonly Uint8Array[]): VerifiedCms {
  const data = readSignedData(cms);
  const [info, second] = data.signerInfos;
  if (info === undefined || second !== undefined) return deny('several-signers');
  if (data.encapContentInfo.eContent) deny('not-detached');
  const attributes = info.signedAttrs?.attributes ?? [];
  if (oidOf(only(attributes, OID.contentType)) !== OID.data) deny('no-signed-attributes');
  const hash = hashOf(info.digestAlgorithm.algorithmId);
  const claimed = bytesIn(only(attributes, OID.messageDigest));
  const digest = createHash(hash);
  for (const part of content) digest.update(part);
  if (!digest.digest().equals(claimed)) deny('digest');
  const brought = (data.certificates ?? []).filter(one => one instanceof Certificate).map(one => x509(one));
  const signer = signingCertificate(attributes, brought);
  checkSignerId(info, signer);
  const method = methodOf(info, hash);
  const fault = keyFault(signer.publicKey, method.scheme);
  if (fault) deny(fault);
  const signed = Buffer.from((info.signedAttrs as unknown as { encodedValue: ArrayBuffer }).encodedValue);
  if (!signatureHolds(method, signer.publicKey, signed, bytesIn(info.signature), 'der')) deny('signature-value');
  return { signer, brought };
}

function readSignedData(cms: Buffer): SignedData {
  try {
    const { offset, result } = fromBER(exact(cms));
    // Zeros fill the room kept in the PDF; anything else behind the message is not ours to ignore.
    if (offset < 0 || cms.subarray(offset).some(byte => byte !== 0)) return deny('cms-malformed');
    const info = new ContentInfo({ schema: result });
    if (info.contentType !== OID.signedData) return deny('cms-malformed');
    return new SignedData({ schema: info.content });
  } catch {
    return deny('cms-malformed');
  }
}

function x509(certificate: Certificate): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(certificate.toSchema().toBER()));
  } catch {
    return deny('cms-malformed');
  }
}

/** The one value of the one attribute of that type. */
function only(attributes: readonly Attribute[], type: string): unknown {
  const found = attributes.filter(attribute => attribute.type === type);
  // An attribute whose set is none comes without values, whatever its type says.
  const values = (found[0]?.values ?? []) as readonly unknown[];
  return found.length === 1 && values.length === 1 ? values[0] : deny('no-signed-attributes');
}

function oidOf(value: unknown): string | undefined {
  return value instanceof ObjectIdentifier ? value.valueBlock.toString() : undefined;
}

function itemsOf(value: unknown): readonly unknown[] {
  return value instanceof Sequence ? value.valueBlock.value : deny('cms-malformed');
}

function bytesIn(value: unknown): Buffer {
  if (!(value instanceof OctetString)) return deny('cms-malformed');
  // A constructed octet string (BER) keeps its bytes in pieces. A plain one may show what its bytes could mean instead.
  return value.idBlock.isConstructed ? Buffer.concat(value.valueBlock.value.map(bytesIn)) : Buffer.from(value.valueBlock.valueHexView);
}

function hashOf(oid: string): Hash {
  return HASHES.get(oid) ?? deny(oid === SHA1 ? 'weak-algorithm' : 'unknown-algorithm');
}

function methodOf(info: SignerInfo, hash: Hash): SignatureMethod {
  const oid = info.signatureAlgorithm.algorithmId;
  if (oid === RSA_OF_ANY_HASH) return { hash, scheme: 'rsa' };
  if (oid === RSA_PSS) return { hash, scheme: 'rsa-pss' };
  return METHODS.get(oid) ?? deny(oid === '1.2.840.113549.1.1.5' || oid === '1.2.840.10045.4.1' ? 'weak-algorithm' : 'unknown-algorithm');
}

/** The certificate that the signed attributes name (RFC 5035). The older attribute does it by
 *  SHA-1, which names nobody, and counts as none. */
function signingCertificate(attributes: readonly Attribute[], brought: readonly X509Certificate[]): X509Certificate {
  if (!attributes.some(attribute => attribute.type === OID.signingCertificateV2)) return deny('no-signing-certificate');
  const named = firstNamed(only(attributes, OID.signingCertificateV2));
  const certificate = brought.find(one => createHash(named.hash).update(one.raw).digest().equals(named.digest));
  if (certificate === undefined || !isReadable(certificate)) return deny('other-certificate');
  return certificate;
}

function firstNamed(list: unknown): { hash: Hash; digest: Buffer } {
  const [first, second] = itemsOf(itemsOf(itemsOf(list)[0])[0]);
  // SHA-256 is the default and then not written.
  if (first instanceof OctetString) return { hash: 'sha256', digest: bytesIn(first) };
  return { hash: hashOf(oidOf(itemsOf(first)[0]) ?? ''), digest: bytesIn(second) };
}

function checkSignerId({ sid }: SignerInfo, signer: X509Certificate): void {
  if (!(sid instanceof IssuerAndSerialNumber)) return;
  const own = parsed(signer);
  const same =
    sid.serialNumber.isEqual(own.serialNumber) &&
    Buffer.from(sid.issuer.toSchema().toBER()).equals(Buffer.from(own.issuer.toSchema().toBER()));
  if (!same) deny('other-certificate');
}
