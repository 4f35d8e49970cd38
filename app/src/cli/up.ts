import { createServer } from 'node:net';
import { isAbsolute, resolve } from 'node:path';
import { type Config, readProcessConfig } from '#platform/config/config.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { holderOf } from './ports.ts';
import { keepBeside } from './keep-beside.ts';
import type { Start } from './program.ts';

export interface UpOptions {
  role?: string;
  port?: string;
  data?: string;
  json?: boolean;
  beside?: boolean;
}

/** `./okienko up`: runs until Ctrl-C, then stops in order. */
export async function up(start: Start, options: UpOptions): Promise<void> {
  const standInsOnly = options.role === 'stand-ins';
  const config = readSettings(start, { ...options, ...(standInsOnly ? { role: 'web' } : {}) });
  if (options.role && !['all', 'attempts'].includes(options.role) && !config.DATABASE_URL && !standInsOnly)
    return fail(['A single role needs DATABASE_URL: only `up` without --role starts the embedded database.']);
  if (config.OKIENKO_ROLE === 'attempts') return upAttempts(start, config, options);
  const withStandIns = standInsOnly || (config.OKIENKO_ROLE === 'all' && !config.OKIENKO_PRODUCTION);
  await portsAreFree(config, withStandIns, standInsOnly);
  const { startStandIns, seedDemo } = await import('../demo/demo.ts');
  const stops: (() => Promise<unknown>)[] = [];
  stopOnSignal(stops);
  if (standInsOnly) {
    stops.push((await startStandIns(config)).stop);
    say(options, { ready: true, role: 'stand-ins' }, 'The stand-ins are up. Ctrl-C stops them.');
    return;
  }
  const began = performance.now();
  const { run } = await import('../run.ts');
  const running = await run({ config, build: start.build, ...(config.OKIENKO_PRODUCTION ? {} : { seed: seedDemo }) });
  stops.push(running.stop);
  if (config.OKIENKO_ROLE === 'all') stops.push(keepBeside(start, config));
  if (withStandIns) stops.push((await startStandIns(config)).stop);
  const ms = Math.round(performance.now() - began);
  say(
    options,
    { ready: true, role: config.OKIENKO_ROLE, ms, portal: publicUrl(config), pid: process.pid },
    welcome(config, withStandIns, ms),
  );
}

/** Gives proofs of attempts until told to stop; started by another process also when that one is gone. */
async function upAttempts(start: Start, config: Config, options: UpOptions): Promise<void> {
  const { runAttempts } = await import('../run-attempts.ts');
  const stops: (() => Promise<unknown>)[] = [];
  stopOnSignal(stops);
  stops.push((await runAttempts(config, start.build)).stop);
  if (options.beside) process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGTERM'));
  say(options, { ready: true, role: 'attempts', pid: process.pid }, 'Proofs of attempts are given. Ctrl-C stops it.');
}

/** Settings of this process with those of the command line over them. Ends the process naming every fault. */
export function readSettings(start: Start, options: UpOptions): Config {
  const over: Record<string, string> = {};
  if (options.role) over['OKIENKO_ROLE'] = options.role;
  if (options.port) over['OKIENKO_PORT'] = options.port;
  if (options.data) over['OKIENKO_DATA'] = options.data;
  const config = readProcessConfig(start.root, over);
  if (!config.ok) return fail(config.refusal);
  const data = config.value.OKIENKO_DATA;
  return { ...config.value, OKIENKO_DATA: isAbsolute(data) ? data : resolve(start.root, data) };
}

function fail(faults: readonly string[]): never {
  for (const fault of faults) console.error(`• ${fault}`);
  process.exit(2);
}

async function portsAreFree(config: Config, withStandIns: boolean, standInsOnly: boolean): Promise<void> {
  const wanted = [
    ...(standInsOnly || config.OKIENKO_ROLE === 'worker' || config.OKIENKO_ROLE === 'relay'
      ? []
      : [{ port: config.OKIENKO_PORT, setting: '--port or OKIENKO_PORT' }]),
    ...(withStandIns
      ? [
          { port: config.SIGN_IN_PORT, setting: 'SIGN_IN_PORT' },
          { port: config.MAIL_PORT, setting: 'MAIL_PORT' },
          { port: config.MAIL_WEB_PORT, setting: 'MAIL_WEB_PORT' },
          { port: config.SCANNER_PORT, setting: 'SCANNER_PORT' },
        ]
      : []),
  ];
  const taken: string[] = [];
  for (const { port, setting } of wanted) {
    if (port !== 0 && !(await isFree(port)))
      taken.push(`Port ${port} is held by ${holderOf(port) ?? 'another process'}. Stop it, or choose another with ${setting}.`);
  }
  if (taken.length > 0) fail(taken);
}

const isFree = (port: number): Promise<boolean> =>
  new Promise(done => {
    const probe = createServer()
      .once('error', () => done(false))
      .once('listening', () => probe.close(() => done(true)));
    probe.listen(port, '127.0.0.1');
  });

function stopOnSignal(stops: (() => Promise<unknown>)[]): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    for (const end of stops.reverse()) await end().catch(fault => console.error((fault as Error).message));
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

function say(options: UpOptions, json: Record<string, unknown>, words: string): void {
  console.log(options.json ? JSON.stringify(json) : words);
}

function welcome(config: Config, withStandIns: boolean, ms: number): string {
  const address = publicUrl(config);
  const people = [
    'Anna Nowak            insured in two jobs, one child',
    'Jan Kowalski          runs a firm, one month in arrears',
    'Katarzyna             accountant, proxy of Firma X (nothing owed)',
    'Maria                 pensioner · Piotr doctor · Ewa bailiff · Olena · Tomasz',
    'Beata                 clerk (at the desk)',
  ];
  const lines = [
    '',
    `Okienko is up (${(ms / 1000).toFixed(1)} s).`,
    '',
    `  Portal   ${address}`,
    `  Desk     ${address}/desk`,
    `  API      ${address}/api/openapi.json`,
    ...(withStandIns
      ? [
          `  Mail     http://localhost:${config.MAIL_WEB_PORT}   (what the institution has sent)`,
          `  Sign-in  http://localhost:${config.SIGN_IN_PORT}   (stand-in of the national node: choose a person there)`,
          '',
          '  Sign in as',
          ...people.map(person => `    ${person}`),
        ]
      : []),
    '',
    `  Data are kept in ${config.OKIENKO_DATA}. Ctrl-C stops everything.`,
    '',
  ];
  return lines.join('\n');
}
