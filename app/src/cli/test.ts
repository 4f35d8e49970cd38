import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { environment } from '#platform/config/environment.ts';
import type { Start } from './program.ts';

/** What the tests need from Debian: a browser, and witnesses that nobody here wrote. */
const WITNESSES = [
  { program: 'chromium', package: 'chromium', why: 'walks the pages' },
  { program: 'xmlsec1', package: 'xmlsec1', why: 'verifies our XML seals' },
  { program: 'pdfsig', package: 'poppler-utils', why: 'verifies our PDF seals' },
  { program: 'certutil', package: 'libnss3-tools', why: 'tells pdfsig whom to trust' },
  { program: 'curl', package: 'curl', why: 'runs the quick start' },
  { program: 'openssl', package: 'openssl', why: 'reads our certificates' },
  { program: 'age', package: 'age', why: 'opens our backups' },
];

interface Step {
  part: 'checks' | 'unit' | 'journeys';
  name: string;
  command: string;
  arguments: string[];
}

/** `./okienko test`: installs what is missing, runs all checks and tests, ends with a line of totals. */
export async function test(start: Start, options: { only?: string }): Promise<void> {
  installWitnesses();
  const bin = (name: string): string => join(start.root, 'node_modules/.bin', name);
  const steps: Step[] = [
    { part: 'checks', name: 'types', command: bin('tsc'), arguments: ['--noEmit'] },
    { part: 'checks', name: 'format and lint', command: bin('biome'), arguments: ['check', '--diagnostic-level=error', '.'] },
    { part: 'checks', name: 'promises', command: bin('oxlint'), arguments: ['--type-aware', '--quiet'] },
    { part: 'checks', name: 'nothing unused', command: bin('knip'), arguments: ['--no-progress'] },
    { part: 'unit', name: 'tests', command: bin('vitest'), arguments: ['run'] },
    { part: 'journeys', name: 'journeys', command: bin('playwright'), arguments: ['test', '--config', 'journeys/playwright.config.ts'] },
  ];
  const chosen = steps.filter(step => (!options.only || step.part === options.only) && existsSync(step.command));
  const failed: string[] = [];
  for (const step of chosen) {
    console.log(`\n== ${step.name}`);
    const began = performance.now();
    const done = spawnSync(step.command, step.arguments, {
      cwd: start.root,
      stdio: 'inherit',
      env: { ...environment(), PATH: withOwnNode(environment().PATH), NODE_ENV: 'test' },
    });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`== ${step.name}: ${done.status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
    if (done.status !== 0) failed.push(step.name);
  }
  console.log(`\nsteps: ${chosen.length - failed.length} passed, ${failed.length} failed`);
  if (failed.length > 0) {
    console.error(`Failed: ${failed.join(', ')}`);
    process.exit(1);
  }
}

/** The steps run on the Node.js this command runs on (the pinned one), not on whichever the machine has first. */
function withOwnNode(path: string | undefined): string {
  return [dirname(process.execPath), path ?? ''].join(delimiter);
}

function installWitnesses(): void {
  const missing = WITNESSES.filter(witness => spawnSync('which', [witness.program]).status !== 0);
  if (missing.length === 0) return;
  const packages = missing.map(witness => witness.package);
  console.log(`Installing ${packages.join(', ')} (${missing.map(witness => `${witness.program} ${witness.why}`).join('; ')})…`);
  const apt = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const run = (words: string[]) =>
    spawnSync(words[0] as string, words.slice(1), {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...environment(), DEBIAN_FRONTEND: 'noninteractive' },
    });
  run([...apt, 'apt-get', 'update', '-qq']);
  const done = run([...apt, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...packages]);
  if (done.status !== 0) {
    console.error(`Could not install them. As root: apt-get install ${packages.join(' ')}`);
    process.exit(1);
  }
}
