import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '#platform/config/config.ts';

/** The key by which we prove to the issuer that it is us (private_key_jwt, ES256). */
export interface ClientKey {
  privateKey: CryptoKey;
  kid: string;
  publicJwk: JsonWebKey & { kid: string; alg: 'ES256'; use: 'sig' };
}

const keys = new Map<string, Promise<ClientKey>>();

/** Reads our key from OKIENKO_DATA/keys/sign-in; makes it where it is absent. Its public half lies beside it as
 *  `jwks.json`, to be given to the issuer, and is served by the portal. */
export function clientKey(config: Config): Promise<ClientKey> {
  const folder = resolve(config.root, config.OKIENKO_DATA, 'keys', 'sign-in');
  const known = keys.get(folder) ?? readKey(folder);
  keys.set(folder, known);
  return known;
}

async function readKey(folder: string): Promise<ClientKey> {
  const path = join(folder, 'client-key.pem');
  const pem = readIfThere(path) ?? makeKey(folder, path);
  const key = createPrivateKey(pem);
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  const kid = createHash('sha256')
    .update(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }))
    .digest('base64url');
  const publicJwk = { ...jwk, kid, alg: 'ES256', use: 'sig' } as const;
  if (readIfThere(join(folder, 'jwks.json')) === undefined) writeFileSync(join(folder, 'jwks.json'), JSON.stringify({ keys: [publicJwk] }));
  const privateKey = await crypto.subtle.importKey(
    'pkcs8',
    key.export({ type: 'pkcs8', format: 'der' }),
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  );
  return { privateKey, kid, publicJwk };
}

/** Several processes may start at once: the first to link its file wins, the others read that one. */
function makeKey(folder: string, path: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(own, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    unlinkSync(own);
  }
  return readFileSync(path, 'utf8');
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}
