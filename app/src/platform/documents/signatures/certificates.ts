import type { X509Certificate } from 'node:crypto';
import { Constructed, fromBER, Sequence, type Integer } from 'asn1js';
import { BasicConstraints, Certificate, type Extension } from 'pkijs';
import { accept, refuse, type Result } from '#kernel/result.ts';

/** Whom we believe. What a signature brings along is only a hint for building the path, never a reason for trust. */
export interface Trust {
  /** Signers believed as they are. */
  readonly signers?: readonly X509Certificate[];
  /** Certification authorities whose issued signers are believed. */
  readonly authorities?: readonly X509Certificate[];
  /** The instant at which certificates must be valid: receipt time, or now. */
  readonly at: Date;
}

export type TrustRefusal = 'untrusted-signer' | 'certificate-not-valid-then' | 'certificate-not-for-signing';

const LONGEST_PATH = 5;
const KEY_USAGE = '2.5.29.15';
const UNDERSTOOD_CRITICAL: ReadonlySet<string> = new Set([KEY_USAGE, '2.5.29.19', '2.5.29.37', '2.5.29.32']);

/** @refuses untrusted-signer | certificate-not-valid-then | certificate-not-for-signing */
export function trustedSigner(signer: X509Certificate, brought: readonly X509Certificate[], trust: Trust): Result<void, TrustRefusal> {
  if (!validAt(signer, trust.at)) return refuse('certificate-not-valid-then');
  if (!mayUse(signer, ['digital-signature', 'content-commitment'])) return refuse('certificate-not-for-signing');
  if (trust.signers?.some(pinned => pinned.raw.equals(signer.raw))) return accept(undefined);
  const issuers = [...(trust.authorities ?? []), ...brought];
  return pathExists(signer, issuers, trust, LONGEST_PATH) ? accept(undefined) : refuse('untrusted-signer');
}

function pathExists(certificate: X509Certificate, issuers: readonly X509Certificate[], trust: Trust, left: number): boolean {
  if (left === 0) return false;
  return issuers.some(issuer => {
    if (issuer.raw.equals(certificate.raw)) return false;
    if (!issuer.ca || !validAt(issuer, trust.at) || !mayUse(issuer, ['certificate-sign'])) return false;
    if (!roomBelow(issuer, LONGEST_PATH - left)) return false;
    if (!certificate.checkIssued(issuer) || !certificate.verify(issuer.publicKey)) return false;
    return trust.authorities?.some(pinned => pinned.raw.equals(issuer.raw)) || pathExists(issuer, issuers, trust, left - 1);
  });
}

function validAt(certificate: X509Certificate, at: Date): boolean {
  return at >= certificate.validFromDate && at <= certificate.validToDate;
}

type Use = 'digital-signature' | 'content-commitment' | 'certificate-sign';
const BIT: Record<Use, number> = { 'digital-signature': 0x80, 'content-commitment': 0x40, 'certificate-sign': 0x04 };

/** Whether the key usage allows one of `uses`. No key usage allows all; a critical extension we do not know, none. */
function mayUse(certificate: X509Certificate, uses: readonly Use[]): boolean {
  const extensions = extensionsOf(certificate);
  if (extensions === undefined) return false;
  if (extensions.some(extension => extension.critical && !UNDERSTOOD_CRITICAL.has(extension.extnID))) return false;
  const usage = extensions.find(extension => extension.extnID === KEY_USAGE);
  if (!usage) return true;
  const bits = keyUsageBits(usage);
  return uses.some(use => (bits & BIT[use]) !== 0);
}

function keyUsageBits(extension: Extension): number {
  const { result } = fromBER(exact(Buffer.from(extension.extnValue.valueBlock.valueHexView)));
  return (result as unknown as { valueBlock: { valueHexView: Uint8Array } }).valueBlock.valueHexView[0] ?? 0;
}

/** Whether the issuer's path length lets `between` other authorities stand between it and the signer. */
function roomBelow(issuer: X509Certificate, between: number): boolean {
  const constraints = extensionsOf(issuer)?.find(extension => extension.extnID === '2.5.29.19')?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || constraints.pathLenConstraint === undefined) return true;
  return typeof constraints.pathLenConstraint !== 'number' || constraints.pathLenConstraint >= between;
}

/** undefined where the certificate is one that Node reads and pkijs does not. */
function extensionsOf(certificate: X509Certificate): readonly Extension[] | undefined {
  try {
    return parsed(certificate).extensions ?? [];
  } catch {
    return undefined;
  }
}

const MOST_REMEMBERED = 500;
const remembered = new Map<string, Certificate>();

/** The fields Node does not show. Remembered by fingerprint, for pkijs takes a millisecond and signers come again.
 *  @throws when it is damaged */
export function parsed(certificate: X509Certificate): Certificate {
  const fingerprint = certificate.fingerprint256;
  const known = remembered.get(fingerprint);
  if (known) return known;
  const made = Certificate.fromBER(exact(certificate.raw));
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(fingerprint, made);
  return made;
}

/** Whether its key and its fields can be read; one that cannot is damaged or of an algorithm we do not have. */
export function isReadable(certificate: X509Certificate): boolean {
  try {
    return certificate.publicKey !== undefined && parsed(certificate) !== undefined;
  } catch {
    return false;
  }
}

/** DER of `IssuerSerial` (RFC 5035): the issuer as one directory name, and the serial number. */
export function issuerSerial(certificate: X509Certificate): Sequence {
  const { issuer, serialNumber } = parsed(certificate);
  return issuerSerialFrom(issuer.toSchema() as Sequence, serialNumber);
}

function issuerSerialFrom(issuer: Sequence, serial: Integer): Sequence {
  const directoryName = new Constructed({ idBlock: { tagClass: 3, tagNumber: 4 }, value: [issuer] });
  return new Sequence({ value: [new Sequence({ value: [directoryName] }), serial] });
}

/** A copy of exactly these bytes, as the ASN.1 libraries want it. */
export function exact(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
