import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Start } from '../cli/program.ts';
import { type BenchOptions, type Findings, shortOf } from './findings.ts';
import { freePort, median, rounded, startProduct } from './machine.ts';

const FRESH_GOAL_S = 5;
const WARM_GOAL_S = 2;

/** Seconds from the command to the first portal page: on an empty data folder (database made, migrated, seeded, keys
 *  made), and again on what is there. Packages installed and the product built, as after the first command. */
export async function measureStart(start: Start, options: BenchOptions): Promise<Findings> {
  const rounds = Number(options.rounds ?? 3);
  const fresh: number[] = [];
  const warm: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(join(tmpdir(), 'okienko-start-'));
    try {
      fresh.push(await firstPage(start.root, folder));
      warm.push(await firstPage(start.root, folder));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    console.log(`round ${round + 1}: empty folder ${rounded(fresh.at(-1) as number)} s, again ${rounded(warm.at(-1) as number)} s`);
  }
  const figures = { fresh_s: rounded(median(fresh)), warm_s: rounded(median(warm)) };
  return {
    figures,
    short: shortOf({ fresh_s: [figures.fresh_s, 'at most', FRESH_GOAL_S], warm_s: [figures.warm_s, 'at most', WARM_GOAL_S] }),
  };
}

async function firstPage(root: string, data: string): Promise<number> {
  const ports = {
    OKIENKO_PORT: await freePort(),
    SIGN_IN_PORT: await freePort(),
    MAIL_PORT: await freePort(),
    MAIL_WEB_PORT: await freePort(),
    SCANNER_PORT: await freePort(),
  };
  const began = performance.now();
  const starting = startProduct(root, {
    OKIENKO_DATA: data,
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
  });
  const page = fetchUntilThere(`http://127.0.0.1:${ports.OKIENKO_PORT}/`);
  await Promise.race([page, starting.then(() => page)]);
  const seconds = (performance.now() - began) / 1000;
  await (await starting).stop();
  return seconds;
}

async function fetchUntilThere(url: string): Promise<void> {
  for (;;) {
    try {
      const answer = await fetch(url);
      const html = await answer.text();
      if (answer.ok && html.includes('</html>')) return;
    } catch {
      // Not listening yet.
    }
    await new Promise(done => setTimeout(done, 10));
  }
}
