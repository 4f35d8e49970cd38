import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask, newFolder } from './witnesses.ts';

export interface Signer {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  /** `key,certificate` as xmlsec1 wants them. */
  readonly files: string;
}

/** Jan’s own certificate, signed by itself; `words` go to `openssl req`. */
export function newSigner(...words: string[]): Signer {
  const folder = newFolder();
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const said = ask('openssl', 'req', '-x509', '-nodes', '-days', '30', '-subj', '/CN=Jan', '-keyout', key, '-out', certificate, ...words);
  if (said.status !== 0) throw new Error(said.text);
  return {
    key: createPrivateKey(readFileSync(key)),
    certificate: new X509Certificate(readFileSync(certificate)),
    files: `${key},${certificate}`,
  };
}

export const P256 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] as const;
