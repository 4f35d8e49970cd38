import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { openSeals } from '../keys/make-seals.ts';
import type { Seals } from '../seals.ts';
import type { Trust } from '../signatures/certificates.ts';
import { element, writeXml } from '../xml/write.ts';
import { newFolder } from './witnesses.ts';

export const INSTITUTION = { name: 'Zakład Próbny', country: 'PL', identifier: 'VATPL-5213017228' };

export interface TestSeals {
  readonly seals: Seals;
  readonly trust: Trust;
  readonly rootFile: string;
  readonly now: Date;
}

/** Seals of an institution opened just now; the witnesses look at the real clock, so we do here as well. They are
 *  verified a minute later, when the certificates that a test makes on the way are valid too. */
export async function testSeals(): Promise<TestSeals> {
  const folder = join(newFolder(), 'keys');
  const now = new Date();
  const seals = await openSeals(folder, 'make-test-keys', INSTITUTION, now);
  const rootFile = join(folder, 'root.pem');
  return {
    seals,
    trust: { authorities: [new X509Certificate(readFileSync(rootFile))], at: new Date(now.getTime() + 60_000) },
    rootFile,
    now,
  };
}

/** A small document of two people of the cast. */
export const note = (text = 'Zażółć gęślą jaźń'): Buffer =>
  writeXml(
    element('Pismo', { xmlns: 'urn:test:pismo' }, [element('Od', 'Anna'), element('Do', { Id: 'do-1' }, 'Beata'), element('Tresc', text)]),
  );
