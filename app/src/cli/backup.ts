import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readManifest } from '#platform/backup/manifest.ts';
import { verifyArchive } from '#platform/backup/read-archive.ts';
import { writeArchive } from '#platform/backup/write-archive.ts';
import { modules } from '../modules.ts';
import { isSame, makeIdentity, recipientFrom, secretFrom } from './backup-secrets.ts';
import { withHouse } from './open-house.ts';
import type { Start } from './program.ts';
import { progressBar } from './progress.ts';

export interface BackupOptions {
  to?: string;
  keysTo?: string;
  recipient?: string;
  passphraseFile?: string;
  keysRecipient?: string;
  keysPassphraseFile?: string;
  verify?: string;
  identity?: string;
  newIdentity?: string;
  data?: string;
  json?: boolean;
}

/** `./okienko backup`: an archive of everything but the keys, and the keys in a file apart, while the house goes on
 *  working. Exit 0 whole, 1 something is missing or damaged, 2 not begun. */
export async function backup(start: Start, from: string, options: BackupOptions): Promise<void> {
  const path = (given: string): string => resolve(from, given);
  if (options.newIdentity) {
    console.log(await makeIdentity(path(options.newIdentity)));
    return;
  }
  if (options.verify) return verify(path(options.verify), options, path);
  if (!options.to || !options.keysTo)
    return fail('Say where to: --to <folder> for the data, and --keys-to <folder> on another disk for the keys.');
  const { to, keysTo } = { to: path(options.to), keysTo: path(options.keysTo) };
  if (to === keysTo || keysTo.startsWith(`${to}/`) || to.startsWith(`${keysTo}/`))
    return fail('Keys and data are never kept in one place: choose another folder for --keys-to.');
  const data = recipientFrom(withPaths(options, path), '');
  if (!data.ok) return fail(data.refusal);
  const keys = recipientFrom(withPaths({ recipient: options.keysRecipient, passphraseFile: options.keysPassphraseFile }, path), 'keys-');
  if (!keys.ok) return fail(keys.refusal);
  if (isSame(data.value, keys.value)) return fail('One secret must not open both data and keys: choose another for the keys.');
  const began = performance.now();
  const bar = progressBar('Backing up');
  const { archive, keyFile, outcome } = await withHouse(start, options, async ({ house }) => {
    const name = `okienko-${house.clock().toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
    const archive = join(to, `${name}.backup`);
    const keyFile = join(keysTo, `${name}.keys.age`);
    const outcome = await writeArchive({
      databaseUrl: house.database.url,
      dataFolder: house.config.OKIENKO_DATA,
      archive,
      recipient: data.value,
      keys: { file: keyFile, recipient: keys.value },
      sealKeys: house.seals.keys,
      version: versionOf(start.root),
      institution: house.pack.code,
      storedFiles: modules.flatMap(module => module.storedFiles ?? []),
      now: house.clock,
      progress: bar.at,
    });
    return { archive, keyFile, outcome };
  }).catch((fault: Error) => {
    console.error(`• ${fault.message}\n  No archive was made.`);
    process.exit(1);
  });
  bar.end();
  const { manifest, missingFiles } = outcome;
  const seconds = (performance.now() - began) / 1000;
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const figures = {
    archive,
    keys: keyFile,
    takenAt: manifest.takenAt,
    seconds: Number(seconds.toFixed(2)),
    tables: manifest.tables.length,
    rows,
    files: manifest.files.count,
    missing: missingFiles.length,
  };
  for (const sha256 of missingFiles) console.error(`The database names the stored file ${sha256}, and it is not there.`);
  if (options.json) console.log(JSON.stringify(figures));
  else
    console.log(
      [
        `Backed up ${rows} rows of ${manifest.tables.length} tables and ${manifest.files.count} stored files in ${seconds.toFixed(1)} s.`,
        `  Data  ${archive}`,
        `  Keys  ${keyFile}`,
        `  RPO   holds all that was committed by ${manifest.takenAt}, and nothing later`,
      ].join('\n'),
    );
  process.exit(missingFiles.length > 0 ? 1 : 0);
}

async function verify(archive: string, options: BackupOptions, path: (given: string) => string): Promise<void> {
  const given = withPaths({ identity: options.identity, passphraseFile: options.passphraseFile }, path);
  const secret = given.identity === undefined && given.passphraseFile === undefined ? undefined : secretFrom(given, '');
  if (secret && !secret.ok) return fail(secret.refusal);
  const bar = progressBar('Verifying');
  const manifest = readManifest(archive);
  const faults = await verifyArchive(archive, manifest, secret?.value, bar.at);
  bar.end();
  for (const fault of faults) console.error(`• ${fault}`);
  const looked = secret ? 'every row and file read' : 'bytes as they were written; say what opens it to look inside';
  const verdict = { whole: faults.length === 0, inside: secret !== undefined, takenAt: manifest.takenAt, faults };
  if (options.json) console.log(JSON.stringify(verdict));
  else if (verdict.whole) console.log(`The archive of ${manifest.takenAt} is whole (${looked}).`);
  process.exit(verdict.whole ? 0 : 1);
}

export const versionOf = (root: string): string =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;

/** Files named on the command line are named from where it was typed. */
export function withPaths<
  Given extends { recipient?: string | undefined; identity?: string | undefined; passphraseFile?: string | undefined },
>(given: Given, path: (given: string) => string): { recipient?: string; identity?: string; passphraseFile?: string } {
  return {
    ...(given.recipient === undefined ? {} : { recipient: given.recipient }),
    ...(given.identity === undefined ? {} : { identity: path(given.identity) }),
    ...(given.passphraseFile === undefined ? {} : { passphraseFile: path(given.passphraseFile) }),
  };
}

export function fail(why: string): never {
  console.error(`• ${why}`);
  process.exit(2);
}

export const besideOf = (folder: string, word: string): string =>
  join(dirname(folder), `${folder.slice(dirname(folder).length + 1)}.${word}`);
