import { randomUUID } from 'node:crypto';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ApiRoute } from '#platform/http/api.ts';
import { found } from '#platform/http/api.ts';
import { makeServer } from '#platform/http/server.ts';
import { tmpdir } from 'node:os';
import { cast } from '#outside/cast/cast.ts';
import { seedDemo } from '../demo/demo.ts';
import { modules } from '../modules.ts';
import {
  addressOf,
  type ApiWorld,
  documentOf,
  openApiWorld,
  type Operation,
  operationsOf,
  sentWith,
  waitingLetter,
} from '../testing/api-world.ts';
import { programOf } from '../testing/machine-door.ts';
import { asOwner } from '../testing/database.ts';
import { testHouse, type TestHouse } from '../testing/house.ts';
import { mountApi } from './api.ts';

let okienko: TestHouse;
let world: ApiWorld;
const ajv = new Ajv2020({ strict: false, validateFormats: true, allErrors: true });
ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/);
ajv.addFormat('date-time', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
ajv.addFormat('uri', /^https?:\/\/\S+$/);

beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00', settings: { API_REQUESTS_A_MINUTE: '1000000' } });
  await seedDemo(okienko.house);
  world = await openApiWorld(okienko.house, okienko.settle);
});

const RWN = { form: 'RWN', answers: { copies: 1, purpose: 'tender', truth: true, settled: true } };
const files = (key: string, body: unknown = RWN) =>
  world.firm.program.ask('POST', '/api/v1/submissions', { body, headers: { 'idempotency-key': key } });

const successOf = (operation: Operation) => {
  const [status, answer] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? ['', {}];
  const [type, content] = Object.entries(answer.content ?? {})[0] ?? [];
  return { status: Number(status), type, schema: content?.schema, example: content?.example };
};

function faultsOf(validate: ValidateFunction, value: unknown): string[] {
  return validate(value) ? [] : (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`);
}

describe('the document', () => {
  test('names every operation once, its path parameters, and only what it defines', async () => {
    const operations = operationsOf(okienko.house);
    expect(operations.length).toBeGreaterThanOrEqual(20);
    const ids = operations.map(one => one.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const operation of operations) {
      const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(operation.parameters.filter(one => one.in === 'path').map(one => one.name)).toEqual(inPath);
    }
    const document = documentOf(okienko.house);
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)];
    const components = document['components'] as Record<string, Record<string, unknown>>;
    expect(refs.filter(([, kind, name]) => components[kind as string]?.[name as string] === undefined)).toEqual([]);
    expect((await world.web.inject('/api/openapi.json')).json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('has an example for every body, and examples that fit their schemas', () => {
    for (const operation of operationsOf(okienko.house)) {
      if (operation.body) {
        expect(operation.body.example, operation.operationId).toBeDefined();
        expect(faultsOf(ajv.compile(operation.body.schema), operation.body.example), operation.operationId).toEqual([]);
      }
      const { schema, example } = successOf(operation);
      if (example !== undefined && schema) expect(faultsOf(ajv.compile(schema), example), operation.operationId).toEqual([]);
    }
  });
});

/** Ids that an operation's example needs beyond those of the world, made for it. */
async function idsFor(operation: Operation): Promise<Record<string, string>> {
  const ids = { ...world.firm.ids };
  // Files are given out once the letter is collected.
  if (/^getLetter(Pdf|Xml|Receipt)$/.test(operation.operationId)) {
    ids['letterId'] = await waitingLetter(okienko.house, world.firm.partyId);
    await world.firm.program.ask('POST', `/api/v1/letters/${ids['letterId']}/collection`);
  }
  if (operation.operationId === 'collectLetter') ids['letterId'] = await waitingLetter(okienko.house, world.firm.partyId);
  if (operation.operationId === 'deleteWebhook') {
    const body = { url: 'https://payroll.example.com/okienko', kinds: ['letter.placed'] };
    const made = await world.firm.program.ask('POST', '/api/v1/webhooks', { body });
    ids['subscriptionId'] = made.json<{ subscription: { subscriptionId: string } }>().subscription.subscriptionId;
  }
  return ids;
}

describe('the example of', () => {
  test.each(modules.flatMap(module => module.api ?? []).map(route => [route.operation] as const))(
    '%s is answered by a real house as the document says',
    async name => {
      const operation = world.operations.find(one => one.operationId === name) as Operation;
      const success = successOf(operation);
      const inPlace = (place: string) => operation.parameters.filter(one => one.in === place && one.example !== undefined);
      const query = Object.fromEntries(inPlace('query').map(one => [one.name, one.example as string]));
      const headers = Object.fromEntries(inPlace('header').map(one => [one.name, one.example as string]));
      const url = addressOf(operation, await idsFor(operation), query);
      const sent = sentWith(operation);
      const wish = { ...sent, headers: { ...sent.headers, ...headers } };
      const ask = (more: Record<string, string> = {}) =>
        operation.open
          ? world.web.inject({ method: operation.method as 'GET', url, headers: { ...headers, ...more } })
          : world.firm.program.ask(operation.method, url, { ...wish, headers: { ...wish.headers, ...more } });
      const answer = await ask();
      expect(answer.statusCode, answer.body.slice(0, 500)).toBe(success.status);
      if (success.type) expect(answer.headers['content-type']).toContain(success.type);
      if (success.schema && success.type?.includes('json')) expect(faultsOf(ajv.compile(success.schema), answer.json())).toEqual([]);
      if (operation.method === 'GET') {
        const again = await ask({ 'if-none-match': String(answer.headers['etag']) });
        // What the first reading changed (that it was read) may change the answer of the second, never its being whole.
        expect([again.statusCode, again.body]).toEqual([304, '']);
      }
    },
  );
});

describe('the benefits of a pensioner', () => {
  test('are told with every decision and the payments of one year, as a program reads them', async () => {
    const program = await programOf(okienko.house, world.web, { person: cast.maria.id });
    await program.signIn();
    const read = async (query = '') => {
      const answer = await program.ask('GET', `/api/v1/account/benefits${query}`);
      expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
      const operation = world.operations.find(one => one.operationId === 'listBenefits') as Operation;
      expect(faultsOf(ajv.compile(successOf(operation).schema as object), answer.json())).toEqual([]);
      return answer.json<{
        year: string;
        years: string[];
        benefits: { decisions: { kind: string }[]; payments: Record<'month' | 'gross' | 'tax' | 'health' | 'seizure' | 'net', string>[] }[];
      }>();
    };
    const latest = await read();
    const before = await read(`?year=${latest.years.at(-1)}`);
    expect([latest.year, before.year]).toEqual([latest.years[0], latest.years.at(-1)]);
    for (const { year, benefits } of [latest, before]) {
      const payments = benefits.flatMap(one => one.payments);
      expect(payments.length).toBeGreaterThan(0);
      const inGrosze = (amount: string): bigint => BigInt(amount.replace('.', ''));
      for (const { month, gross, tax, health, seizure, net } of payments) {
        expect(month.slice(0, 4)).toBe(year);
        expect(inGrosze(gross) - inGrosze(tax) - inGrosze(health) - inGrosze(seizure)).toBe(inGrosze(net));
      }
    }
    expect(latest.benefits.flatMap(one => one.decisions.map(decision => decision.kind))).toEqual(
      expect.arrayContaining(['grant', 'indexation']),
    );
  });
});

describe('filing', () => {
  test('fifty posts at once with one key: one submission, one UPP, one answer for all', async () => {
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => files(key)));
    expect(new Set(answers.map(answer => answer.statusCode))).toEqual(new Set([201]));
    expect(new Set(answers.map(answer => answer.body)).size).toBe(1);
    expect(answers.filter(answer => answer.headers['idempotent-replayed'] === undefined)).toHaveLength(1);
    const rows = await asOwner<{ submissions: number; receipts: number }>(
      okienko.url,
      `select count(distinct s.submission_id)::int as submissions, count(r.receipt_id)::int as receipts
       from submissions.submission s left join mailbox.receipt r on r.subject_id = s.submission_id where s.idempotency_key = $1`,
      [key],
    );
    expect(rows).toEqual([{ submissions: 1, receipts: 1 }]);
  });

  test('with other content the same key is refused as a problem that says so', async () => {
    const key = randomUUID();
    expect((await files(key)).statusCode).toBe(201);
    const other = await files(key, { ...RWN, answers: { ...RWN.answers, copies: 2 } });
    expect([other.statusCode, other.json<{ type: string }>().type]).toEqual([422, expect.stringMatching(/#key-reused$/)]);
  });

  test('what is wrong is told by place, in both languages', async () => {
    const wrong = await files(randomUUID(), { ...RWN, answers: { ...RWN.answers, truth: undefined, copies: 900 } });
    expect(wrong.statusCode).toBe(422);
    expect(wrong.json<{ type: string; errors: { pointer: string }[] }>()).toMatchObject({
      type: expect.stringMatching(/#remarks$/),
      errors: expect.arrayContaining([expect.objectContaining({ pointer: expect.stringMatching(/^\/answers/) })]),
    });
  });

  test('at the address of before it is answered the same way', async () => {
    const filed = await world.firm.program.ask('POST', '/api/submissions', { body: RWN, headers: { 'idempotency-key': randomUUID() } });
    expect(filed.statusCode).toBe(201);
  });
});

test('a list is read whole by its cursors: nothing twice, nothing left out, also when more comes meanwhile', async () => {
  const { program } = world.jan;
  for (let count = 0; count < 5; count += 1)
    await program.ask('POST', '/api/v1/submissions', { body: RWN, headers: { 'idempotency-key': randomUUID() } });
  type List = { items: { submissionId: string }[]; next: string | null };
  const all = (await program.ask('GET', '/api/v1/submissions?limit=100')).json<List>().items.map(one => one.submissionId);
  const read: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: List = (await program.ask('GET', `/api/v1/submissions?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)).json<List>();
    read.push(...page.items.map(one => one.submissionId));
    cursor = page.next;
    okienko.itIs(new Date(okienko.house.clock().getTime() + 1_000).toISOString());
    if (read.length < 5) await program.ask('POST', '/api/v1/submissions', { body: RWN, headers: { 'idempotency-key': randomUUID() } });
  }
  expect(read).toEqual(all);
  expect((await program.ask('GET', '/api/v1/submissions?cursor=made-up')).statusCode).toBe(400);
});

test('a person in their browser may use it too, from pages of this site only', async () => {
  const cookie = { cookie: '__Host-okienko-portal=nobody' };
  const stranger = await world.web.inject({ method: 'GET', url: '/api/v1/letters', headers: cookie });
  expect([stranger.statusCode, stranger.headers['www-authenticate']]).toEqual([401, expect.stringMatching(/^DPoP /)]);
  const elsewhere = await world.web.inject({
    method: 'POST',
    url: '/api/v1/submissions',
    headers: { ...cookie, origin: 'https://elsewhere.example.test', 'idempotency-key': randomUUID() },
    payload: RWN,
  });
  expect(elsewhere.statusCode).toBe(403);
});

test('who asks too often is told when to come back, and nobody else is slowed by it', async () => {
  const slow = await testHouse({ at: '2026-11-24T09:00:00+01:00', settings: { API_REQUESTS_A_MINUTE: '10' } });
  await seedDemo(slow.house);
  // Its own house: the world files more than ten times while it is made.
  const { openDoor, programOf } = await import('../testing/machine-door.ts');
  const { cast } = await import('#outside/cast/cast.ts');
  const web = await openDoor(slow.house);
  const busy = await programOf(slow.house, web, { person: cast.jan.id });
  const calm = await programOf(slow.house, web, { person: cast.tadeusz.id, party: cast.firmaX.id });
  await busy.signIn();
  await calm.signIn();
  const statuses: number[] = [];
  for (let count = 0; count < 12; count += 1) statuses.push((await busy.ask('GET', '/api/v1/client')).statusCode);
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(200));
  const refused = await busy.ask('GET', '/api/v1/client');
  expect([refused.statusCode, Number(refused.headers['retry-after'])]).toEqual([429, expect.toSatisfy((seconds: number) => seconds >= 1)]);
  expect((await calm.ask('GET', '/api/v1/client')).statusCode).toBe(200);
  slow.itIs('2026-11-24T09:01:00+01:00');
  expect((await busy.ask('GET', '/api/v1/client')).statusCode).toBe(200);
});

describe('the house does not open with an operation', () => {
  const right: ApiRoute = {
    method: 'GET',
    path: '/api/v1/planted',
    operation: 'getPlanted',
    tag: 'planted',
    summary: { pl: '', en: '' },
    for: 'person',
    permission: { action: 'planted.read' },
    scope: null,
    answer: { status: 200, about: '' },
    asks: async () => found({}),
  };
  test.each([
    ['that declares no action', { ...right, permission: undefined }, 'declares no action'],
    ['that declares no scope', { ...right, scope: undefined }, 'declares no scope'],
    ['that has no way to answer', { ...right, asks: undefined }, 'exactly one way'],
    ['that tells a person’s data to anyone', { ...right, for: 'anyone' }, 'exactly one way'],
  ])('%s', async (_what, route, why) => {
    const web = await makeServer({ house: okienko.house, assets: tmpdir(), gauges: {} });
    expect(() => mountApi(web, okienko.house, [route as unknown as ApiRoute])).toThrow(why);
  });
});
