import { createReadStream, existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import pg from 'pg';
import { copyOut } from '#platform/database/copy.ts';
import type { KeyProvider } from '#platform/documents/seals.ts';
import { encrypted, newIdentity, type Recipient } from './age.ts';
import { type Manifest, type Part, signedManifest } from './manifest.ts';
import { syncFolder, writePart } from './parts.ts';
import { columnsOf, listSequences, listTables, nameOf, type BackupTable } from './tables.ts';
import { TAR_END, tarEntry } from './tar.ts';

export interface BackupWish {
  databaseUrl: string;
  /** The house's data folder: files, keys and records lie in it. */
  dataFolder: string;
  /** Folder that will be the archive. Until it is whole it is called `….unfinished`. */
  archive: string;
  recipient: Recipient;
  /** A file apart for the keys, and for whom; never beside the archive. */
  keys: { file: string; recipient: Recipient };
  sealKeys: KeyProvider;
  version: string;
  institution: string;
  /** Columns that name stored files, `schema.table.column`. */
  storedFiles: readonly string[];
  now: () => Date;
  progress?: (done: number, all: number) => void;
  /** Called when the database's snapshot is taken and nothing of it has been read yet. */
  snapshotTaken?: () => Promise<void>;
}

export interface BackupOutcome {
  manifest: Manifest;
  /** Named by the database, neither in the store nor taken away by somebody meanwhile. */
  missingFiles: string[];
}

const UNFINISHED = '.unfinished';
const PACK_BYTES = 64 * 1024 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;
/** Folders of records that only grow. What is written after the snapshot may be cut off without harm. */
const RECORDS = ['audit', 'attempts', 'availability'];
const NOT_A_RECORD = /(^|\/)(socket|lock|reserve)$/;

/** Writes a backup of a house that goes on working: first the database in one snapshot, then the files. A stored file is
 *  durable before a row names it and never changes, so that every file named in the snapshot is there. Killed at any
 *  moment, it leaves a folder `….unfinished` and no archive. */
export async function writeArchive(wish: BackupWish): Promise<BackupOutcome> {
  if (existsSync(wish.archive)) throw new Error(`${wish.archive} is there already.`);
  const unfinished = `${wish.archive}${UNFINISHED}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const { recipient, identity } = await archiveKey(unfinished, wish.recipient);
  const client = new pg.Client({ connectionString: wish.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const stored = await storedFilesIn(join(wish.dataFolder, 'files'));
    const database = await readDatabase(client, wish, unfinished, recipient, stored.bytes);
    const files = await packFiles(wish, unfinished, recipient, database.progressed);
    const records = await packRecords(wish, unfinished, recipient, database.auditSize);
    await writeKeys(wish);
    const missingFiles = await missing(client, wish, database.named, files.there);
    const manifest: Manifest = {
      format: 'okienko-backup/1',
      takenAt: database.takenAt.toISOString(),
      finishedAt: wish.now().toISOString(),
      version: wish.version,
      institution: wish.institution,
      postgres: database.postgres,
      migrations: database.migrations,
      tables: database.tables,
      sequences: database.sequences,
      files: { count: files.there.size, bytes: files.bytes, parts: files.parts },
      records,
      identity,
    };
    for (const { file, text } of await signedManifest(manifest, wish.sealKeys))
      await writeFile(join(unfinished, file), text, { mode: 0o600, flush: true });
    await syncFolder(unfinished);
    await rename(unfinished, wish.archive);
    await syncFolder(dirname(wish.archive));
    return { manifest, missingFiles };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A passphrase is slow on purpose: it opens a key made for this archive, and that key opens the parts. */
async function archiveKey(archive: string, recipient: Recipient): Promise<{ recipient: Recipient; identity: Part | null }> {
  if (recipient.kind === 'key') return { recipient, identity: null };
  const made = await newIdentity();
  const text = Buffer.from(`${made.secret.identity}\n`);
  const identity = await writePart(archive, 'identity.zst.age', recipient, only(text));
  return { recipient: made.recipient, identity };
}

interface ReadDatabase {
  takenAt: Date;
  postgres: string;
  migrations: Manifest['migrations'];
  tables: Manifest['tables'];
  sequences: Manifest['sequences'];
  named: Set<string>;
  auditSize: number;
  progressed: (bytes: number) => void;
}

async function readDatabase(
  client: pg.Client,
  wish: BackupWish,
  archive: string,
  recipient: Recipient,
  storedBytes: number,
): Promise<ReadDatabase> {
  await client.query(`begin isolation level repeatable read, read only`);
  // Never fewer rows than there are: PostgreSQL refuses where row-level security would hide some.
  await client.query(`set local row_security = off; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    set local datestyle = 'ISO'; set local timezone = 'UTC'; set local extra_float_digits = 3`);
  const taken = await client.query<{ at: Date; postgres: string }>(
    `select clock_timestamp() as at, current_setting('server_version_num') as postgres`,
  );
  await wish.snapshotTaken?.();
  const tables = await listTables(client);
  const all = tables.reduce((sum, table) => sum + table.bytes, 0) + storedBytes;
  let done = 0;
  const progressed = (bytes: number): void => {
    done += bytes;
    wish.progress?.(Math.min(done, all), all);
  };
  const written: Manifest['tables'] = [];
  for (const table of tables) written.push(await writeTable(client, table, archive, recipient, progressed));
  const migrations = await client.query<{ id: string; checksum: string }>(
    'select m.id, m.checksum from okienko_migration m order by m.run_at, m.id',
  );
  const audit = await client.query<{ size: number }>('select count(*)::int8 as size from platform.audit_leaf');
  const sequences = await listSequences(client);
  const named = await namedFiles(client, wish.storedFiles);
  await client.query('commit');
  return {
    takenAt: taken.rows[0]?.at as Date,
    postgres: taken.rows[0]?.postgres ?? '',
    migrations: migrations.rows,
    tables: written,
    sequences: sequences.filter(one => one.schema !== 'public'),
    named,
    auditSize: Number(audit.rows[0]?.size ?? 0),
    progressed,
  };
}

async function writeTable(
  client: pg.Client,
  table: BackupTable,
  archive: string,
  recipient: Recipient,
  progressed: (bytes: number) => void,
): Promise<Manifest['tables'][number]> {
  let rows = 0;
  const text = `copy (select ${columnsOf(client, table)} from ${nameOf(client, table)}) to stdout`;
  const source = copyOut(client, text, counted => {
    rows = counted;
  });
  const file = `database/${table.schema}.${table.table}.copy.zst.age`;
  const part = await writePart(archive, file, recipient, source);
  progressed(table.bytes);
  return { schema: table.schema, table: table.table, columns: [...table.columns], rows, part };
}

async function namedFiles(client: pg.Client, columns: readonly string[]): Promise<Set<string>> {
  const named = new Set<string>();
  for (const place of columns) {
    const [schema = '', table = '', column = ''] = place.split('.');
    const name = client.escapeIdentifier(column);
    const found = await client.query<{ sha256: string }>(
      `select distinct ${name} as sha256 from ${nameOf(client, { schema, table })} where ${name} is not null`,
    );
    for (const { sha256 } of found.rows) named.add(sha256);
  }
  return named;
}

/** A file may rightly be gone: its time was over and somebody took it away while we read. Then no row names it now. */
async function missing(client: pg.Client, wish: BackupWish, named: ReadonlySet<string>, there: ReadonlySet<string>): Promise<string[]> {
  const gone = [...named].filter(sha256 => !there.has(sha256));
  if (gone.length === 0) return [];
  await client.query('begin; set local row_security = off');
  const now = await namedFiles(client, wish.storedFiles);
  await client.query('commit');
  return gone.filter(sha256 => now.has(sha256));
}

async function storedFilesIn(folder: string): Promise<{ paths: string[]; bytes: number }> {
  const paths = existsSync(folder)
    ? (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter(entry => entry.isFile() && SHA256.test(entry.name))
        .map(entry => join(entry.parentPath, entry.name))
        .sort()
    : [];
  let bytes = 0;
  for (const path of paths) bytes += (await stat(path).catch(() => undefined))?.size ?? 0;
  return { paths, bytes };
}

async function packFiles(
  wish: BackupWish,
  archive: string,
  recipient: Recipient,
  progressed: (bytes: number) => void,
): Promise<{ parts: Part[]; bytes: number; there: Set<string> }> {
  // Read again: only now, after the snapshot, is every file there that it names.
  const { paths } = await storedFilesIn(join(wish.dataFolder, 'files'));
  const parts: Part[] = [];
  const there = new Set<string>();
  let bytes = 0;
  let next = 0;
  async function* pack(): AsyncGenerator<Buffer> {
    for (let size = 0; next < paths.length && size < PACK_BYTES; next += 1) {
      const path = paths[next] as string;
      const content = await readFile(path).catch(() => undefined);
      if (!content) continue;
      there.add(basename(path));
      bytes += content.length;
      size += content.length;
      progressed(content.length);
      yield* tarEntry({ name: basename(path), bytes: content });
    }
    yield TAR_END;
  }
  while (next < paths.length)
    parts.push(await writePart(archive, `files/${String(parts.length + 1).padStart(5, '0')}.tar.zst.age`, recipient, pack()));
  return { parts, bytes, there };
}

async function packRecords(
  wish: BackupWish,
  archive: string,
  recipient: Recipient,
  auditSize: number,
): Promise<{ count: number; part: Part }> {
  let count = 0;
  async function* pack(): AsyncGenerator<Buffer> {
    for (const record of RECORDS) {
      for (const path of await filesBelow(join(wish.dataFolder, record))) {
        if (NOT_A_RECORD.test(path)) continue;
        const name = `${record}/${path}`;
        const bytes = await readFile(join(wish.dataFolder, name));
        count += 1;
        yield* tarEntry({ name, bytes: name === 'audit/checkpoints.jsonl' ? upTo(bytes, auditSize) : bytes });
      }
    }
    yield TAR_END;
  }
  const part = await writePart(archive, 'records.tar.zst.age', recipient, pack());
  return { count, part };
}

/** The outside copy of the checkpoints goes on while we read; a checkpoint of events that came after the snapshot would
 *  say, rightly, that the restored log is too short. */
function upTo(lines: Buffer, auditSize: number): Buffer {
  const kept = lines
    .toString('utf8')
    .split('\n')
    .filter(line => {
      const size = /^\{"size":(\d+)/.exec(line)?.[1];
      return size !== undefined && Number(size) <= auditSize;
    });
  return Buffer.from(kept.map(line => `${line}\n`).join(''));
}

async function filesBelow(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/** The keys go into a file of their own that appears whole. */
async function writeKeys({ keys, dataFolder }: BackupWish): Promise<void> {
  const folder = join(dataFolder, 'keys');
  async function* pack(): AsyncGenerator<Buffer> {
    for (const path of await filesBelow(folder)) yield* tarEntry({ name: path, bytes: await readFile(join(folder, path)) });
    yield TAR_END;
  }
  await mkdir(dirname(keys.file), { recursive: true, mode: 0o700 });
  const sealed: Buffer[] = [];
  for await (const piece of encrypted(pack(), keys.recipient)) sealed.push(piece);
  await writeFile(`${keys.file}${UNFINISHED}`, Buffer.concat(sealed), { mode: 0o600, flush: true });
  await rename(`${keys.file}${UNFINISHED}`, keys.file);
  await syncFolder(dirname(keys.file));
}

export async function* only(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

export const fileStream = (path: string): AsyncIterable<Buffer> => createReadStream(path);
