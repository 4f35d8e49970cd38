import { beforeAll, expect, test } from 'vitest';
import type { House } from '#platform/house.ts';
import { openHouse } from '../../../house.ts';
import { asOwner } from '../../../testing/database.ts';
import { testHouse, type TestHouse } from '../../../testing/house.ts';
import { adapterOver } from './adapter.ts';

let okienko: TestHouse;
/** A second process over the same database, with connections of its own. */
let second: House;

beforeAll(async () => {
  okienko = await testHouse();
  const opened = await openHouse(okienko.house.config, okienko.url, null);
  second = opened.house;
  return () => opened.close();
});

test('what may be used once is used by one of two processes, however they race', async () => {
  const here = adapterOver(okienko.house)('AuthorizationCode');
  const there = adapterOver(second)('AuthorizationCode');
  for (let round = 0; round < 10; round += 1) {
    const id = `code-${round}`;
    await here.upsert(id, { jti: id }, 60);
    const tries = await Promise.allSettled([here.consume(id), there.consume(id), here.consume(id), there.consume(id)]);
    expect(tries.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    expect(await there.find(id)).toMatchObject({ jti: id, consumed: expect.any(Number) });
  }
});

test('an identifier that was brought to one process is not new to the other, however they race', async () => {
  for (let round = 0; round < 10; round += 1) {
    const tries = await Promise.allSettled(
      [okienko.house, second, okienko.house, second].map(house =>
        adapterOver(house)('ReplayDetection').upsert(`jti-${round}`, { iss: 'a' }, 60),
      ),
    );
    expect(tries.filter(one => one.status === 'fulfilled')).toHaveLength(1);
  }
});

test('neither a token nor an identifier stands in the database, only its hash', async () => {
  await adapterOver(okienko.house)('AuthorizationCode').upsert('a-secret-of-a-client', { jti: 'a-secret-of-a-client' }, 60);
  const rows = await asOwner<{ row: string }>(okienko.url, `select i::text as row from machines.issued i`);
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ row }) => row.includes('a-secret-of-a-client'))).toEqual([]);
});

test('what has expired is not found', async () => {
  const here = adapterOver(okienko.house)('AuthorizationCode');
  await here.upsert('gone', { jti: 'gone' }, -1);
  expect(await here.find('gone')).toBeUndefined();
});
