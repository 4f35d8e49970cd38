import type { KeyProvider, Seals, SealUse } from '../seals.ts';
import { sealPdf } from '../signatures/seal-pdf.ts';
import { sealXml } from '../signatures/seal-xml.ts';
import { makeTestAuthority, SEAL_USES, type SealSubject } from './authority.ts';
import { hasPemKeys, readPemKeys, writePemKeys } from './pem-keys.ts';

/** The seals over some keys: PEM files, or a hardware module that speaks the same interface. */
export function makeSeals(keys: KeyProvider): Seals {
  return {
    keys,
    sealXml: (use, xml, at) => sealXml(keys, use, xml, at),
    sealPdf: (use, pdf, at, reason) => sealPdf(keys, use, pdf, at, reason),
  };
}

/** Opens the seals kept in a folder. Where it is empty and these are not to be the institution's real seals, test keys
 *  are made first.
 *  @param whenAbsent `make-test-keys` for the demo, `refuse` in production
 *  @throws when there are no keys and none may be made */
export async function openSeals(
  folder: string,
  whenAbsent: 'make-test-keys' | 'refuse',
  subject: SealSubject,
  now: Date,
  uses: readonly SealUse[] = SEAL_USES,
): Promise<Seals> {
  if (!hasPemKeys(folder, uses)) {
    if (whenAbsent === 'refuse') throw new Error(`No keys for seals in ${folder}`);
    writePemKeys(folder, await makeTestAuthority(subject, now, uses));
  }
  return makeSeals(readPemKeys(folder, uses));
}
