import { listZipEntries, readZipEntry } from '#platform/storage/zip-directory.ts';

/** The harmless file that every scanner reports, for tests (eicar.org). In two parts, so that a scanner on a
 *  developer's machine does not report this source. */
export const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''), 'latin1');

const DEEPEST = 3;
const ENTRY_BYTES_AT_MOST = 20 * 1024 * 1024;

/** Looks for the EICAR file, also in ZIPs (and so in OpenDocuments), as far as three ZIPs deep.
 *  @returns the name to report, undefined where nothing was found */
export function findHarm(bytes: Buffer, depth = 0): string | undefined {
  if (bytes.includes(EICAR)) return 'Eicar-Test-Signature';
  if (depth >= DEEPEST) return undefined;
  for (const entry of listZipEntries(bytes) ?? []) {
    const unpacked = readZipEntry(bytes, entry, ENTRY_BYTES_AT_MOST);
    const found = unpacked && findHarm(unpacked, depth + 1);
    if (found) return found;
  }
  return undefined;
}
