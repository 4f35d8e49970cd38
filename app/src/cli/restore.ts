import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { Secret } from '#platform/backup/age.ts';
import { isSignedBy, type Manifest, readManifest } from '#platform/backup/manifest.ts';
import { syncFolder } from '#platform/backup/parts.ts';
import { archiveSecret, restoreDatabase, restoreFiles, restoreKeys, restoreRecords } from '#platform/backup/read-archive.ts';
import type { Config } from '#platform/config/config.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { listMigrations, migrate } from '#platform/database/migrate.ts';
import { readPemKeys } from '#platform/documents/keys/pem-keys.ts';
import { prepareJobs } from '#platform/jobs/worker.ts';
import { moduleOrder } from '../module-order.ts';
import { besideOf, fail, withPaths } from './backup.ts';
import { secretFrom } from './backup-secrets.ts';
import type { Start } from './program.ts';
import { progressBar } from './progress.ts';
import { readSettings } from './up.ts';

export interface RestoreOptions {
  keys?: string;
  withoutKeys?: boolean;
  identity?: string;
  passphraseFile?: string;
  keysIdentity?: string;
  keysPassphraseFile?: string;
  over?: boolean;
  data?: string;
  json?: boolean;
}

interface Wish {
  start: Start;
  config: Config;
  archive: string;
  manifest: Manifest;
  secret: Secret;
  keys: { file: string; secret: Secret } | null;
  over: boolean;
}

/** `./okienko restore <archive>`: an empty machine becomes the house of the backup, then is brought up to this version.
 *  Whole or not at all: killed at any moment, the old house (or none) is still there. Exit 0 done, 1 failed, 2 not begun. */
export async function restore(start: Start, from: string, archive: string, options: RestoreOptions): Promise<void> {
  const path = (given: string): string => resolve(from, given);
  const config = readSettings(start, options);
  const secret = secretFrom(withPaths({ identity: options.identity, passphraseFile: options.passphraseFile }, path), '');
  if (!secret.ok) return fail(secret.refusal);
  if (!options.keys && !options.withoutKeys) return fail('Say where the keys are: --keys <file>, or --without-keys if they are lost.');
  const keysSecret = secretFrom(withPaths({ identity: options.keysIdentity, passphraseFile: options.keysPassphraseFile }, path), 'keys-');
  if (options.keys && !keysSecret.ok) return fail(keysSecret.refusal);
  const began = performance.now();
  try {
    const wish: Wish = {
      start,
      config,
      archive: path(archive),
      manifest: readManifest(path(archive)),
      secret: secret.value,
      keys: options.keys && keysSecret.ok ? { file: path(options.keys), secret: keysSecret.value } : null,
      over: options.over === true,
    };
    const done = config.DATABASE_URL ? await restoreOutside(wish) : await restoreEmbedded(wish);
    tell(wish.manifest, done, (performance.now() - began) / 1000, options.json === true);
  } catch (fault) {
    console.error(`• ${(fault as Error).message}\n  Nothing was changed.`);
    process.exit(1);
  }
  process.exit(0);
}

interface Done {
  rows: number;
  files: number;
  keys: number;
  migrated: number;
  setAside?: string;
}

/** Builds the house in a folder beside, and gives it the name when it stands. */
async function restoreEmbedded(wish: Wish): Promise<Done> {
  const data = wish.config.OKIENKO_DATA;
  const draft = besideOf(data, 'restoring');
  const there = existsSync(data) && readdirSync(data).length > 0;
  if (runningIn(data) !== undefined) throw new Error(`The house in ${data} is running. Stop it first.`);
  if (there && !wish.over)
    throw new Error(`There is a house in ${data}. Say --over to put this one in its place; the old one is kept aside.`);
  await clearDraft(draft);
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const beside = await putBeside(wish, draft);
  const server = await startEmbedded({ folder: join(draft, 'postgresql'), care: 'durable', root: wish.config.root });
  let rows: number;
  let migrated: number;
  try {
    ({ rows, migrated } = await putDatabase(wish, server.url, beside.key, false));
  } finally {
    await server.stop();
  }
  await syncFolder(draft);
  const setAside = besideOf(data, `before-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}Z`);
  if (there) renameSync(data, setAside);
  else rmSync(data, { recursive: true, force: true });
  renameSync(draft, data);
  await syncFolder(join(data, '..'));
  return { rows, migrated, files: beside.files, keys: beside.keys, ...(there ? { setAside } : {}) };
}

/** The database elsewhere changes in one transaction, last; files are named by their content, so that more of them harm
 *  nobody. */
async function restoreOutside(wish: Wish): Promise<Done> {
  const url = wish.config.DATABASE_URL;
  const data = wish.config.OKIENKO_DATA;
  if ((await hasHouse(url)) && !wish.over)
    throw new Error('There is a house in the database of DATABASE_URL. Say --over to drop it and put this one in its place.');
  const keysThere = existsSync(join(data, 'keys')) && readdirSync(join(data, 'keys')).length > 0;
  if (keysThere && wish.keys && !wish.over)
    throw new Error(`There are keys in ${data}. Say --over to put those of the backup in their place.`);
  const draft = besideOf(data, 'restoring');
  await clearDraft(draft);
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const beside = await putBeside(wish, draft);
  const { rows, migrated } = await putDatabase(wish, url, beside.key, wish.over);
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  for (const name of readdirSync(draft)) {
    if (existsSync(join(data, name))) renameSync(join(data, name), join(data, `${name}.before-${stamp}Z`));
    renameSync(join(draft, name), join(data, name));
  }
  rmSync(draft, { recursive: true, force: true });
  return { rows, migrated, files: beside.files, keys: beside.keys };
}

/** Keys first: they tell whether the manifest is ours. */
async function putBeside(wish: Wish, folder: string): Promise<{ key: Secret; files: number; keys: number }> {
  const { archive, manifest } = wish;
  const keys = wish.keys ? await restoreKeys(wish.keys.file, wish.keys.secret, join(folder, 'keys')) : 0;
  if (wish.keys && !isSignedBy(archive, readPemKeys(join(folder, 'keys', 'seals'))))
    throw new Error('The manifest was not signed with these keys: the archive was changed, or the keys are of another house.');
  const key = await archiveSecret(archive, manifest, wish.secret);
  const files = await restoreFiles(archive, manifest, key, folder);
  if (files !== manifest.files.count) throw new Error(`There are ${files} stored files, not ${manifest.files.count}.`);
  await restoreRecords(archive, manifest, key, folder);
  return { key, files, keys };
}

async function putDatabase(wish: Wish, url: string, key: Secret, over: boolean): Promise<{ rows: number; migrated: number }> {
  await prepareJobs(url);
  const bar = progressBar('Restoring');
  const migrations = listMigrations(wish.config.root, moduleOrder);
  const { rows } = await restoreDatabase(wish.archive, wish.manifest, key, { databaseUrl: url, migrations, over, progress: bar.at });
  bar.end();
  const newer = await migrate(url, migrations);
  return { rows, migrated: newer.length };
}

async function hasHouse(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query<{ there: boolean }>(`select to_regclass('okienko_migration') is not null as there`);
    return found.rows[0]?.there === true;
  } finally {
    await client.end();
  }
}

/** What an earlier restore left when it was killed, with the PostgreSQL that may still run there. */
async function clearDraft(draft: string): Promise<void> {
  const pid = runningIn(draft);
  if (pid !== undefined) process.kill(pid, 'SIGQUIT');
  for (let waited = 0; runningIn(draft) !== undefined && waited < 10_000; waited += 50) await new Promise(done => setTimeout(done, 50));
  rmSync(draft, { recursive: true, force: true });
}

function runningIn(data: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(data, 'postgresql', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(join(data, 'postgresql')) ? pid : undefined;
  } catch {
    return undefined;
  }
}

function tell(manifest: Manifest, done: Done, seconds: number, json: boolean): void {
  const lostSeconds = Math.max(0, Math.round((Date.now() - Date.parse(manifest.takenAt)) / 1000));
  const figures = { ...done, takenAt: manifest.takenAt, rtoSeconds: Number(seconds.toFixed(2)), rpoSeconds: lostSeconds };
  if (json) {
    console.log(JSON.stringify(figures));
    return;
  }
  console.log(
    [
      `Restored ${done.rows} rows, ${done.files} stored files and ${done.keys} key files; ${done.migrated} newer migrations were run.`,
      ...(done.setAside ? [`  The house that was there is kept in ${done.setAside}`] : []),
      `  RTO  ${seconds.toFixed(1)} s from the command to a house that can be started`,
      `  RPO  what came after ${manifest.takenAt} is not in it (${lostSeconds} s before now)`,
      '  Now look whether it is whole: ./okienko audit verify',
    ].join('\n'),
  );
}
