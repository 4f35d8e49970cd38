import { createHash, type X509Certificate } from 'node:crypto';
import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import type { KeyProvider, SealUse } from '../seals.ts';
import { exact, issuerSerial, parsed } from './certificates.ts';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  rsaWithSha256: '1.2.840.113549.1.1.11',
} as const;

const SET = 0x31;

/** A detached CMS signature as PAdES-B asks for it (ETSI EN 319 142-1): content type, message digest and signing
 *  certificate v2 are signed; the signing time is not here but in the PDF.
 *  @returns DER */
export async function signDetached(keys: KeyProvider, use: SealUse, content: Uint8Array): Promise<Buffer> {
  const certificate = keys.certificate(use);
  const attributes = inDerOrder([
    attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
    attribute(OID.messageDigest, new OctetString({ valueHex: exact(createHash('sha256').update(content).digest()) })),
    attribute(OID.signingCertificateV2, signingCertificateV2(certificate)),
  ]);
  const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes });
  const der = Buffer.from(signedAttrs.toSchema().toBER());
  // What is signed is the attributes as a SET, though they stand in the message under a context tag.
  der[0] = SET;
  const signature = await keys.sign(use, der, 'der');
  return Buffer.from(
    new ContentInfo({ contentType: OID.signedData, content: signedData(keys, use, certificate, signedAttrs, signature).toSchema(true) })
      .toSchema()
      .toBER(),
  );
}

function signedData(
  keys: KeyProvider,
  use: SealUse,
  certificate: X509Certificate,
  signedAttrs: SignedAndUnsignedAttributes,
  signature: Buffer,
): SignedData {
  const own = parsed(certificate);
  const sha256 = () => new AlgorithmIdentifier({ algorithmId: OID.sha256 });
  const algorithmId = certificate.publicKey.asymmetricKeyType === 'ec' ? OID.ecdsaWithSha256 : OID.rsaWithSha256;
  return new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [own, ...keys.chain(use).map(parsed)],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        digestAlgorithm: sha256(),
        signedAttrs,
        signatureAlgorithm: new AlgorithmIdentifier({ algorithmId }),
        signature: new OctetString({ valueHex: exact(signature) }),
      }),
    ],
  });
}

const attribute = (type: string, value: unknown) => new Attribute({ type, values: [value] });

/** `SigningCertificateV2` (RFC 5035) with the default SHA-256, which DER leaves out. */
function signingCertificateV2(certificate: X509Certificate): Sequence {
  const digest = new OctetString({ valueHex: exact(createHash('sha256').update(certificate.raw).digest()) });
  return new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [digest, issuerSerial(certificate)] })] })] });
}

/** DER orders the members of a SET by their bytes. */
function inDerOrder(attributes: readonly Attribute[]): Attribute[] {
  return attributes
    .map(one => ({ one, der: Buffer.from(one.toSchema().toBER()) }))
    .sort((left, right) => Buffer.compare(left.der, right.der))
    .map(({ one }) => one);
}
