import { createHash, createPrivateKey, randomBytes, webcrypto, X509Certificate } from 'node:crypto';
import { BitString, Integer, ObjectIdentifier, PrintableString, Sequence, Set as Asn1Set, Utf8String } from 'asn1js';
import { BasicConstraints, Certificate, CryptoEngine, Extension, RelativeDistinguishedNames, Time, TimeType } from 'pkijs';
import type { SealUse } from '../seals.ts';

/** Whose seals they are, as the certificates say it. */
export interface SealSubject {
  readonly name: string;
  /** Two letters, ISO 3166. */
  readonly country: string;
  /** ETSI EN 319 412-1 organisation identifier, e.g. `VATPL-5213017228`. */
  readonly identifier: string;
}

export interface MadeKey {
  readonly certificate: X509Certificate;
  /** PKCS#8 PEM. */
  readonly privateKeyPem: string;
}

export interface TestAuthority<Use extends SealUse = HouseSealUse> {
  readonly root: X509Certificate;
  readonly leaves: Readonly<Record<Use, MadeKey>>;
}

/** The seals of the house. Proofs of attempts have a key of their own, in the hands of their own process. */
export const SEAL_USES = ['receipts', 'letters', 'checkpoints'] as const satisfies readonly SealUse[];
export type HouseSealUse = (typeof SEAL_USES)[number];
const ROOT_YEARS = 10;
const LEAF_YEARS = 5;
// Clocks of those who verify may run a little behind ours.
const BACKDATED_MINUTES = 10;
/** Upper bound of X.520. */
const LONGEST_COMMON_NAME = 64;
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };
const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto });

/** Makes a certification authority with one key for each use, for demo and test. Every name in it says TEST, so that no
 *  seal made by it can be taken for the institution's. The root's private key is forgotten at once: nobody can issue
 *  more from it. */
export async function makeTestAuthority(subject: SealSubject, now: Date): Promise<TestAuthority>;
export async function makeTestAuthority<Use extends SealUse>(
  subject: SealSubject,
  now: Date,
  uses: readonly Use[],
): Promise<TestAuthority<Use>>;
export async function makeTestAuthority(
  subject: SealSubject,
  now: Date,
  uses: readonly SealUse[] = SEAL_USES,
): Promise<TestAuthority<SealUse>> {
  const rootKeys = await newKeys();
  const rootName = nameOf(subject, 'TEST ROOT - NO LEGAL FORCE');
  const issuer = { issuerName: rootName, issuerKeys: rootKeys };
  const root = await issue({ name: rootName, keys: rootKeys, ...issuer, now, years: ROOT_YEARS, kind: 'authority' });
  const made = await Promise.all(
    uses.map(async use => {
      const keys = await newKeys();
      const name = nameOf(subject, `TEST seal (${use}) - NO LEGAL FORCE`);
      const certificate = await issue({ name, keys, ...issuer, now, years: LEAF_YEARS, kind: 'seal' });
      return [use, { certificate, privateKeyPem: await pemOf(keys.privateKey) }] as const;
    }),
  );
  return { root, leaves: Object.fromEntries(made) as Record<SealUse, MadeKey> };
}

interface Issue {
  readonly name: RelativeDistinguishedNames;
  readonly keys: CryptoKeyPair;
  readonly issuerName: RelativeDistinguishedNames;
  readonly issuerKeys: CryptoKeyPair;
  readonly now: Date;
  readonly years: number;
  readonly kind: 'authority' | 'seal';
}

async function issue({ name, keys, issuerName, issuerKeys, now, years, kind }: Issue): Promise<X509Certificate> {
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: positiveSerial() });
  certificate.issuer = issuerName;
  certificate.subject = name;
  const from = new Date(now.getTime() - BACKDATED_MINUTES * 60_000);
  certificate.notBefore = time(from);
  certificate.notAfter = time(yearsLater(now, years));
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  certificate.extensions = [
    critical(
      '2.5.29.19',
      new BasicConstraints(kind === 'authority' ? { cA: true, pathLenConstraint: 0 } : { cA: false }).toSchema().toBER(),
    ),
    critical('2.5.29.15', keyUsage(kind)),
    plain('2.5.29.14', tagged(0x04, await keyIdentifier(keys.publicKey))),
    plain('2.5.29.35', tagged(0x30, new Uint8Array(tagged(0x80, await keyIdentifier(issuerKeys.publicKey))))),
  ];
  await certificate.sign(issuerKeys.privateKey, 'SHA-256', engine);
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER()));
}

/** Key usage bits: certificate and CRL signing for the root; digital signature and content commitment for a seal. */
function keyUsage(kind: Issue['kind']): ArrayBuffer {
  const [bits, unused] = kind === 'authority' ? [0x06, 1] : [0xc0, 6];
  return new BitString({ valueHex: Uint8Array.of(bits).buffer, unusedBits: unused }).toBER();
}

/** RFC 5280 4.2.1.2: a name for a key, not a protection of it. */
async function keyIdentifier(key: CryptoKey): Promise<Uint8Array> {
  const point = await webcrypto.subtle.exportKey('raw', key as webcrypto.CryptoKey);
  return createHash('sha1').update(new Uint8Array(point)).digest();
}

/** DER of something shorter than 128 bytes. */
function tagged(tag: number, bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.of(tag, bytes.length, ...bytes).buffer;
}

const critical = (extnID: string, extnValue: ArrayBuffer) => new Extension({ extnID, critical: true, extnValue });
const plain = (extnID: string, extnValue: ArrayBuffer) => new Extension({ extnID, critical: false, extnValue });

function nameOf(subject: SealSubject, commonName: string): RelativeDistinguishedNames {
  const part = (type: string, value: Utf8String | PrintableString) =>
    new Asn1Set({ value: [new Sequence({ value: [new ObjectIdentifier({ value: type }), value] })] });
  const name = new Sequence({
    value: [
      part('2.5.4.6', new PrintableString({ value: subject.country })),
      part('2.5.4.10', new Utf8String({ value: subject.name })),
      part('2.5.4.97', new Utf8String({ value: subject.identifier })),
      part('2.5.4.3', new Utf8String({ value: commonName.slice(0, LONGEST_COMMON_NAME) })),
    ],
  });
  // By way of its bytes: pkijs would write all parts as one multi-valued name, but keeps what it has read.
  return RelativeDistinguishedNames.fromBER(name.toBER());
}

function newKeys(): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;
}

async function pemOf(key: CryptoKey): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key as webcrypto.CryptoKey));
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }).export({ type: 'pkcs8', format: 'pem' }) as string;
}

/** 127 random bits, never negative and never with a leading zero byte. */
function positiveSerial(): ArrayBuffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] as number) & 0x7f) | 0x40;
  return Uint8Array.from(bytes).buffer;
}

function yearsLater(now: Date, years: number): Date {
  const later = new Date(now);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}

/** RFC 5280: UTCTime until 2049, GeneralizedTime from 2050. */
function time(value: Date): Time {
  return new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value });
}
