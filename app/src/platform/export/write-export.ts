import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { appendFile, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { syncFolder } from '#platform/backup/parts.ts';
import { nameOf } from '#platform/backup/tables.ts';
import { copyOut } from '#platform/database/copy.ts';
import { describeTables, type ExportTable } from './describe.ts';

export interface ExportWish {
  databaseUrl: string;
  dataFolder: string;
  /** Folder that will be the export; called `….unfinished` until it is whole. */
  folder: string;
  format: 'ndjson' | 'csv';
  withheld: readonly string[];
  storedFiles: readonly string[];
  version: string;
  institution: string;
  progress?: (done: number, all: number) => void;
}

export interface ExportFigures {
  takenAt: string;
  tables: number;
  rows: number;
  files: number;
  bytes: number;
  /** Named by the database and not in the store. */
  missing: number;
}

interface Sum {
  file: string;
  sha256: string;
  bytes: number;
}

/** Writes the institution's data in open formats: a folder a module with rows as NDJSON or CSV and their description,
 *  documents as files, checksums. One snapshot, row by row: memory does not grow with the house. In clear: whoever asks
 *  for it answers for where it lies. */
export async function writeExport(wish: ExportWish): Promise<ExportFigures> {
  if (existsSync(wish.folder)) throw new Error(`${wish.folder} is there already.`);
  const draft = `${wish.folder}.unfinished`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  const client = new pg.Client({ connectionString: wish.databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query(
      `set local row_security = off; set local statement_timeout = 0; set local datestyle = 'ISO'; set local timezone = 'UTC'`,
    );
    const taken = await client.query<{ at: Date }>('select clock_timestamp() as at');
    const tables = await describeTables(client, new Set(wish.withheld));
    const all = tables.reduce((sum, table) => sum + table.bytes, 0);
    const counted: { table: ExportTable; rows: number; file: string }[] = [];
    let done = 0;
    let bytes = 0;
    for (const table of tables) {
      const written = await writeTable(client, draft, table, wish.format);
      bytes += written.sum.bytes;
      counted.push({ table, rows: written.rows, file: written.sum.file });
      done += table.bytes;
      wish.progress?.(done, all);
    }
    const files = await writeFiles(client, draft, wish);
    bytes += files.bytes;
    await client.query('commit');
    await writeSchemas(draft, counted);
    const figures: ExportFigures = {
      takenAt: taken.rows[0]?.at.toISOString() ?? '',
      tables: tables.length,
      rows: counted.reduce((sum, one) => sum + one.rows, 0),
      files: files.count,
      bytes,
      missing: files.missing,
    };
    const manifest = {
      format: 'okienko-export/1',
      version: wish.version,
      institution: wish.institution,
      ...figures,
      withheld: [...wish.withheld],
      content: counted.map(({ table, rows, file }) => ({ file, table: `${table.schema}.${table.table}`, rows })),
    };
    await write(draft, 'manifest.json', `${JSON.stringify(manifest, null, 1)}\n`);
    await syncFolder(draft);
    await rename(draft, wish.folder);
    return figures;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function writeTable(
  client: pg.Client,
  folder: string,
  table: ExportTable,
  format: ExportWish['format'],
): Promise<{ sum: Sum; rows: number }> {
  const columns = table.columns.map(column => `t.${client.escapeIdentifier(column.name)}`).join(', ');
  const from = `${nameOf(client, table)} t${table.key.length > 0 ? ` order by ${table.key.map(key => `t.${client.escapeIdentifier(key)}`).join(', ')}` : ''}`;
  let rows = 0;
  const noted = (count: number): void => {
    rows = count;
  };
  const inside = `select ${columns} from ${from}`;
  const source =
    format === 'csv'
      ? copyOut(client, `copy (${inside}) to stdout (format csv, header)`, noted)
      : unescaped(copyOut(client, `copy (select row_to_json(r) from (${inside}) r) to stdout`, noted));
  const sum = await stream(folder, `${table.schema}/${table.table}.${format}`, source);
  return { sum, rows };
}

/** COPY doubles backslashes; JSON text holds no other byte that it would escape, and each chunk is of whole rows. */
async function* unescaped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of source) yield Buffer.from(chunk.toString('latin1').replaceAll('\\\\', '\\'), 'latin1');
}

/** The documents that rows name, each as a file of its own, and a list of where each is named. */
async function writeFiles(client: pg.Client, folder: string, wish: ExportWish): Promise<{ count: number; bytes: number; missing: number }> {
  const named = wish.storedFiles.map(place => {
    const [schema = '', table = '', column = ''] = place.split('.');
    const name = client.escapeIdentifier(column);
    return `select ${name} as sha256, '${place.replaceAll("'", "''")}' as place from ${nameOf(client, { schema, table })} where ${name} is not null`;
  });
  const found = { count: 0, bytes: 0, missing: 0 };
  await client.query(
    `declare named no scroll cursor for select f.sha256, array_agg(distinct f.place order by f.place) as places from (${named.join(' union all ')}) f group by 1 order by 1`,
  );
  async function* lines(): AsyncGenerator<Buffer> {
    for (;;) {
      const some = await client.query<{ sha256: string; places: string[] }>('fetch 500 from named');
      if (some.rows.length === 0) return;
      for (const { sha256, places } of some.rows) {
        const from = join(wish.dataFolder, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
        const file = existsSync(from) ? `files/${sha256.slice(0, 2)}/${sha256}` : null;
        if (file === null) found.missing += 1;
        else {
          found.count += 1;
          found.bytes += (await stream(folder, file, createReadStream(from))).bytes;
        }
        yield Buffer.from(`${JSON.stringify({ sha256, file, namedBy: places })}\n`);
      }
    }
  }
  await stream(folder, 'files.ndjson', lines());
  return found;
}

async function writeSchemas(folder: string, counted: readonly { table: ExportTable; rows: number; file: string }[]): Promise<Sum[]> {
  const schemas = [...new Set(counted.map(one => one.table.schema))];
  return Promise.all(
    schemas.map(schema => {
      const tables = counted
        .filter(one => one.table.schema === schema)
        .map(({ table: { bytes: _bytes, ...table }, rows, file }) => ({ ...table, rows, file }));
      return write(folder, `${schema}/schema.json`, `${JSON.stringify({ module: schema, tables }, null, 1)}\n`);
    }),
  );
}

const write = (folder: string, file: string, text: string): Promise<Sum> => {
  async function* bytes(): AsyncGenerator<Buffer> {
    yield Buffer.from(text, 'utf8');
  }
  return stream(folder, file, bytes());
};

async function stream(folder: string, file: string, source: AsyncIterable<Buffer>): Promise<Sum> {
  const path = join(folder, file);
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const hash = createHash('sha256');
  let bytes = 0;
  async function* seen(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  }
  await pipeline(source, seen, createWriteStream(path, { mode: 0o600 }));
  const sum = { file, sha256: hash.digest('hex'), bytes };
  // Line by line, so that a house of a million documents takes no more memory than one of ten.
  await appendFile(join(folder, 'SHA256SUMS'), `${sum.sha256}  ${file}\n`, { mode: 0o600 });
  return sum;
}
