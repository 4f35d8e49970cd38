import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import { seedDemo } from '../../demo/demo.ts';
import { waitingLetter } from '../../testing/api-world.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { openDoor, programOf } from '../../testing/machine-door.ts';
import type { Program } from '../../testing/program.ts';
import { sendMessage } from './send.ts';

const START = '2026-11-24T09:00:00+01:00';
let okienko: TestHouse;
let web: FastifyInstance;
let program: Program;

interface Call {
  id: string;
  timestamp: string;
  signatures: readonly string[];
  body: string;
}
/** A program's own server: keeps what it was told, and answers as it is set to. */
const receiver = { calls: [] as Call[], answers: 204 as number, address: '' };
let server: Server;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const header = (name: string): string => String(request.headers[name] ?? '');
      receiver.calls.push({
        id: header('webhook-id'),
        timestamp: header('webhook-timestamp'),
        signatures: header('webhook-signature').split(' '),
        body,
      });
      response.writeHead(receiver.answers, receiver.answers === 302 ? { location: '/elsewhere' } : {}).end();
    });
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  receiver.address = `http://127.0.0.1:${(server.address() as { port: number }).port}/told`;
  okienko = await testHouse({ at: START, settings: { API_REQUESTS_A_MINUTE: '100000' } });
  await seedDemo(okienko.house);
  web = await openDoor(okienko.house);
  program = await programOf(okienko.house, web, { person: cast.tadeusz.id, party: cast.firmaX.id });
  await program.signIn();
});
afterAll(() => new Promise(closed => server.close(closed)));

const ALL = [
  'submission.filed',
  'receipt.sealed',
  'matter.opened',
  'matter.changed',
  'matter.decided',
  'letter.placed',
  'letter.delivered',
];

async function subscribes(by = program, kinds: readonly string[] = ALL): Promise<{ subscriptionId: string; secret: string }> {
  const answer = await by.ask('POST', '/api/v1/webhooks', { body: { url: receiver.address, kinds } });
  expect(answer.statusCode, answer.body).toBe(201);
  const { subscription, secret } = answer.json<{ subscription: { subscriptionId: string }; secret: string }>();
  return { subscriptionId: subscription.subscriptionId, secret };
}

const removes = (subscriptionId: string, by = program) => by.ask('DELETE', `/api/v1/webhooks/${subscriptionId}`);
const files = () =>
  program.ask('POST', '/api/v1/submissions', {
    body: { form: 'RWN', answers: { copies: 1, purpose: 'tender', truth: true, settled: true } },
    headers: { 'idempotency-key': randomUUID() },
  });
const log = async (subscriptionId: string) =>
  (await program.ask('GET', `/api/v1/webhooks/${subscriptionId}/messages?limit=100`)).json<{
    items: { messageId: string; type: string; state: string; attempts: number; lastStatus: number | null; lastFault: string | null }[];
  }>().items;
const stateOf = async (subscriptionId: string) =>
  (await program.ask('GET', `/api/v1/webhooks/${subscriptionId}`)).json<{ state: string; failingSince: string | null }>();

/** As a receiver checks it. */
function isSigned(call: Call, secret: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const wanted = `v1,${createHmac('sha256', key).update(`${call.id}.${call.timestamp}.${call.body}`).digest('base64')}`;
  return call.signatures.includes(wanted);
}

/** Afresh: tokens of the house's clock, which these tests move, and no calls yet. */
async function afresh(): Promise<void> {
  receiver.calls = [];
  receiver.answers = 204;
  await program.signIn();
}

describe('a program that asked to be told', () => {
  test('is told of each thing once, in the order in which it happened, signed, and of nothing but ids', async () => {
    await afresh();
    const { subscriptionId, secret } = await subscribes();
    const filed = (await files()).json<{ submissionId: string }>();
    await okienko.settle();
    const told = receiver.calls.map(call => JSON.parse(call.body) as { type: string; data: Record<string, string> });
    expect(told[0]).toMatchObject({ type: 'submission.filed', data: { submissionId: filed.submissionId, formCode: 'RWN' } });
    expect(told.map(one => one.type)).toEqual(expect.arrayContaining(['receipt.sealed', 'matter.opened']));
    expect(told.findIndex(one => one.type === 'matter.opened')).toBeGreaterThan(0);
    expect(receiver.calls.filter(call => !isSigned(call, secret))).toEqual([]);
    expect(new Set(receiver.calls.map(call => call.id)).size).toBe(receiver.calls.length);
    const words = receiver.calls.map(call => call.body).join();
    for (const secretOfTheirs of [cast.firmaX.nip, cast.firmaX.name, cast.tadeusz.pesel, 'granted', 'refused'])
      expect(words).not.toContain(secretOfTheirs);
    const lines = await log(subscriptionId);
    expect(lines.map(line => line.type)).toEqual(told.map(one => one.type).reverse());
    expect(new Set(lines.map(line => line.state))).toEqual(new Set(['delivered']));
    await removes(subscriptionId);
  });

  test('hears nothing of another party, and nothing of what it did not ask for', async () => {
    await afresh();
    const { subscriptionId } = await subscribes(program, ['letter.delivered']);
    await waitingLetter(okienko.house, cast.jan.id);
    await files();
    await okienko.settle();
    expect(receiver.calls).toEqual([]);
    await removes(subscriptionId);
  });

  test('hears nothing more from the moment its program is revoked', async () => {
    await afresh();
    const leaving = await programOf(okienko.house, web, { person: cast.tadeusz.id, party: cast.firmaX.id });
    await leaving.signIn();
    await subscribes(leaving, ['letter.placed']);
    await asOwner(okienko.url, 'update machines.client set revoked_at = now() where client_id = $1', [leaving.clientId]);
    await waitingLetter(okienko.house, cast.firmaX.id);
    await okienko.settle();
    expect(receiver.calls).toEqual([]);
  });
});

describe('what does not get through', () => {
  test('is tried again, later each time, and what came after it waits behind it', async () => {
    await afresh();
    const { subscriptionId } = await subscribes(program, ['letter.placed']);
    receiver.answers = 500;
    await waitingLetter(okienko.house, cast.firmaX.id);
    await waitingLetter(okienko.house, cast.firmaX.id);
    await okienko.settle();
    expect(receiver.calls).toHaveLength(1);
    await okienko.later('2026-11-24T09:00:04+01:00');
    await okienko.settle();
    expect(receiver.calls).toHaveLength(1);
    await okienko.later('2026-11-24T09:00:05+01:00');
    await okienko.settle();
    expect(receiver.calls).toHaveLength(2);
    expect(receiver.calls[1]?.id).toBe(receiver.calls[0]?.id);
    receiver.answers = 204;
    await okienko.later('2026-11-24T09:00:40+01:00');
    await okienko.settle();
    const ids = receiver.calls.map(call => call.id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect((await log(subscriptionId)).map(line => [line.state, line.attempts])).toEqual([
      ['delivered', 1],
      ['delivered', 3],
    ]);
    await removes(subscriptionId);
  });

  test('for three days stops the subscription, tells people by mail, loses nothing, and goes on when it is resumed', async () => {
    okienko.itIs(START);
    await afresh();
    const { subscriptionId } = await subscribes(program, ['letter.placed']);
    receiver.answers = 503;
    await waitingLetter(okienko.house, cast.firmaX.id);
    await okienko.settle();
    for (let hours = 1; hours <= 84; hours += 4) {
      await okienko.later(new Date(new Date(START).getTime() + hours * 3_600_000).toISOString());
      await okienko.settle();
    }
    await program.signIn();
    expect((await stateOf(subscriptionId)).state).toBe('disabled');
    const told = okienko.mail.received().filter(mail => /przestał odbierać|no longer takes/.test(mail.subject));
    expect(told.flatMap(mail => mail.to)).toContain(cast.tadeusz.email);
    const tries = receiver.calls.length;
    receiver.answers = 204;
    await okienko.settle();
    expect(receiver.calls).toHaveLength(tries);
    expect((await program.ask('POST', `/api/v1/webhooks/${subscriptionId}/resumption`)).statusCode).toBe(204);
    await okienko.settle();
    expect(receiver.calls).toHaveLength(tries + 1);
    expect((await stateOf(subscriptionId)).state).toBe('active');
    await removes(subscriptionId);
  });

  test('is not sent after a redirect', async () => {
    okienko.itIs(START);
    await afresh();
    const { subscriptionId } = await subscribes(program, ['letter.placed']);
    receiver.answers = 302;
    await waitingLetter(okienko.house, cast.firmaX.id);
    await okienko.settle();
    expect(receiver.calls).toHaveLength(1);
    expect((await log(subscriptionId))[0]).toMatchObject({ state: 'waiting', lastStatus: 302 });
    await removes(subscriptionId);
  });
});

test('a message can be told again, under its own id', async () => {
  okienko.itIs(START);
  await afresh();
  const { subscriptionId } = await subscribes(program, ['letter.placed']);
  await waitingLetter(okienko.house, cast.firmaX.id);
  await okienko.settle();
  const [line] = await log(subscriptionId);
  const again = await program.ask('POST', `/api/v1/webhooks/${subscriptionId}/messages/${line?.messageId}/replay`);
  expect(again.statusCode).toBe(204);
  await okienko.settle();
  expect(receiver.calls.map(call => call.id)).toEqual([`msg_${line?.messageId}`, `msg_${line?.messageId}`]);
  expect(receiver.calls[0]?.body).toBe(receiver.calls[1]?.body);
  await removes(subscriptionId);
});

test('while a secret is changed both sign, and after a day only the new one does', async () => {
  okienko.itIs(START);
  await afresh();
  const { subscriptionId, secret } = await subscribes(program, ['letter.placed']);
  const rotated = (await program.ask('POST', `/api/v1/webhooks/${subscriptionId}/secret`)).json<{ secret: string }>();
  await waitingLetter(okienko.house, cast.firmaX.id);
  await okienko.settle();
  const during = receiver.calls[0] as Call;
  expect([isSigned(during, secret), isSigned(during, rotated.secret)]).toEqual([true, true]);
  okienko.itIs('2026-11-25T09:00:01+01:00');
  await waitingLetter(okienko.house, cast.firmaX.id);
  await okienko.settle();
  const after = receiver.calls[1] as Call;
  expect([isSigned(after, secret), isSigned(after, rotated.secret)]).toEqual([false, true]);
  // Neither stands in the database as it is.
  const rows = await asOwner<{ row: string }>(okienko.url, `select encode(s.secret, 'base64') as row from webhooks.subscription s`);
  expect(rows.filter(({ row }) => row.includes(secret.slice(6, 40)))).toEqual([]);
});

test('a name is looked up once, and the very address that was judged is called', async () => {
  await afresh();
  let asked = 0;
  // The second time it would lead elsewhere.
  const lookUp = () => {
    asked += 1;
    return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]);
  };
  const url = receiver.address.replace('127.0.0.1', 'localhost');
  expect(await sendMessage({ url, headers: {}, body: '{}', demo: true }, lookUp)).toMatchObject({ status: 204 });
  expect([asked, receiver.calls.length]).toEqual([1, 1]);
});

test('nothing inside is called: not by number, not by a name that leads inside', async () => {
  const wish = { headers: {}, body: '{}', demo: false };
  for (const url of [receiver.address, 'https://127.0.0.1/', 'https://169.254.169.254/', 'https://localhost/'])
    expect(await sendMessage({ ...wish, url })).toMatchObject({ status: null, fault: expect.stringMatching(/^address-/) });
  const leadsTo =
    (...addresses: string[]) =>
    () =>
      Promise.resolve(addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 })));
  for (const inside of [['10.0.0.1'], ['::1'], ['169.254.169.254'], ['93.184.216.34', '127.0.0.1'], ['::ffff:127.0.0.1']])
    expect(await sendMessage({ ...wish, url: 'https://payroll.example.com/' }, leadsTo(...inside))).toMatchObject({
      fault: 'address-not-public',
    });
  expect(await sendMessage({ ...wish, url: 'https://payroll.example.com/' }, leadsTo())).toMatchObject({ fault: 'name-not-found' });
  // In the demo loopback may be called, and nothing else inside.
  expect(await sendMessage({ ...wish, url: 'https://10.0.0.1/', demo: true })).toMatchObject({ status: null, fault: 'address-not-public' });
});
