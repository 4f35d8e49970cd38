import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '#platform/config/environment.ts';

export type Witness = 'xmlsec1' | 'pdfsig' | 'openssl' | 'certutil' | 'pdftotext' | 'pdfinfo' | 'pdftoppm' | 'age';

export interface Said {
  readonly status: number | null;
  readonly text: string;
}

/** Runs another program that knows the standard, so that we do not judge ourselves. */
export function ask(witness: Witness, ...words: string[]): Said {
  const { status, stdout, stderr } = spawnSync(witness, words, { encoding: 'utf8', timeout: 20_000 });
  return { status, text: `${stdout}${stderr}` };
}

/** Whether a test may go without this witness: on a developer's machine it may, in the build it may not.
 *  Given to `test.skipIf`. */
export function absent(...witnesses: Witness[]): boolean {
  const missing = witnesses.filter(witness => spawnSync('sh', ['-c', `command -v ${witness}`]).status !== 0);
  if (missing.length > 0 && environment()['CI'] === 'true') throw new Error(`The build has no ${missing.join(', ')}`);
  if (missing.length > 0) console.warn(`Skipped: no ${missing.join(', ')} on this machine`);
  return missing.length > 0;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'okienko-documents-'));

/** Files signed by others, kept beside the checkout because of their licences. */
export const VECTORS = '../shared/data/trust';

export interface Vector {
  readonly kind: string;
  readonly file: string;
  readonly label: string;
  readonly bytes: Buffer;
}

/** Vectors of those kinds; none, said aloud, where they are not on this machine. */
export function vectors(...kinds: string[]): Vector[] {
  const manifest = `${VECTORS}/MANIFEST.tsv`;
  if (!existsSync(manifest)) {
    console.warn(`Skipped: no ${manifest} on this machine`);
    return [];
  }
  return readFileSync(manifest, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split('\t'))
    .filter(([kind]) => kinds.includes(kind as string))
    .map(([kind = '', file = '', label = '']) => ({ kind, file, label, bytes: readFileSync(join(VECTORS, kind, file)) }));
}
