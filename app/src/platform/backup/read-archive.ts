import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import pg from 'pg';
import { copyIn } from '#platform/database/copy.ts';
import { type Migration, migrateWithin, migrationId } from '#platform/database/migrate.ts';
import { decrypted, readIdentity, type Secret } from './age.ts';
import { isWhole, readPart } from './parts.ts';
import { type Manifest, partsOf } from './manifest.ts';
import { columnsOf, nameOf } from './tables.ts';
import { readTar } from './tar.ts';
import { renumberTransactions } from './transaction-numbers.ts';
import { fileStream } from './write-archive.ts';

/** The key that opens the parts of this archive. */
export async function archiveSecret(archive: string, manifest: Manifest, secret: Secret): Promise<Secret> {
  if (!manifest.identity) return secret;
  const text: Buffer[] = [];
  for await (const piece of readPart(archive, manifest.identity, secret)) text.push(piece);
  const identity = readIdentity(Buffer.concat(text).toString('utf8'));
  if (!identity) throw new Error('The key of the archive cannot be read.');
  return identity;
}

/** Looks at every byte of an archive. Without a secret only at what lies on the disk, with one also at what is in it.
 *  @returns what is wrong, each as a sentence */
export async function verifyArchive(
  archive: string,
  manifest: Manifest,
  secret: Secret | undefined,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<string[]> {
  const faults: string[] = [];
  const parts = partsOf(manifest);
  const all = parts.reduce((sum, part) => sum + part.bytes, 0);
  let done = 0;
  for (const part of parts) {
    if (!(await isWhole(archive, part))) faults.push(`${part.file} is damaged or absent.`);
    done += part.bytes;
    progress(done, all);
  }
  if (!secret || faults.length > 0) return faults;
  const key = await archiveSecret(archive, manifest, secret);
  for (const table of manifest.tables) {
    let rows = 0;
    try {
      for await (const chunk of readPart(archive, table.part, key)) for (const byte of chunk) if (byte === NEW_LINE) rows += 1;
      if (rows !== table.rows) faults.push(`${table.part.file} has ${rows} rows, not ${table.rows}.`);
    } catch (fault) {
      faults.push(`${table.part.file}: ${(fault as Error).message}`);
    }
  }
  let files = 0;
  for (const part of manifest.files.parts) {
    try {
      for await (const { name, bytes } of readTar(readPart(archive, part, key))) {
        files += 1;
        if (sha256Of(bytes) !== name) faults.push(`The stored file ${name} is not what its name says.`);
      }
    } catch (fault) {
      faults.push(`${part.file}: ${(fault as Error).message}`);
    }
  }
  if (files !== manifest.files.count) faults.push(`There are ${files} stored files, not ${manifest.files.count}.`);
  return faults;
}

const NEW_LINE = 10;

/** Puts the keys of a key file into a folder.
 *  @returns how many */
export async function restoreKeys(keyFile: string, secret: Secret, folder: string): Promise<number> {
  let count = 0;
  for await (const { name, bytes } of readTar(decrypted(fileStream(keyFile), secret))) {
    await place(folder, name, bytes);
    count += 1;
  }
  return count;
}

export async function restoreFiles(archive: string, manifest: Manifest, key: Secret, dataFolder: string): Promise<number> {
  let count = 0;
  for (const part of manifest.files.parts) {
    for await (const { name, bytes } of readTar(readPart(archive, part, key))) {
      if (sha256Of(bytes) !== name) throw new Error(`The stored file ${name} is not what its name says.`);
      await place(join(dataFolder, 'files', name.slice(0, 2), name.slice(2, 4)), name, bytes);
      count += 1;
    }
  }
  return count;
}

export async function restoreRecords(archive: string, manifest: Manifest, key: Secret, dataFolder: string): Promise<void> {
  for await (const { name, bytes } of readTar(readPart(archive, manifest.records.part, key))) await place(dataFolder, name, bytes);
}

export interface DatabaseWish {
  databaseUrl: string;
  /** All migrations of this version: those of the archive are run, the rows come in, the newer ones are the caller's. */
  migrations: readonly Migration[];
  /** What is there now is dropped in the same transaction. */
  over: boolean;
  progress?: (done: number, all: number) => void;
}

/** Fills a database in one transaction: tables as they were then, all rows, numbers. Killed at any moment, nothing has
 *  happened.
 *  @throws where this version does not know a migration of the archive */
export async function restoreDatabase(archive: string, manifest: Manifest, key: Secret, wish: DatabaseWish): Promise<{ rows: number }> {
  const then = migrationsOfThen(manifest, wish.migrations);
  const client = new pg.Client({ connectionString: wish.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(`begin; set local datestyle = 'ISO'; set local timezone = 'UTC'; set local statement_timeout = 0`);
    if (wish.over) await dropHouse(client, wish.migrations);
    await migrateWithin(client, then);
    const rows = await loadTables(client, archive, manifest, key, wish.progress ?? (() => undefined));
    await client.query(`update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_by is not null;
      update graphile_worker._private_job_queues set locked_at = null, locked_by = null where locked_by is not null`);
    for (const { schema, name, last, called } of manifest.sequences)
      await client.query('select setval($1::regclass, $2::int8, $3)', [
        `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`,
        last,
        called,
      ]);
    await renumberTransactions(client);
    await client.query('commit');
    await client.query('analyze');
    return { rows };
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    throw fault;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function migrationsOfThen(manifest: Manifest, migrations: readonly Migration[]): Migration[] {
  const known = new Map(migrations.map(migration => [migrationId(migration), migration]));
  return manifest.migrations.map(({ id, checksum }) => {
    const migration = known.get(id);
    if (!migration) throw new Error(`The backup is of a newer version (${manifest.version}): this one does not know the migration ${id}.`);
    if (migration.checksum !== checksum) throw new Error(`The migration ${id} was another when the backup was made.`);
    return migration;
  });
}

async function dropHouse(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  for (const schema of new Set(migrations.map(migration => migration.schema)))
    await client.query(`drop schema if exists ${client.escapeIdentifier(schema)} cascade`);
  await client.query('drop table if exists okienko_migration');
}

async function loadTables(
  client: pg.Client,
  archive: string,
  manifest: Manifest,
  key: Secret,
  progress: (done: number, all: number) => void,
): Promise<number> {
  const forced = await client.query<{ schema: string; table: string }>(`
    select n.nspname as schema, c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity`);
  // COPY does not go through row-level security, and an owner that is no superuser is held to it.
  for (const table of forced.rows) await client.query(`alter table ${nameOf(client, table)} no force row level security`);
  // A migration may have put rows there.
  await client.query(`truncate ${manifest.tables.map(table => nameOf(client, table)).join(', ')}`);
  const all = manifest.tables.reduce((sum, table) => sum + table.part.plainBytes, 0);
  let done = 0;
  let rows = 0;
  for (const table of manifest.tables) {
    const source = counted(readPart(archive, table.part, key), bytes => {
      done += bytes;
      progress(done, all);
    });
    const came = await copyIn(client, `copy ${nameOf(client, table)} (${columnsOf(client, table)}) from stdin`, source);
    if (came !== table.rows) throw new Error(`${table.schema}.${table.table}: ${came} rows came in, not ${table.rows}.`);
    rows += came;
  }
  for (const table of forced.rows) await client.query(`alter table ${nameOf(client, table)} force row level security`);
  return rows;
}

async function* counted(source: AsyncIterable<Buffer>, seen: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    seen(chunk.length);
    yield chunk;
  }
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Whole or not at all; durable when all is synced at the end. */
async function place(folder: string, name: string, bytes: Buffer): Promise<void> {
  const path = join(folder, name);
  if (normalize(path) !== path || !path.startsWith(`${normalize(folder)}/`)) throw new Error(`${name} would lie outside the house.`);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(join(dirname(path), '.restoring-'));
  const file = join(draft, 'file');
  await writeFile(file, bytes, { mode: 0o600 });
  await chmod(file, 0o600);
  const handle = await open(file, 'r');
  await handle.datasync();
  await handle.close();
  await rename(file, path);
  await rm(draft, { recursive: true });
}
