import { createHash, createPublicKey, X509Certificate } from 'node:crypto';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { PublicJwk } from '../types.ts';

export type KeyRefusal =
  /** Neither a JWK, a PEM nor a certificate. */
  | { kind: 'key-unreadable' }
  /** A private or symmetric key was given: whoever sees it could be the program. */
  | { kind: 'key-private' }
  /** Only P-256, Ed25519, and RSA of 2048 bits or more. */
  | { kind: 'key-weak' }
  /** A client that proves itself by TLS brings a certificate. */
  | { kind: 'certificate-missing' };

export interface ReadKey {
  jwk: PublicJwk;
  certificate: string | null;
}

const RSA_BITS = 2048;
/** Of what is pasted; a certificate of RSA 4096 takes some 2 500. */
const LONGEST = 8_000;
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

/** Reads a public key as people have it: JWK, a JWK Set of one, PEM, or a certificate in PEM. */
export function readPublicKey(text: string): Result<ReadKey, KeyRefusal> {
  const given = text.trim();
  if (given === '' || given.length > LONGEST) return refuse({ kind: 'key-unreadable' });
  if (/PRIVATE KEY/.test(given)) return refuse({ kind: 'key-private' });
  try {
    return given.startsWith('{') ? readJwk(JSON.parse(given) as Record<string, unknown>) : readPem(given);
  } catch {
    return refuse({ kind: 'key-unreadable' });
  }
}

function readJwk(given: Record<string, unknown>): Result<ReadKey, KeyRefusal> {
  const keys = given['keys'];
  const jwk = Array.isArray(keys) && keys.length === 1 ? (keys[0] as Record<string, unknown>) : given;
  if (jwk['kty'] === 'oct' || PRIVATE_MEMBERS.some(member => member in jwk)) return refuse({ kind: 'key-private' });
  const certificate = Array.isArray(jwk['x5c']) && typeof jwk['x5c'][0] === 'string' ? jwk['x5c'][0] : null;
  const key = certificate === null ? createPublicKey({ key: jwk as never, format: 'jwk' }) : certificateOf(certificate).publicKey;
  return asJwk(key, certificate);
}

function readPem(given: string): Result<ReadKey, KeyRefusal> {
  if (!/BEGIN CERTIFICATE/.test(given)) return asJwk(createPublicKey(given), null);
  const certificate = new X509Certificate(given);
  return asJwk(certificate.publicKey, certificate.raw.toString('base64'));
}

const certificateOf = (base64: string): X509Certificate => new X509Certificate(Buffer.from(base64, 'base64'));

function asJwk(key: ReturnType<typeof createPublicKey>, certificate: string | null): Result<ReadKey, KeyRefusal> {
  const alg = algorithmOf(key);
  if (alg === undefined) return refuse({ kind: 'key-weak' });
  const jwk = key.export({ format: 'jwk' }) as Record<string, string>;
  return accept({ jwk: { ...jwk, kty: jwk['kty'] as PublicJwk['kty'], kid: thumbprint(jwk), alg, use: 'sig' }, certificate });
}

/** One algorithm a key, fixed when it is registered, so that no token chooses how it is verified. */
function algorithmOf(key: ReturnType<typeof createPublicKey>): PublicJwk['alg'] | undefined {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ec') return details?.namedCurve === 'prime256v1' ? 'ES256' : undefined;
  if (type === 'ed25519') return 'EdDSA';
  return type === 'rsa' && (details?.modulusLength ?? 0) >= RSA_BITS ? 'PS256' : undefined;
}

/** RFC 7638: the required members in order of their names. */
export function thumbprint(jwk: Readonly<Record<string, unknown>>): string {
  const members = { EC: ['crv', 'kty', 'x', 'y'], RSA: ['e', 'kty', 'n'], OKP: ['crv', 'kty', 'x'] }[jwk['kty'] as PublicJwk['kty']];
  return createHash('sha256')
    .update(JSON.stringify(Object.fromEntries(members.map(name => [name, jwk[name]]))))
    .digest('base64url');
}
