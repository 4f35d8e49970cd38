import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { runAttempts } from '#app/run-attempts.ts';
import { asOwner } from '#app/testing/database.ts';
import { testHouse, type TestHouse } from '#app/testing/house.ts';
import { openDoor, programOf } from '#app/testing/machine-door.ts';
import { Program } from '#app/testing/program.ts';
import { cast } from '#outside/cast/cast.ts';
import { askJournal } from './ask.ts';
import { verifyAttempt } from './verify-attempt.ts';

let okienko: TestHouse;
let program: Program;
let reader: Program;
const RWN = { form: 'RWN', answers: { copies: 1, purpose: 'tender', truth: true, settled: true } };
interface Failed {
  type: string;
  status: number;
  attempt?: { number: string; at: string; note: string };
}

beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(okienko.house);
  const keeper = await runAttempts(okienko.house.config, null);
  afterAll(() => keeper.stop());
  const web = await openDoor(okienko.house);
  program = await programOf(okienko.house, web, { person: cast.tadeusz.id, party: cast.firmaX.id });
  reader = await programOf(okienko.house, web, { person: cast.jan.id, scopes: ['submissions.read'] });
  await program.signIn();
  await reader.signIn('submissions.read');
  for (const one of [program, reader]) expect((await one.ask('GET', '/api/v1/submissions')).statusCode).toBe(200);
});

const files = (key: string, body: object = RWN, by = program) =>
  by.ask('POST', '/api/v1/submissions', { body, headers: { 'idempotency-key': key } });

/** Nobody gets a connection while this runs. */
async function withDatabaseAway(work: () => Promise<void>): Promise<void> {
  const cluster = inject('clusterUrl');
  const name = new URL(okienko.url).pathname.slice(1);
  await asOwner(cluster, `alter database ${name} with allow_connections false`);
  await asOwner(cluster, 'select pg_terminate_backend(a.pid) from pg_stat_activity a where a.datname = $1', [name]);
  try {
    await work();
  } finally {
    await asOwner(cluster, `alter database ${name} with allow_connections true`);
  }
}

test('a filing by a program that we cannot take is answered with the address of a sealed proof, the same for the same filing', async () => {
  const key = randomUUID();
  await withDatabaseAway(async () => {
    const answer = await files(key);
    expect(answer.statusCode, answer.body).toBe(503);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    const { attempt } = answer.json<Failed>();
    expect(attempt?.note).toMatch(new RegExp(`^http.*/attempts/${attempt?.number}/[A-Z2-7]{26}$`));
    const again = await files(key);
    expect([again.statusCode, again.json<Failed>().attempt?.number], again.body).toEqual([503, attempt?.number]);
    const proved = await verifyAttempt(okienko.house, { number: attempt?.number ?? '' });
    expect(proved).toMatchObject({ ok: true, value: { partyId: cast.firmaX.id, formCode: 'RWN', draftId: key } });
  });
  // It is back: the same filing, repeated, is taken.
  const taken = await files(key);
  expect(taken.statusCode, taken.body).toBe(201);
  expect(taken.json<Failed>().attempt).toBeUndefined();
});

test('no proof is given to who may not file, of what no form would take, or by a token that is not theirs', async () => {
  await withDatabaseAway(async () => {
    const before = randomUUID();
    const attempts = async (answer: Promise<{ json<T>(): T; statusCode: number }>): Promise<unknown> =>
      (await answer).json<Failed>().attempt;
    expect(await attempts(files(before, RWN, reader))).toBeUndefined();
    expect(await attempts(files(before, { form: 'PEL', answers: {} }))).toBeUndefined();
    expect(await attempts(files(before, { form: 'RWN', answers: { copies: 'many' } }))).toBeUndefined();
    const { web, origin, clientId, keys, token, nonce } = program;
    const stolen = Object.assign(new Program(web, origin, clientId, keys, reader.dpop), { token, nonce });
    expect(await attempts(files(before, RWN, stolen))).toBeUndefined();
    expect((await askJournal(okienko.house, { draft: before }))?.entries).toEqual([]);
  });
});
