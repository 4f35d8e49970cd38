import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#app/testing/database.ts';
import { copyIn, copyOut } from './copy.ts';

const ROWS = 60_000;
let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: (await testDatabase()).url });
  await client.connect();
  await client.query(`create table public.source as
    select i, md5(i::text) || repeat('ż', i % 300) as words, to_timestamp(i) as at from generate_series(1, ${ROWS}) i;
    create table public.target (like public.source)`);
});
afterAll(() => client.end());

const digest = async (table: string): Promise<unknown> =>
  (await client.query(`select count(*), sum(hashtextextended(t::text, 0)::numeric)::text from public.${table} t`)).rows[0];

test('what is copied out and in again is the same, however slowly it is taken', async () => {
  const pieces: Buffer[] = [];
  let rows = 0;
  const out = copyOut(client, 'copy public.source to stdout', counted => {
    rows = counted;
  });
  for await (const piece of out) {
    pieces.push(piece);
    if (pieces.length % 50 === 0) await new Promise(done => setTimeout(done, 5));
  }
  expect(rows).toBe(ROWS);
  async function* again(): AsyncGenerator<Buffer> {
    yield* pieces;
  }
  expect(await copyIn(client, 'copy public.target from stdin', again())).toBe(ROWS);
  expect(await digest('target')).toEqual(await digest('source'));
});

test('a source that fails leaves nothing, and the connection serves on', async () => {
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('1\tone\t2026-11-24 00:00:00+00\n');
    throw new Error('The archive is damaged.');
  }
  const before = await digest('target');
  await expect(copyIn(client, 'copy public.target from stdin', broken())).rejects.toThrow('The archive is damaged.');
  expect(await digest('target')).toEqual(before);
});

test('a table that is not there is an error, not an empty table', async () => {
  const read = async (): Promise<void> => {
    for await (const _ of copyOut(client, 'copy public.nowhere to stdout', () => undefined)) void _;
  };
  await expect(read()).rejects.toThrow('nowhere');
  expect(await digest('source')).toMatchObject({ count: ROWS });
});
