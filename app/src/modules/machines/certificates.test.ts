import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClientId } from '#kernel/ids.ts';
import { cast } from '#outside/cast/cast.ts';
import { listenToProxy } from '#platform/http/client-certificate.ts';
import { seedDemo } from '../../demo/demo.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { openDoor, registers } from '../../testing/machine-door.ts';

let okienko: TestHouse;
let web: FastifyInstance;
let folder: string;
let socket: string;
let port: number;
let clientId: ClientId;
let ours: string;
let foreign: string;

/** A self-signed certificate, as a maker of payroll software would make one. */
function certificate(name: string): string {
  const path = join(folder, `${name}.crt`);
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      join(folder, `${name}.key`),
      '-out',
      path,
    ],
    { stdio: 'ignore' },
  );
  return readFileSync(path, 'utf8');
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'okienko-tls-'));
  socket = join(folder, 'proxy.sock');
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(okienko.house);
  web = await openDoor(okienko.house);
  await web.listen({ port: 0, host: '127.0.0.1' });
  port = (web.server.address() as { port: number }).port;
  const door = await listenToProxy(socket, web.takes);
  ours = certificate('kadry');
  foreign = certificate('obcy');
  clientId = await registers(
    okienko.house,
    { person: cast.tadeusz.id, party: cast.firmaX.id, method: 'self_signed_tls_client_auth' },
    ours,
  );
  return async () => {
    await door.close();
    await web.close();
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the reverse proxy would send on, by its socket or, as anybody could, by the port. */
function sends(
  by: 'socket' | 'port',
  path: string,
  pem: string | null,
  wish: { form?: Record<string, string>; token?: string },
): Promise<{ status: number; body: string }> {
  const body = wish.form ? new URLSearchParams(wish.form).toString() : undefined;
  return new Promise((told, failed) => {
    const asked = request(
      {
        ...(by === 'socket' ? { socketPath: socket } : { host: '127.0.0.1', port }),
        path,
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          host: 'localhost',
          ...(pem === null ? {} : { 'client-cert': `:${new X509Certificate(pem).raw.toString('base64')}:` }),
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }),
          ...(wish.token === undefined ? {} : { authorization: `Bearer ${wish.token}` }),
        },
      },
      answer => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => (text += part));
        answer.on('end', () => told({ status: answer.statusCode ?? 0, body: text }));
      },
    );
    asked.on('error', failed);
    asked.end(body);
  });
}

const asksToken = (by: 'socket' | 'port', pem: string | null) =>
  sends(by, '/oauth/token', pem, { form: { grant_type: 'client_credentials', client_id: clientId, scope: 'letters.read' } });

test('a program proves itself by the certificate the proxy saw, and its token is good with that certificate alone', async () => {
  const given = await asksToken('socket', ours);
  expect(given.status, given.body).toBe(200);
  const token = (JSON.parse(given.body) as { access_token: string }).access_token;
  const reads = (by: 'socket' | 'port', pem: string | null) => sends(by, '/api/v1/letters', pem, { token });
  expect((await reads('socket', ours)).status).toBe(200);
  expect((await reads('socket', foreign)).status).toBe(401);
  expect((await reads('socket', null)).status).toBe(401);
  expect((await reads('port', ours)).status).toBe(401);
});

test('another certificate, none, or one that did not come by the proxy’s socket proves nothing', async () => {
  expect((await asksToken('socket', foreign)).status).toBe(401);
  expect((await asksToken('socket', null)).status).toBe(401);
  expect((await asksToken('port', ours)).status).toBe(401);
});
