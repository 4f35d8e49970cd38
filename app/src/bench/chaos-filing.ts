import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '#platform/config/environment.ts';
import type { Start } from '../cli/program.ts';
import { shortOf } from './findings.ts';
import type { Acknowledged, ChaosClient } from './chaos-client.ts';
import { judge } from './chaos-judge.ts';
import { makeCrowd } from './crowd.ts';
import { freePort, startProduct, type Served } from './machine.ts';

export const CROWD = 400;
const CLIENTS = 2;
const IN_FLIGHT_EACH = 10;
const FEWEST_IN_FLIGHT = 8;
const FEWEST_BETWEEN = 200;
/** A person's pause, so that the deciding behind the filing is not buried. */
const PAUSE_MS = 40;
/** On top of the fewest between two kills, a moment nobody chose. */
const RANDOM_MS = 700;
const PATIENCE_MS = 60_000;

/** `./okienko chaos filing`: people file while Node and PostgreSQL are killed in turn with SIGKILL, as a power cut or an
 *  out-of-memory killer would. Afterwards every receipt the people were promised is asked for and verified. */
export async function chaosFiling(start: Start, options: { kills?: string; json?: boolean }): Promise<void> {
  const kills = Number(options.kills ?? 20);
  const folder = mkdtempSync(join(tmpdir(), 'okienko-chaos-'));
  const data = join(folder, 'data');
  const settings = await settingsFor(data);
  let product = await startProduct(start.root, settings);
  const clients: ChildProcess[] = [];
  try {
    const url = databaseUrl(data);
    await makeCrowd(url, CROWD);
    const watch = startClients(start.root, folder, product.port, clients);
    let done = 0;
    let before = 0;
    for (; done < kills; done += 1) {
      await until(() => watch.acknowledged() - before >= FEWEST_BETWEEN, 'enough filings were acknowledged');
      await new Promise(ready => setTimeout(ready, Math.random() * RANDOM_MS));
      await until(() => watch.inFlight() >= FEWEST_IN_FLIGHT, 'enough filings are in flight');
      before = watch.acknowledged();
      const victim = done % 2 === 0 ? 'node' : 'postgres';
      console.log(`kill ${done + 1}: ${victim}, with ${watch.inFlight()} in flight, ${before} acknowledged`);
      if (victim === 'node') product = await killNode(start.root, product, settings);
      else process.kill(postmasterPid(data), 'SIGKILL');
    }
    await until(() => watch.acknowledged() - before >= FEWEST_BETWEEN, 'filing went on after the last kill');
    const ended = clients.map(client => new Promise(gone => client.once('exit', gone)));
    for (const client of clients) client.kill('SIGTERM');
    await Promise.all(ended);
    const log = whatWasTold(folder);
    const unexpected = log.flatMap(line => ('unexpected' in line ? [line.unexpected] : []));
    for (const words of unexpected.slice(0, 5)) console.error(`Unexpected: ${words}`);
    const verdict = await judge(
      { url, port: product.port, origin: product.url, root: join(data, 'keys', 'seals', 'root.pem'), folder },
      log.filter(line => !('unexpected' in line)) as Acknowledged[],
    );
    const figures = { acknowledged: verdict.acknowledged, lost: verdict.lost, doubled: verdict.doubled, kills: done };
    const short = shortOf({
      lost: [figures.lost, 'at most', 0],
      doubled: [figures.doubled, 'at most', 0],
      'unexpected answers': [unexpected.length, 'at most', 0],
      acknowledged: [figures.acknowledged, 'at least', FEWEST_BETWEEN * kills],
    });
    for (const one of short) console.error(`Short of the goal: ${one}`);
    console.log(JSON.stringify(figures));
    process.exitCode = short.length > 0 ? 1 : 0;
  } finally {
    for (const client of clients) client.kill('SIGKILL');
    await product.stop();
    endDatabase(data);
    rmSync(folder, { recursive: true, force: true });
  }
  process.exit();
}

export async function settingsFor(data: string): Promise<Record<string, string>> {
  const names = ['OKIENKO_PORT', 'SIGN_IN_PORT', 'MAIL_PORT', 'MAIL_WEB_PORT', 'SCANNER_PORT'];
  const ports = await Promise.all(names.map(async name => [name, String(await freePort())] as const));
  return { OKIENKO_DATA: data, OKIENKO_LOG: 'silent', ...Object.fromEntries(ports) };
}

/** What the clients were told so far, from their logs. A line being written is not told yet. */
export function whatWasTold(folder: string): (Acknowledged | { unexpected: string })[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.log'))
    .flatMap(file => {
      const lines = readFileSync(join(folder, file), 'utf8').split('\n');
      return lines.slice(0, -1).map(line => JSON.parse(line) as Acknowledged | { unexpected: string });
    });
}

/** The data folder's own PostgreSQL, by the socket in it. */
export function databaseUrl(data: string): string {
  const socket = join(data, 'postgresql', 'socket');
  if (!existsSync(socket)) throw new Error(`No socket of PostgreSQL in ${socket}.`);
  return `postgres:///postgres?host=${encodeURIComponent(socket)}&user=okienko`;
}

const postmasterPid = (data: string): number =>
  Number(readFileSync(join(data, 'postgresql', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Where the product died it left its PostgreSQL behind. */
export function endDatabase(data: string): void {
  try {
    process.kill(postmasterPid(data), 'SIGQUIT');
  } catch {
    // It is gone already.
  }
}

async function killNode(root: string, product: Served, settings: Record<string, string>): Promise<Served> {
  await product.stop('SIGKILL');
  return startProduct(root, settings);
}

interface Watch {
  acknowledged(): number;
  inFlight(): number;
}

export function startClients(root: string, folder: string, port: number, clients: ChildProcess[]): Watch {
  const heard = Array.from({ length: CLIENTS }, () => ({ acknowledged: 0, inFlight: 0 }));
  mkdirSync(folder, { recursive: true });
  for (let count = 0; count < CLIENTS; count += 1) {
    const wish: ChaosClient = {
      port,
      crowd: CROWD,
      firstMember: count * (CROWD / CLIENTS),
      inFlight: IN_FLIGHT_EACH,
      log: join(folder, `client-${count}.log`),
      pauseMs: PAUSE_MS,
    };
    const child = spawn(join(root, 'okienko'), ['bench', 'chaos-client', JSON.stringify(wish)], {
      cwd: root,
      env: environment(),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout?.on('data', (piece: Buffer) => {
      const lines = (text + piece.toString()).split('\n');
      text = lines.pop() ?? '';
      const last = lines.at(-1);
      if (last) heard[count] = JSON.parse(last) as { acknowledged: number; inFlight: number };
    });
    clients.push(child);
  }
  const sum = (name: 'acknowledged' | 'inFlight') => (): number => heard.reduce((total, one) => total + one[name], 0);
  return { acknowledged: sum('acknowledged'), inFlight: sum('inFlight') };
}

export async function until(holds: () => boolean, what: string): Promise<void> {
  for (const began = performance.now(); !holds(); ) {
    if (performance.now() - began > PATIENCE_MS) throw new Error(`Waited a minute in vain until ${what}.`);
    await new Promise(done => setTimeout(done, 2));
  }
}
