import { execFile, execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { createServer as createTlsServer, type Server } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { exportJWK } from 'jose';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import { listenToProxy } from '#platform/http/client-certificate.ts';
import { seedDemo } from '../demo/demo.ts';
import { testHouse, type TestHouse } from '../testing/house.ts';
import { openDoor, registers } from '../testing/machine-door.ts';
import { keduFileOf } from '../testing/kedu-file.ts';
import { newKeys } from '../testing/program.ts';

const run = promisify(execFile);
const samples = join(import.meta.dirname, 'quick-start');
const folder = mkdtempSync(join(tmpdir(), 'okienko-quick-'));
let okienko: TestHouse;
let web: FastifyInstance;
let proxy: Server;
let port: number;
let tlsPort: number;
let origin: string;

async function freePort(): Promise<number> {
  return new Promise(found => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = probe.address() as { port: number };
      probe.close(() => found(free));
    });
  });
}

/** A certificate of its own, as `name.crt` and `name.key`. */
function certificate(name: string, host?: string): string {
  const path = join(folder, `${name}.crt`);
  execFileSync(
    'openssl',
    [
      ...[
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
        `/CN=${host ?? name}`,
      ],
      ...(host ? ['-addext', `subjectAltName=DNS:${host}`] : []),
      ...['-keyout', join(folder, `${name}.key`), '-out', path],
    ],
    { stdio: 'ignore' },
  );
  return path;
}

/** What an institution puts in front: ends TLS, and hands over whose certificate it saw. */
function reverseProxy(socketPath: string): Server {
  const options = {
    cert: readFileSync(certificate('portal', 'localhost')),
    key: readFileSync(join(folder, 'portal.key')),
    requestCert: true,
    rejectUnauthorized: false,
  };
  return createTlsServer(options, (asked, answer) => {
    const { raw } = (asked.socket as TLSSocket).getPeerCertificate();
    const { 'client-cert': _ours, ...headers } = asked.headers;
    const seen = raw ? { 'client-cert': `:${new X509Certificate(raw).raw.toString('base64')}:` } : {};
    const onward = request({ socketPath, path: asked.url, method: asked.method, headers: { ...headers, ...seen } }, given => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    });
    asked.pipe(onward);
  });
}

beforeAll(async () => {
  port = await freePort();
  origin = `http://localhost:${port}`;
  okienko = await testHouse({ settings: { OKIENKO_PORT: String(port) } });
  await seedDemo(okienko.house);
  web = await openDoor(okienko.house);
  await web.listen({ port, host: '127.0.0.1' });
  const socket = join(folder, 'proxy.sock');
  const door = await listenToProxy(socket, web.takes);
  proxy = reverseProxy(socket);
  tlsPort = await freePort();
  await new Promise<void>(ready => proxy.listen(tlsPort, '127.0.0.1', ready));
  return async () => {
    proxy.closeAllConnections();
    proxy.close();
    await door.close();
    await web.close();
  };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the quick start in TypeScript files a form and prints its sealed UPP', async () => {
  const keys = await newKeys();
  const clientId = await registers(okienko.house, { person: cast.tadeusz.id, party: cast.firmaX.id }, JSON.stringify(keys.publicJwk));
  const keyFile = join(folder, 'key.json');
  writeFileSync(keyFile, JSON.stringify({ client_id: clientId, key: { ...(await exportJWK(keys.privateKey)), kid: keys.publicJwk.kid } }));
  const { stdout } = await run(process.execPath, [join(samples, 'file-a-form.ts'), origin, keyFile]);
  expect(stdout).toMatch(/^Received: \S+, \d{4}-\d{2}-\d{2}T/);
  expect(stdout).toContain('<ds:Signature');
});

/** Does the jobs of the house while a client waits for them. */
async function meanwhile<T>(work: Promise<T>): Promise<T> {
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    await okienko.settle();
    await new Promise(done => setTimeout(done, 50));
  }
  return over;
}

test('the client for insurance documents in TypeScript brings a set, reads what was found, files it and prints its UPP', async () => {
  const keys = await newKeys();
  const clientId = await registers(okienko.house, { person: cast.tadeusz.id, party: cast.firmaX.id }, JSON.stringify(keys.publicJwk));
  const keyFile = join(folder, 'kedu-key.json');
  writeFileSync(keyFile, JSON.stringify({ client_id: clientId, key: { ...(await exportJWK(keys.privateKey)), kid: keys.publicJwk.kid } }));
  const file = join(folder, 'miesiac.xml');
  writeFileSync(file, await keduFileOf(cast.firmaX, { seed: 71, month: '2026-05' }));
  const { stdout } = await meanwhile(
    run(process.execPath, [join(samples, 'file-insurance-documents.ts'), origin, keyFile, file], { maxBuffer: 10_000_000 }),
  );
  expect(stdout).toMatch(/Received: UPP-\S+, \d{4}-\d{2}-\d{2}T/);
  expect(stdout).toContain('<ds:Signature');
});

test('the client for insurance documents in curl brings a set and files it', async () => {
  const path = certificate('place');
  const clientId = await registers(
    okienko.house,
    { person: cast.tadeusz.id, party: cast.firmaX.id, method: 'self_signed_tls_client_auth' },
    readFileSync(path, 'utf8'),
  );
  const file = join(folder, 'inny-miesiac.xml');
  writeFileSync(file, await keduFileOf(cast.firmaX, { seed: 72, month: '2026-04' }));
  const words = [
    join(samples, 'file-insurance-documents.sh'),
    `https://localhost:${tlsPort}`,
    clientId,
    path,
    join(folder, 'place.key'),
    file,
  ];
  const { stdout } = await meanwhile(run('sh', [...words, join(folder, 'portal.crt')], { cwd: folder }));
  expect(stdout).toMatch(/"receipt":\{.*"number":"UPP-/);
});

test('the quick start in curl reads letters by a certificate, through a proxy that ends TLS', async () => {
  const path = certificate('kadry');
  const clientId = await registers(
    okienko.house,
    { person: cast.tadeusz.id, party: cast.firmaX.id, method: 'self_signed_tls_client_auth' },
    readFileSync(path, 'utf8'),
  );
  const words = [
    join(samples, 'read-letters.sh'),
    `https://localhost:${tlsPort}`,
    clientId,
    path,
    join(folder, 'kadry.key'),
    join(folder, 'portal.crt'),
  ];
  const { stdout } = await run('sh', words, { cwd: folder });
  expect(JSON.parse(stdout)).toEqual({ items: expect.any(Array), next: null });
  expect(JSON.parse(readFileSync(join(folder, 'forms.json'), 'utf8'))).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ form: 'RWN' })]),
  });
});
