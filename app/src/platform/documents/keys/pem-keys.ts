import { createPrivateKey, sign, X509Certificate, type KeyObject } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { KeyProvider, SealUse } from '../seals.ts';
import { SEAL_USES, type TestAuthority } from './authority.ts';

const OTHERS = 0o077;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

interface Loaded {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  readonly chain: readonly X509Certificate[];
}

/** Keys from PEM files: `<use>.key.pem` (PKCS#8, for the owner's eyes only) and `<use>.certificates.pem` (the seal's own
 *  certificate first, then those above it).
 *  @throws when one is missing, readable by others, or key and certificate do not belong together */
export function readPemKeys(folder: string, uses: readonly SealUse[] = SEAL_USES): KeyProvider {
  const loaded = Object.fromEntries(uses.map(use => [use, load(folder, use)])) as Record<SealUse, Loaded>;
  return {
    certificate: use => loaded[use].certificate,
    chain: use => loaded[use].chain,
    // Synchronous inside: a signature takes some tens of microseconds, less than a hand-over to another thread.
    sign: async (use, bytes, form) => {
      const { key } = loaded[use];
      return key.asymmetricKeyType === 'ec' ? sign('sha256', bytes, { key, dsaEncoding: form }) : sign('sha256', bytes, key);
    },
  };
}

export function hasPemKeys(folder: string, uses: readonly SealUse[] = SEAL_USES): boolean {
  return uses.every(use => existsSync(keyFile(folder, use)));
}

/** Writes the keys of a test authority. The folder appears whole or not at all; where another process was first, its
 *  keys stay. */
export function writePemKeys<Use extends SealUse>(folder: string, authority: TestAuthority<Use>): void {
  const uses = Object.keys(authority.leaves) as Use[];
  mkdirSync(dirname(folder), { recursive: true });
  const draft = mkdtempSync(`${folder}.new-`);
  for (const use of uses) {
    const { privateKeyPem, certificate } = authority.leaves[use];
    writeFileSync(keyFile(draft, use), privateKeyPem, { mode: 0o600 });
    writeFileSync(certificatesFile(draft, use), certificate.toString() + authority.root.toString());
  }
  writeFileSync(join(draft, 'root.pem'), authority.root.toString());
  chmodSync(draft, 0o700);
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true });
    if (!hasPemKeys(folder, uses)) throw error;
  }
}

/** The certificate of a use without its key, for those who only verify; undefined where there is none yet. */
export function readCertificate(folder: string, use: SealUse): X509Certificate | undefined {
  const file = certificatesFile(folder, use);
  const pem = existsSync(file) ? readFileSync(file, 'utf8').match(CERTIFICATE)?.[0] : undefined;
  return pem === undefined ? undefined : new X509Certificate(pem);
}

const keyFile = (folder: string, use: SealUse) => join(folder, `${use}.key.pem`);
const certificatesFile = (folder: string, use: SealUse) => join(folder, `${use}.certificates.pem`);

function load(folder: string, use: SealUse): Loaded {
  const path = keyFile(folder, use);
  if ((statSync(path).mode & OTHERS) !== 0)
    throw new Error(`${path} can be read by others than its owner. Make it mode 0600, and ask yourself who has read it.`);
  const key = createPrivateKey(readFileSync(path));
  const [certificate, ...chain] = (readFileSync(certificatesFile(folder, use), 'utf8').match(CERTIFICATE) ?? []).map(
    pem => new X509Certificate(pem),
  );
  if (!certificate?.checkPrivateKey(key)) throw new Error(`${path} is not the key of the first certificate beside it`);
  return { key, certificate, chain };
}
