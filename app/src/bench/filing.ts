import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_ONE } from '#modules/submissions/index.ts';
import type { Start } from '../cli/program.ts';
import { type BenchOptions, type Findings, shortOf } from './findings.ts';
import { counted, type Counts, rowsPerFiling, tellCounts } from './counts.ts';
import { makeCrowd } from './crowd.ts';
import { filingShot, filingScript, sampleFiling } from './filing-sample.ts';
import { type Volley, shoot } from './load.ts';
import { type Ground, makeGround, median, rounded, type Served } from './machine.ts';
import { pgbench } from './pgbench.ts';

const CROWD = 2_000;
const CONNECTIONS = 64;
/** pgbench is taken at its best of these. */
const CLIENTS = [8, 16, 32] as const;
/** A round before the first, in which each process compiles its code and meets the whole crowd. */
const WARMING_SECONDS = 3;
const GOALS = { ratio_vs_pgbench: 0.8, ratio_vs_naive: 2, p50_ratio_single: 2, sealed_ratio: 0.35 };
/** Rows a filing writes may differ this much between two sides: requests still in flight when time is up. */
const SAME_ROWS = 0.02;

interface Round {
  product: Volley;
  sealed: Volley;
  naive: Volley;
  pgbench: readonly number[];
  singleProductMs: number;
  singlePgbenchMs: number;
}

/** Filing over HTTP against PostgreSQL alone, and against a plainer server, in the same minutes on the same machine.
 *  See docs/operating/measure.md. */
export async function measureFiling(start: Start, options: BenchOptions): Promise<Findings> {
  const rounds = Number(options.rounds ?? 5);
  const seconds = Number(options.seconds ?? 5);
  const ground = await makeGround(start.root);
  try {
    await makeCrowd(ground.database.url, CROWD);
    const bench = await makeBench(ground);
    console.log(
      `${CROWD} people with open sessions; half file for themselves, a quarter represent a firm, a quarter hold a mandate. fsync is on. Web processes only: deciding and delivering belong to workers.`,
    );
    await bench.round(WARMING_SECONDS);
    const done: Round[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      done.push(await bench.round(seconds));
      console.log(tellRound(round, done.at(-1) as Round));
    }
    console.log(
      bench
        .lastCounts()
        .map(([side, counts]) => tellCounts(side, counts))
        .join('\n'),
    );
    const unequal = unequalSides(bench.lastCounts());
    const figures = ratios(done);
    const short = [
      ...shortOf({
        ratio_vs_pgbench: [figures.ratio_vs_pgbench, 'at least', GOALS.ratio_vs_pgbench],
        ratio_vs_naive: [figures.ratio_vs_naive, 'at least', GOALS.ratio_vs_naive],
        p50_ratio_single: [figures.p50_ratio_single, 'at most', GOALS.p50_ratio_single],
        sealed_ratio: [figures.sealed_ratio, 'at least', GOALS.sealed_ratio],
      }),
      ...unequal,
    ];
    return { figures, short };
  } finally {
    await ground.end();
  }
}

interface Bench {
  round(seconds: number): Promise<Round>;
  lastCounts(): readonly (readonly [string, Counts])[];
}

async function makeBench(ground: Ground): Promise<Bench> {
  const scratch = join(ground.folder, 'scratch');
  mkdirSync(scratch);
  const product = await ground.start('web');
  const sealed = await ground.start('web', { SEAL_BEFORE_ANSWER: 'yes' });
  const naive = await ground.start('web', {}, ['bench', 'naive-server']);
  const url = ground.database.url;
  const script = filingScript(FILE_ONE, await sampleFiling(url, product), CROWD);
  const counts = new Map<string, Counts>();
  const postgres = (): number => ground.database.pid() as number;

  const http = async (side: string, served: Served, seconds: number, connections = CONNECTIONS, crowd = CROWD): Promise<Volley> => {
    const measured = await counted(url, { node: served.process.pid, postgres: postgres() }, () =>
      shoot(scratch, served.port, filingShot(served.url, crowd), { connections, seconds }),
    );
    counts.set(side, measured.counts);
    return measured.result;
  };
  const database = async (clients: number, seconds: number, logged: boolean) => {
    const measured = await counted(url, { postgres: postgres() }, () => pgbench(scratch, url, script, { clients, seconds, logged }));
    counts.set(`pgbench, ${clients} clients`, measured.counts);
    return measured.result;
  };
  return {
    lastCounts: () => [...counts],
    async round(seconds) {
      const productVolley = await http('product', product, seconds);
      const many: number[] = [];
      for (const clients of CLIENTS) many.push((await database(clients, seconds, false)).perSecond);
      const naiveVolley = await http('six round trips', naive, seconds);
      const sealedVolley = await http('product, sealing before the answer', sealed, seconds);
      const singleProduct = await http('product, one user', product, Math.min(seconds, 2), 1, 1);
      const singlePgbench = await database(1, Math.min(seconds, 2), true);
      return {
        product: productVolley,
        sealed: sealedVolley,
        naive: naiveVolley,
        pgbench: many,
        singleProductMs: singleProduct.p50Ms,
        singlePgbenchMs: singlePgbench.p50Ms,
      };
    },
  };
}

function ratios(done: readonly Round[]): Record<'ratio_vs_pgbench' | 'ratio_vs_naive' | 'p50_ratio_single' | 'sealed_ratio', number> {
  const of = (pick: (round: Round) => number): number => median(done.map(pick));
  const best = Math.max(...CLIENTS.map((_, place) => of(round => round.pgbench[place] as number)));
  const product = of(round => round.product.perSecond);
  const sealed = of(round => round.sealed.perSecond);
  console.log(
    `medians: product ${Math.round(product)}/s (p99 ${rounded(
      of(round => round.product.p99Ms),
      1,
    )} ms), pgbench at its best ${Math.round(best)}/s, sealing first ${Math.round(sealed)}/s (${rounded(sealed / product)} of the product), six round trips ${Math.round(of(round => round.naive.perSecond))}/s`,
  );
  return {
    ratio_vs_pgbench: rounded(product / best),
    ratio_vs_naive: rounded(product / of(round => round.naive.perSecond)),
    p50_ratio_single: rounded(of(round => round.singleProductMs) / of(round => round.singlePgbenchMs)),
    // Against pgbench, which seals nothing: the harder of the two readings.
    sealed_ratio: rounded(sealed / best),
  };
}

/** Both sides must write the same rows for one filing, or the ratio means nothing. The seal tells news of its own. */
function unequalSides(counts: readonly (readonly [string, Counts])[]): string[] {
  const expected = rowsPerFiling((counts.find(([side]) => side === 'product') as readonly [string, Counts])[1]);
  return counts
    .filter(([side]) => !side.includes('sealing'))
    .filter(([, each]) =>
      rowsPerFiling(each).some((rows, place) => Math.abs(rows - (expected[place] as number)) > SAME_ROWS || rows < 1 - SAME_ROWS),
    )
    .map(([side]) => `${side} writes other rows for a filing than the product`);
}

const tellRound = (round: number, one: Round): string =>
  `round ${round}: product ${Math.round(one.product.perSecond)}/s; pgbench ${CLIENTS.map((clients, place) => `-c${clients} ${Math.round(one.pgbench[place] as number)}`).join(', ')}/s; six round trips ${Math.round(one.naive.perSecond)}/s; sealing first ${Math.round(one.sealed.perSecond)}/s; one user p50 ${rounded(one.singleProductMs)} ms, pgbench -c1 ${rounded(one.singlePgbenchMs)} ms`;
