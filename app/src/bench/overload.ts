import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Start } from '../cli/program.ts';
import { type BenchOptions, type Findings, shortOf } from './findings.ts';
import { makeCrowd } from './crowd.ts';
import { filingShot } from './filing-sample.ts';
import { shoot } from './load.ts';
import { type Ground, makeGround, median, rounded, runTool, type Served } from './machine.ts';
import type { Heard, OpenLoop } from './open-loop.ts';

const CROWD = 2_000;
const CONNECTIONS = 1_500;
const P99_LIMIT_MS = 500;
/** A rate is kept when this share of those who came was acknowledged in time. */
const KEPT = 0.97;
const TIMES_OVER = 10;
const GOODPUT_GOAL = 0.9;
const SEARCH_STEPS = 8;
const TRIAL_SECONDS = 4;
const PRESSING_SECONDS = 4;

/** The highest rate of filings that keeps p99 under half a second, and what becomes of it when ten times as many come.
 *  See docs/operating/measure.md. */
export async function measureOverload(start: Start, options: BenchOptions): Promise<Findings> {
  const rounds = Number(options.rounds ?? 5);
  const seconds = Number(options.seconds ?? 8);
  const ground = await makeGround(start.root);
  try {
    await makeCrowd(ground.database.url, CROWD);
    const product = await ground.start('web');
    const callers = crowdOfCallers(ground, product);
    const rate = await highestRate(ground, product, callers);
    const peaks: number[] = [];
    const goodputs: number[] = [];
    let lost = 0;
    let bareRefusals = 0;
    let broken = 0;
    for (let round = 1; round <= rounds; round += 1) {
      const peak = await callers(rate, seconds);
      const flood = await callers(rate * TIMES_OVER, seconds);
      peaks.push(goodputOf(peak));
      goodputs.push(goodputOf(flood));
      lost += (await missing(ground, peak.submissionIds)) + (await missing(ground, flood.submissionIds));
      bareRefusals += peak.refusedWithoutRetryAfter + flood.refusedWithoutRetryAfter;
      broken += peak.other + flood.other;
      console.log(`round ${round}: at ${rate}/s ${tell(peak)}\n         at ${rate * TIMES_OVER}/s ${tell(flood)}`);
    }
    const figures = {
      peak: Math.round(median(peaks)),
      goodput_ratio: rounded(median(goodputs.map((goodput, round) => goodput / (peaks[round] as number)))),
      lost,
    };
    const short = shortOf({
      goodput_ratio: [figures.goodput_ratio, 'at least', GOODPUT_GOAL],
      lost: [lost, 'at most', 0],
      'refusals without Retry-After': [bareRefusals, 'at most', 0],
      'broken answers': [broken, 'at most', 0],
    });
    return { figures, short };
  } finally {
    await ground.end();
  }
}

type Callers = (perSecond: number, seconds: number) => Promise<Heard>;

function crowdOfCallers(ground: Ground, product: Served): Callers {
  const scratch = join(ground.folder, 'scratch');
  mkdirSync(scratch);
  let runs = 0;
  return async (perSecond, seconds) => {
    const wish: OpenLoop = {
      port: product.port,
      perSecond,
      seconds,
      connections: CONNECTIONS,
      crowd: CROWD,
      report: join(scratch, `heard-${++runs}.json`),
    };
    await runTool(join(ground.root, 'okienko'), ['bench', 'open-loop', JSON.stringify(wish)]);
    return JSON.parse(readFileSync(wish.report, 'utf8')) as Heard;
  };
}

/** From what the server does when pressed: upwards by a quarter while the rate holds, then halving the way between the
 *  highest that held and the lowest that did not. */
async function highestRate(ground: Ground, product: Served, callers: Callers): Promise<number> {
  const scratch = join(ground.folder, 'scratch');
  const press = () => shoot(scratch, product.port, filingShot(product.url, CROWD), { connections: 64, seconds: PRESSING_SECONDS });
  await press();
  const pressed = await press();
  let holds = 0;
  let tooMuch = Number.POSITIVE_INFINITY;
  let trial = Math.round(pressed.perSecond * 0.8);
  for (let step = 0; step < SEARCH_STEPS; step += 1) {
    const heard = await callers(trial, TRIAL_SECONDS);
    const kept = heard.p99Ms < P99_LIMIT_MS && goodputOf(heard) >= trial * KEPT;
    console.log(`trying ${trial}/s: ${tell(heard)} — ${kept ? 'holds' : 'too much'}`);
    if (kept) holds = trial;
    else tooMuch = trial;
    if (holds === 0) trial = Math.round(tooMuch * 0.75);
    else if (tooMuch === Number.POSITIVE_INFINITY) trial = Math.round(holds * 1.25);
    else trial = Math.round((holds + tooMuch) / 2);
  }
  if (holds === 0) throw new Error('No rate was found that keeps p99 under the limit.');
  return holds;
}

const goodputOf = (heard: Heard): number => heard.acknowledged / heard.measuredSeconds;

const tell = (heard: Heard): string =>
  `${heard.offered} came, ${heard.sent} found a connection: ${Math.round(goodputOf(heard))}/s acknowledged (p50 ${rounded(heard.p50Ms, 0)} ms, p99 ${rounded(heard.p99Ms, 0)} ms), ${heard.refused} told to come back, ${heard.other} broken`;

/** Acknowledged submissions that are not there, or not with their receipt. */
async function missing(ground: Ground, submissionIds: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: ground.database.url });
  await client.connect();
  try {
    const found = await client.query<{ n: number }>(
      `select count(*)::int as n from unnest($1::uuid[]) a
      where exists (select 1 from submissions.submission s join mailbox.receipt r on r.party_id = s.party_id and r.receipt_id = s.receipt_id where s.submission_id = a)`,
      [submissionIds],
    );
    return submissionIds.length - (found.rows[0]?.n ?? 0);
  } finally {
    await client.end();
  }
}
