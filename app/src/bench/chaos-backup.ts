import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment } from '#platform/config/environment.ts';
import type { Start } from '../cli/program.ts';
import type { Acknowledged } from './chaos-client.ts';
import { CROWD, databaseUrl, endDatabase, settingsFor, startClients, until, whatWasTold } from './chaos-filing.ts';
import { judge } from './chaos-judge.ts';
import { makeCrowd } from './crowd.ts';
import { shortOf } from './findings.ts';
import { startProduct } from './machine.ts';

const FEWEST_FILED = 300;
/** Within the time a backup or restore takes, at a moment nobody chose. */
const KILLED_WITHIN_MS = 1_600;

/** `./okienko chaos backup`: people file while backups are made, some of them killed half-way; the last one is restored
 *  on an empty machine, after restores that were killed. Everything acknowledged before that backup began must be there,
 *  with a UPP that verifies, and the audit log must be whole. */
export async function chaosBackup(start: Start, options: { kills?: string; json?: boolean }): Promise<void> {
  const kills = Number(options.kills ?? 6);
  const folder = mkdtempSync(join(tmpdir(), 'okienko-chaos-'));
  const [data, machine] = [join(folder, 'data'), join(folder, 'machine')];
  const [to, keysTo] = [join(folder, 'archives'), join(folder, 'vault')];
  for (const name of [to, keysTo]) mkdirSync(name);
  for (const name of ['pass', 'keys-pass']) writeFileSync(join(folder, name), `${name} of some sixteen letters\n`);
  const opens = ['--passphrase-file', join(folder, 'pass'), '--keys-passphrase-file', join(folder, 'keys-pass')];
  const settings = await settingsFor(data);
  const product = await startProduct(start.root, settings);
  const clients: ChildProcess[] = [];
  const faults: string[] = [];
  let restored: Awaited<ReturnType<typeof startProduct>> | undefined;
  try {
    await makeCrowd(databaseUrl(data), CROWD);
    const watch = startClients(start.root, folder, product.port, clients);
    await until(() => watch.acknowledged() >= FEWEST_FILED, 'enough filings were acknowledged');
    const makeBackup = ['backup', '--data', data, '--to', to, '--keys-to', keysTo, '--json', ...opens];
    for (let done = 0; done < kills; done += 1) {
      await killed(start.root, makeBackup);
      const halves = archivesIn(to).filter(name => !existsSync(join(to, name, 'manifest.json')));
      faults.push(...halves.map(name => `A killed backup looks like a whole one: ${name}`));
    }
    for (const name of readdirSync(to)) rmSync(join(to, name), { recursive: true });
    const told = whatWasTold(folder).filter((line): line is Acknowledged => !('unexpected' in line));
    const backup = JSON.parse(await run(start.root, makeBackup)) as { archive: string; keys: string; seconds: number; rows: number };
    const ended = clients.map(client => new Promise(gone => client.once('exit', gone)));
    for (const client of clients) client.kill('SIGTERM');
    await Promise.all(ended);
    await product.stop();
    const restore = ['restore', backup.archive, '--keys', backup.keys, '--data', machine, '--json', ...opens];
    for (let done = 0; done < kills; done += 1) {
      await killed(start.root, restore);
      if (existsSync(machine)) faults.push('A killed restore left something that looks like a house.');
      rmSync(machine, { recursive: true, force: true });
    }
    const again = JSON.parse(await run(start.root, restore)) as { rtoSeconds: number; rpoSeconds: number; rows: number };
    const audit = JSON.parse(await run(start.root, ['audit', 'verify', '--data', machine, '--json'])) as { whole: boolean };
    if (!audit.whole) faults.push(`The restored audit log is not whole: ${JSON.stringify(audit)}`);
    restored = await startProduct(start.root, await settingsFor(machine));
    const court = {
      url: databaseUrl(machine),
      port: restored.port,
      origin: restored.url,
      root: join(machine, 'keys', 'seals', 'root.pem'),
      folder,
    };
    const verdict = await judge(court, told);
    for (const fault of faults) console.error(fault);
    const figures = {
      acknowledged: verdict.acknowledged,
      lost: verdict.lost,
      doubled: verdict.doubled,
      kills: 2 * kills,
      half_done: faults.length,
      rows: again.rows,
      backup_seconds: backup.seconds,
      rto_seconds: again.rtoSeconds,
    };
    const short = shortOf({
      lost: [figures.lost, 'at most', 0],
      doubled: [figures.doubled, 'at most', 0],
      half_done: [figures.half_done, 'at most', 0],
      'rows restored': [again.rows, 'at least', backup.rows],
      acknowledged: [figures.acknowledged, 'at least', FEWEST_FILED],
    });
    for (const one of short) console.error(`Short of the goal: ${one}`);
    console.log(JSON.stringify(figures));
    process.exitCode = short.length > 0 ? 1 : 0;
  } finally {
    for (const client of clients) client.kill('SIGKILL');
    await product.stop();
    await restored?.stop();
    for (const house of [data, machine, `${machine}.restoring`]) endDatabase(house);
    rmSync(folder, { recursive: true, force: true });
  }
  process.exit();
}

const archivesIn = (folder: string): string[] => readdirSync(folder).filter(name => name.endsWith('.backup'));

function verb(root: string, words: readonly string[]): ChildProcess {
  return spawn(join(root, 'okienko'), words, {
    cwd: root,
    env: { ...environment(), OKIENKO_LOG: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(root: string, words: readonly string[]): Promise<string> {
  const child = verb(root, words);
  let out = '';
  let said = '';
  child.stdout?.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (said += piece.toString()));
  const code = await new Promise(done => child.once('close', done));
  if (code !== 0) throw new Error(`./okienko ${words[0]} ended with ${String(code)}: ${said}`);
  return out;
}

/** Lets a command work for a while, then kills it as an out-of-memory killer would. */
async function killed(root: string, words: readonly string[]): Promise<void> {
  const child = verb(root, words);
  const ended = new Promise(done => child.once('exit', done));
  await Promise.race([ended, new Promise(done => setTimeout(done, Math.random() * KILLED_WITHIN_MS))]);
  child.kill('SIGKILL');
  await ended;
}
