import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startEmbedded } from './embedded.ts';

const root = new URL('../../../../', import.meta.url).pathname;
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'okienko-embedded-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('a server that cannot start names the file that says why', async () => {
  const place = folder();
  await expect(startEmbedded({ folder: place, care: 'durable', root, settings: { work_mem: '1' } })).rejects.toThrow(
    join(place, 'postgresql-start.log'),
  );
  expect(readFileSync(join(place, 'postgresql-start.log'), 'utf8')).toContain('work_mem');
});

test('the log of a server tells what failed, and neither the values asked with nor the row that stood in the way', async () => {
  const place = folder();
  const server = await startEmbedded({ folder: place, care: 'durable', root });
  const client = new pg.Client({ connectionString: server.url });
  try {
    await client.connect();
    await client.query('create table person (pesel text primary key)');
    await client.query('insert into person values ($1)', ['90010112345']);
    await expect(client.query('insert into person values ($1)', ['90010112345'])).rejects.toThrow('person_pkey');
  } finally {
    await client.end();
    await server.stop();
  }
  const log = readdirSync(place)
    .filter(name => /^postgresql-\w{3}\.log$/.test(name))
    .map(name => readFileSync(join(place, name), 'utf8'))
    .join('');
  expect(log).toContain('person_pkey');
  expect(log).not.toContain('90010112345');
});
