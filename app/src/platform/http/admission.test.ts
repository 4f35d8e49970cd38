import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { type Admission, makeAdmission } from './admission.ts';

const PROBLEM = '{"status":503}';
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server that answers nobody until it is told to. */
async function opened(): Promise<{
  admission: Admission;
  url: string;
  held: ServerResponse[];
  ask(path: string, headers?: Record<string, string>): Promise<Response>;
}> {
  const admission = makeAdmission({ 'x-content-type-options': 'nosniff' }, PROBLEM);
  const held: ServerResponse[] = [];
  server = createServer((request, response) =>
    admission.take(request, response, (_request, mine) => (request.url === '/health/live' ? mine.end('live') : held.push(mine))),
  );
  await new Promise<void>(done => server?.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { admission, url, held, ask: (path, headers = {}) => fetch(url + path, { headers }) };
}

async function fill(house: Awaited<ReturnType<typeof opened>>): Promise<Promise<Response>[]> {
  const asking = Array.from({ length: house.admission.limit() }, () => house.ask('/'));
  while (house.held.length < house.admission.limit()) await new Promise(done => setTimeout(done, 5));
  return asking;
}

const empty = (held: ServerResponse[]): void => held.splice(0).forEach(response => response.end('served'));

test('who comes when the house is full is told to come back, and the others are served', async () => {
  const house = await opened();
  const asking = await fill(house);
  const began = performance.now();
  const late = await house.ask('/');
  expect(late.status).toBe(503);
  expect(late.headers.get('retry-after')).toBe('2');
  expect(late.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await late.text()).toBe(PROBLEM);
  // Not at once: a client that comes back at once would live on refusals.
  expect(performance.now() - began).toBeGreaterThan(900);
  empty(house.held);
  expect((await Promise.all(asking)).every(answer => answer.status === 200)).toBe(true);
  expect(house.admission.inHand()).toBe(0);
});

test('a person is sent away with a page in their language', async () => {
  const house = await opened();
  house.admission.showWhenBusy({ pl: Buffer.from('<p>Zaraz wracamy</p>'), en: Buffer.from('<p>Back shortly</p>') });
  void fill(house).catch(() => undefined);
  while (house.held.length < house.admission.limit()) await new Promise(done => setTimeout(done, 5));
  const [pl, en, program] = await Promise.all([
    house.ask('/', { accept: 'text/html' }),
    house.ask('/', { accept: 'text/html', cookie: 'okienko-lang=en' }),
    house.ask('/', { accept: 'application/json' }),
  ]);
  expect(await pl.text()).toBe('<p>Zaraz wracamy</p>');
  expect(await en.text()).toBe('<p>Back shortly</p>');
  expect(program.headers.get('content-type')).toBe('application/problem+json');
  empty(house.held);
});

test('health is told the truth also when the house is full', async () => {
  const house = await opened();
  void fill(house).catch(() => undefined);
  while (house.held.length < house.admission.limit()) await new Promise(done => setTimeout(done, 5));
  expect((await house.ask('/health/live')).status).toBe(200);
  empty(house.held);
});

test('fewer are let in while answers take long, more again when they do not', async () => {
  const house = await opened();
  const first = house.admission.limit();
  for (let round = 0; round < 2; round += 1) {
    const asking = await fill(house);
    await new Promise(done => setTimeout(done, 400));
    empty(house.held);
    await Promise.all(asking);
  }
  const fewer = house.admission.limit();
  expect(fewer).toBeLessThan(first);
  for (let round = 0; round < 6; round += 1) {
    const asking = house.ask('/');
    while (house.held.length === 0) await new Promise(done => setTimeout(done, 5));
    empty(house.held);
    await asking;
    await new Promise(done => setTimeout(done, 110));
  }
  expect(house.admission.limit()).toBeGreaterThan(fewer);
});

test('who signs a form when the house is full is let in to be given something instead, a few at a time; others are not', async () => {
  const house = await opened();
  house.admission.letFail('/drafts/:draftId/check');
  const seen: boolean[] = [];
  server?.prependListener('request', request => queueMicrotask(() => seen.push(house.admission.isTooMuch(request))));
  void fill(house).catch(() => undefined);
  while (house.held.length < house.admission.limit()) await new Promise(done => setTimeout(done, 5));
  const before = house.held.length;
  seen.length = 0;
  const signing = Array.from({ length: 40 }, () => fetch(`${house.url}/drafts/1/check`, { method: 'POST', body: 'x' }));
  const looking = fetch(`${house.url}/drafts/1/check`);
  expect((await looking).status).toBe(503);
  expect(seen.filter(Boolean)).toHaveLength(32);
  expect(house.held.length - before).toBe(32);
  empty(house.held);
  const answers = await Promise.all(signing);
  expect(answers.filter(answer => answer.status === 503)).toHaveLength(8);
});
