import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '#platform/database/embedded.ts';

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

/** Starts one Okienko on an empty folder and free ports, and beside it one whose roles are processes apart over a
 *  PostgreSQL of their own; stops them at the end. */
// biome-ignore lint/style/noDefaultExport: the runner asks for it
export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-journeys-'));
  const clockFile = join(folder, 'clock');
  writeFileSync(clockFile, '0');
  const whole = await ports();
  const server = await start([], { ...whole, OKIENKO_DATA: join(folder, 'whole'), OKIENKO_CLOCK_FILE: clockFile });
  const apart = await startApart(join(folder, 'apart'));
  Object.assign(process.env, {
    JOURNEY_PORTAL: `http://localhost:${whole.OKIENKO_PORT}`,
    JOURNEY_MAIL: `http://localhost:${whole.MAIL_WEB_PORT}`,
    JOURNEY_CLOCK: clockFile,
    JOURNEY_APART: `http://localhost:${apart.port}`,
  });
  return async () => {
    await Promise.all([stop(server), apart.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
}

export async function ports(): Promise<Record<'OKIENKO_PORT' | 'SIGN_IN_PORT' | 'MAIL_PORT' | 'MAIL_WEB_PORT' | 'SCANNER_PORT', string>> {
  const port = async (): Promise<string> => String(await freePort());
  return {
    OKIENKO_PORT: await port(),
    SIGN_IN_PORT: await port(),
    MAIL_PORT: await port(),
    MAIL_WEB_PORT: await port(),
    SCANNER_PORT: await port(),
  };
}

async function startApart(folder: string): Promise<{ port: string; stop(): Promise<void> }> {
  const database = await startEmbedded({ folder: join(folder, 'postgresql'), care: 'throw-away', root });
  const settings = { ...(await ports()), OKIENKO_DATA: join(folder, 'data'), DATABASE_URL: database.url };
  const processes: ChildProcess[] = [];
  for (const role of ['web', 'worker', 'relay', 'stand-ins']) processes.push(await start(['--role', role], settings));
  return {
    port: settings.OKIENKO_PORT,
    async stop() {
      await Promise.all(processes.map(stop));
      await database.stop();
    },
  };
}

/** One process of Okienko, ready. */
export async function start(words: readonly string[], settings: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(join(root, 'okienko'), ['up', '--json', ...words], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', OKIENKO_LOG: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, fail) => {
    let heard = '';
    child.stdout?.on('data', (piece: Buffer) => {
      heard += piece.toString();
      if (heard.includes('"ready":true')) done();
      else if (heard.includes('"level":50')) process.stderr.write(piece);
    });
    child.once('exit', code => fail(new Error(`Okienko ended with code ${code} before it was ready: ${heard}`)));
  });
  return child;
}

export async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  child.kill('SIGTERM');
  await ended;
}
