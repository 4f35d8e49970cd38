import { constants, verify, type KeyObject } from 'node:crypto';

/** Namespaces and algorithm names of XML signatures. What is not listed here is refused. */
export const DSIG = 'http://www.w3.org/2000/09/xmldsig#';
export const XADES = 'http://uri.etsi.org/01903/v1.3.2#';
export const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';
export const ENVELOPED = `${DSIG}enveloped-signature`;
export const BASE64 = `${DSIG}base64`;
export const XPATH = 'http://www.w3.org/TR/1999/REC-xpath-19991116';
export const SIGNED_PROPERTIES = 'http://uri.etsi.org/01903#SignedProperties';

export type Hash = 'sha256' | 'sha384' | 'sha512';
type Scheme = 'rsa' | 'rsa-pss' | 'ecdsa';
export interface SignatureMethod {
  readonly hash: Hash;
  readonly scheme: Scheme;
}

const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';
const SIGNATURE_METHODS: ReadonlyMap<string, SignatureMethod> = new Map([
  [`${MORE}rsa-sha256`, { hash: 'sha256', scheme: 'rsa' }],
  [`${MORE}rsa-sha384`, { hash: 'sha384', scheme: 'rsa' }],
  [`${MORE}rsa-sha512`, { hash: 'sha512', scheme: 'rsa' }],
  [`${MORE}ecdsa-sha256`, { hash: 'sha256', scheme: 'ecdsa' }],
  [`${MORE}ecdsa-sha384`, { hash: 'sha384', scheme: 'ecdsa' }],
  [`${MORE}ecdsa-sha512`, { hash: 'sha512', scheme: 'ecdsa' }],
  ['http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1', { hash: 'sha256', scheme: 'rsa-pss' }],
]);
const DIGEST_METHODS: ReadonlyMap<string, Hash> = new Map([
  [SHA256, 'sha256'],
  [`${MORE}sha384`, 'sha384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'sha512'],
]);

export const RSA_SHA256 = `${MORE}rsa-sha256`;
export const ECDSA_SHA256 = `${MORE}ecdsa-sha256`;

export const signatureMethod = (uri: string): SignatureMethod | undefined => SIGNATURE_METHODS.get(uri);
export const digestMethod = (uri: string): Hash | undefined => DIGEST_METHODS.get(uri);

/** Algorithms once in use and since broken or worn out: told apart from unknown ones, for whoever reads the refusal. */
export const isWornOut = (uri: string): boolean => /#(?:rsa-|dsa-|ecdsa-)?(?:sha1|md5)$|#hmac-/.test(uri);

const SMALLEST_RSA_BITS = 2048;
const CURVES: ReadonlySet<string | undefined> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

export type KeyFault = 'key-type' | 'weak-algorithm';

/** Whether the key is of the kind the method needs, and strong enough. */
export function keyFault(key: KeyObject, scheme: Scheme): KeyFault | undefined {
  if (scheme === 'ecdsa') return CURVES.has(key.asymmetricKeyDetails?.namedCurve) ? undefined : 'key-type';
  if (key.asymmetricKeyType !== 'rsa' && !(scheme === 'rsa-pss' && key.asymmetricKeyType === 'rsa-pss')) return 'key-type';
  return (key.asymmetricKeyDetails?.modulusLength ?? 0) < SMALLEST_RSA_BITS ? 'weak-algorithm' : undefined;
}

/** Whether `signature` over `bytes` is by that key. ECDSA in XML is r‖s (`ieee-p1363`), in CMS a DER sequence. */
export function signatureHolds(
  method: SignatureMethod,
  key: KeyObject,
  bytes: Uint8Array,
  signature: Uint8Array,
  form: 'ieee-p1363' | 'der',
): boolean {
  switch (method.scheme) {
    case 'ecdsa':
      return verify(method.hash, bytes, { key, dsaEncoding: form }, signature);
    case 'rsa-pss':
      return verify(
        method.hash,
        bytes,
        { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
        signature,
      );
    case 'rsa':
      return verify(method.hash, bytes, key, signature);
  }
}
