import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Config } from '#platform/config/config.ts';
import { environment } from '#platform/config/environment.ts';
import type { Start } from './program.ts';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Keeps the process that gives proofs of attempts running beside this one. It is a process of its own so that it works
 *  when this one does not; should it die it is started again, and it ends when this one is gone.
 *  @returns how to stop it */
export function keepBeside(start: Start, config: Config): () => Promise<void> {
  let stopping = false;
  let child: ChildProcess | undefined;
  let pause = FIRST_PAUSE_MS;
  let timer: NodeJS.Timeout | undefined;
  const begin = (): void => {
    const words = [
      join(start.root, 'app/run.mjs'),
      'up',
      '--role',
      'attempts',
      '--beside',
      '--json',
      '--data',
      config.OKIENKO_DATA,
      '--port',
      String(config.OKIENKO_PORT),
    ];
    const began = performance.now();
    child = spawn(process.execPath, ['--no-warnings', ...words], {
      cwd: start.root,
      env: environment(),
      // Its standard input is our life: it reads to its end.
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    child.stdin?.on('error', () => undefined);
    child.once('error', () => undefined);
    child.once('exit', () => {
      if (stopping) return;
      pause = performance.now() - began > LONGEST_PAUSE_MS ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2);
      timer = setTimeout(begin, pause);
      timer.unref();
    });
    child.unref();
  };
  begin();
  return async () => {
    stopping = true;
    clearTimeout(timer);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>(done => child?.once('exit', () => done()));
    child.kill('SIGTERM');
    await gone;
  };
}
