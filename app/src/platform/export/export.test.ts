import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { modules } from '#app/modules.ts';
import { seedDemo } from '#app/demo/demo.ts';
import { asOwner, testDatabase } from '#app/testing/database.ts';
import { testHouse, type TestHouse } from '#app/testing/house.ts';
import { cast } from '#outside/cast/cast.ts';
import { describeTables, type ExportTable } from './describe.ts';
import { type ExportFigures, writeExport } from './write-export.ts';

const withheld = modules.flatMap(module => module.withheld ?? []);
const storedFiles = modules.flatMap(module => module.storedFiles ?? []);
const place = mkdtempSync(join(tmpdir(), 'okienko-export-'));
const folder = join(place, 'house');
const AWKWARD = 'Zażółć "gęślą" \\jaźń\\n, a; b\tc\nd \\\\ {"x":1} 😀';
let okienko: TestHouse;
let figures: ExportFigures;
let document: string;

const exported = (format: 'ndjson' | 'csv', into: string) =>
  writeExport({
    databaseUrl: okienko.url,
    dataFolder: okienko.house.config.OKIENKO_DATA,
    folder: into,
    format,
    withheld,
    storedFiles,
    version: '0.1.0',
    institution: 'zus',
  });
const rowsOf = (file: string): Record<string, unknown>[] =>
  readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(okienko.house);
  document = await okienko.house.storage.put(Buffer.from('a document'));
  await asOwner(
    okienko.url,
    `insert into submissions.attachment (attachment_id, party_id, draft_id, file_name, media_type, bytes, sha256, scan, added_at)
     values (gen_random_uuid(), $1, gen_random_uuid(), $2, 'text/plain', 10, $3, 'clean', now()), (gen_random_uuid(), $1, gen_random_uuid(), 'b', 'text/plain', 1, $4, 'clean', now())`,
    [cast.anna.id, AWKWARD, document, 'f'.repeat(64)],
  );
  figures = await exported('ndjson', folder);
});

describe('an export', () => {
  test('holds every row of every table that leaves the house, and says how many', async () => {
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      content: { file: string; table: string; rows: number }[];
    };
    for (const { file, table, rows } of manifest.content) {
      const [counted] = await asOwner<{ count: number }>(okienko.url, `select count(*)::int as count from ${table}`);
      expect([table, rows, rowsOf(file).length]).toEqual([table, counted?.count, counted?.count]);
    }
    expect(figures.rows).toBeGreaterThan(100);
  });

  test('keeps text as it is, whatever is in it', () => {
    expect(rowsOf('submissions/attachment.ndjson').map(row => row['file_name'])).toContain(AWKWARD);
  });

  test('describes each table and column, and what one row is', () => {
    const schema = JSON.parse(readFileSync(join(folder, 'identity', 'schema.json'), 'utf8')) as { tables: ExportTable[] };
    const person = schema.tables.find(table => table.table === 'person');
    expect(person?.about).toMatch(/One row/);
    expect(person?.key).toEqual(['person_id']);
    expect(person?.references[0]).toContain('identity.party');
    expect(person?.columns.map(column => column.name).sort()).toEqual(Object.keys(rowsOf('identity/person.ndjson')[0] ?? {}).sort());
  });

  test('has the documents as files, and names one that is missing', () => {
    expect(readFileSync(join(folder, 'files', document.slice(0, 2), document), 'utf8')).toBe('a document');
    expect(rowsOf('files.ndjson')).toEqual(
      [
        { sha256: document, file: `files/${document.slice(0, 2)}/${document}`, namedBy: ['submissions.attachment.sha256'] },
        { sha256: 'f'.repeat(64), file: null, namedBy: ['submissions.attachment.sha256'] },
      ].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    );
    expect(figures).toMatchObject({ files: 1, missing: 1 });
  });

  test('is checked with sha256sum, and one changed byte is seen', () => {
    const check = () => spawnSync('sha256sum', ['-c', '--quiet', 'SHA256SUMS'], { cwd: folder });
    expect(check().status).toBe(0);
    const file = join(folder, 'files.ndjson');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('null', 'true'));
    expect(check().status).not.toBe(0);
    writeFileSync(file, text);
    const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      entry => entry.isFile() && entry.name !== 'SHA256SUMS',
    );
    expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')).toHaveLength(all.length);
    expect(createHash('sha256').update(text).digest('hex')).toHaveLength(64);
  });

  test('comes as CSV too, with a line of names and the text as it is', async () => {
    const csv = join(place, 'csv');
    await exported('csv', csv);
    const text = readFileSync(join(csv, 'submissions', 'attachment.csv'), 'utf8');
    expect(text.split('\n')[0]).toContain('file_name');
    expect(text).toContain(AWKWARD.replaceAll('"', '""'));
  });
});

test('nothing that opens a door leaves the house', async () => {
  const database = await testDatabase({ until: 'test' });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const tables = await describeTables(client, new Set(withheld));
  await client.end();
  const columns = tables.flatMap(table => table.columns.map(column => `${table.schema}.${table.table}.${column.name}`));
  expect(columns.filter(name => /secret|password|token|pin_hash|code_sha256|private/.test(name))).toEqual([]);
  expect(columns.some(name => name.startsWith('identity.session.'))).toBe(false);
  expect(columns).toContain('identity.person.pesel');
});
