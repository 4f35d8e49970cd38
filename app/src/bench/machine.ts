import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '#platform/config/environment.ts';
import { startEmbedded, type EmbeddedServer } from '#platform/database/embedded.ts';
import { listMigrations, migrate } from '#platform/database/migrate.ts';
import { prepareJobs } from '#platform/jobs/worker.ts';
import { moduleOrder } from '../module-order.ts';

/** What a measurement stands on: a folder, a durable PostgreSQL (fsync on), processes of the product; all gone at the end. */
export interface Ground {
  root: string;
  folder: string;
  database: EmbeddedServer;
  /** A process of the product, ready to serve. `words` other than `up` start a server of the measurement's own. */
  start(role: string, settings?: Record<string, string>, words?: readonly string[]): Promise<Served>;
  end(): Promise<void>;
}

export interface Served {
  process: ChildProcess;
  port: number;
  url: string;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Makes the ground with a migrated database. */
export async function makeGround(root: string): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-bench-'));
  const database = await startEmbedded({ folder: join(folder, 'postgresql'), care: 'durable', root });
  await prepareJobs(database.url);
  await migrate(database.url, listMigrations(root, moduleOrder));
  const started: Served[] = [];
  return {
    root,
    folder,
    database,
    async start(role, settings = {}, words) {
      const served = await startProduct(
        root,
        { OKIENKO_DATA: join(folder, 'data'), DATABASE_URL: database.url, OKIENKO_ROLE: role, ...settings },
        words,
      );
      started.push(served);
      return served;
    },
    async end() {
      for (const served of started) await served.stop();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Starts `./okienko up --json` and waits until it says that it is ready. */
export async function startProduct(
  root: string,
  settings: Record<string, string>,
  words: readonly string[] = ['up', '--json'],
): Promise<Served> {
  const port = Number(settings['OKIENKO_PORT'] ?? (await freePort()));
  const child = spawn(join(root, 'okienko'), words, {
    cwd: root,
    env: { ...environment(), OKIENKO_LOG: 'error', OKIENKO_PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((done, fail) => {
    let heard = '';
    child.stdout?.on('data', (piece: Buffer) => {
      heard += piece.toString();
      if (heard.includes('"ready":true')) done();
    });
    child.once('exit', code => fail(new Error(`The product ended with code ${code} before it was ready.`)));
  });
  return {
    process: child,
    port,
    url: `http://localhost:${port}`,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>(done => child.once('exit', () => done()));
      child.kill(signal);
      await ended;
    },
  };
}

/** A tool of Debian's that the measurement needs; installed when we may, else said how.
 *  @returns its path */
export function tool(program: string, debianPackage: string): string {
  const where = (): string | undefined =>
    spawnSync('sh', ['-c', `command -v ${program} || ls /usr/lib/postgresql/*/bin/${program} 2>/dev/null | tail -1`], {
      encoding: 'utf8',
    }).stdout.trim() || undefined;
  const found = where();
  if (found) return found;
  if (process.getuid?.() === 0) {
    console.error(`Installing ${debianPackage} for ${program}…`);
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      stdio: 'ignore',
      env: { ...environment(), DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const now = where();
  if (!now) throw new Error(`This measurement needs ${program}. On Debian: apt-get install ${debianPackage}`);
  return now;
}

/** Runs a program to its end. @throws with its words when it fails */
export async function runTool(program: string, words: readonly string[], over: Record<string, string> = {}): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(program, words, { env: { ...environment(), ...over }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let wrong = '';
    child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (wrong += piece.toString()));
    child.once('error', fail);
    child.once('exit', code => (code === 0 ? done(out) : fail(new Error(`${program} ended with ${code}: ${wrong.slice(-600)}`))));
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

export const rounded = (value: number, places = 2): number => Number(value.toFixed(places));
