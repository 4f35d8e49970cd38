import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Addresses of the Okienko under test, handed to the walks through the environment. */
export interface UnderTest { portal: string; mail: string; clockFile: string; scannerPort: string }

const root = join(import.meta.dirname, '..');

async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts one Okienko on an empty folder and free ports, and stops it at the end. */
export default async function setup(): Promise<() => Promise<void>> {
  const data = mkdtempSync(join(tmpdir(), 'okienko-journeys-'));
  const clockFile = join(data, 'clock');
  writeFileSync(clockFile, '0');
  const ports = { OKIENKO_PORT: await freePort(), SIGN_IN_PORT: await freePort(), MAIL_PORT: await freePort(), MAIL_WEB_PORT: await freePort(), SCANNER_PORT: await freePort() };
  const settings = { OKIENKO_DATA: join(data, 'data'), OKIENKO_CLOCK_FILE: clockFile, OKIENKO_LOG: 'error', ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])) };
  const server = spawn(join(root, 'okienko'), ['up', '--json'], { cwd: root, env: { ...process.env, NODE_ENV: 'production', ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  await ready(server);
  Object.assign(process.env, {
    JOURNEY_PORTAL: `http://localhost:${ports.OKIENKO_PORT}`,
    JOURNEY_MAIL: `http://localhost:${ports.MAIL_WEB_PORT}`,
    JOURNEY_CLOCK: clockFile,
    JOURNEY_SCANNER_PORT: String(ports.SCANNER_PORT),
  });
  return async () => {
    const ended = new Promise<void>(done => server.once('exit', () => done()));
    server.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((done, fail) => {
    let heard = '';
    server.stdout?.on('data', (piece: Buffer) => {
      heard += piece.toString();
      if (heard.includes('"ready":true')) done();
    });
    server.once('exit', code => fail(new Error(`Okienko ended with code ${code} before it was ready: ${heard}`)));
  });
}
