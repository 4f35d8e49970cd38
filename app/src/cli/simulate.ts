import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#platform/database/embedded.ts';
import { listMigrations, migrate } from '#platform/database/migrate.ts';
import { prepareJobs } from '#platform/jobs/worker.ts';
import type { House } from '#platform/house.ts';
import { seedDemo } from '../demo/demo.ts';
import { openHouse } from '../house.ts';
import { moduleOrder } from '../module-order.ts';
import { modules } from '../modules.ts';
import { batchCount, batchesOf, openLanes, sizeOf, type Stage, STAGES, writeBatches } from '#platform/nation/fill.ts';
import { makeNation, type Nation } from '#platform/nation/nation.ts';
import type { NationPart } from '#platform/nation/part.ts';
import type { Start } from './program.ts';
import { rateBar } from './rate-bar.ts';
import { readSettings } from './up.ts';

export interface NationWish {
  persons: number;
  matters: number;
  seed: number;
}

export interface NationMade {
  persons: number;
  matters: number;
  rows: number;
  seconds: number;
  rows_per_second: number;
  /** Against plain COPY of a quarter of the rows, in turns within the same run; absent where there are too few. */
  ratio_vs_copy?: number;
}

/** In the data folder of a database in which a nation lives. */
export const MANIFEST = 'nation.json';

/** Of a server started for this alone: fewer checkpoints on the way. */
const FOR_LOADING = { max_wal_size: '6GB', checkpoint_timeout: '30min' } as const;

/** `./okienko simulate nation`: an invented nation into the database of DATABASE_URL, or of the data folder. */
export async function simulateNation(
  start: Start,
  options: { persons: string; matters?: string; seed: string; data?: string; json?: boolean },
): Promise<void> {
  const config = readSettings(start, options);
  const persons = Number(options.persons);
  const matters = Number(options.matters ?? persons * 3);
  const seed = Number(options.seed);
  const faults = [
    ...(config.OKIENKO_PRODUCTION ? ['An invented nation has no place among people who live: this is a production database.'] : []),
    ...(Number.isSafeInteger(persons) && persons >= 100 && persons <= 5_000_000 ? [] : ['--persons is a number from 100 to 5000000.']),
    ...(Number.isSafeInteger(matters) && matters >= 0 && matters <= 20_000_000 ? [] : ['--matters is a number up to 20000000.']),
    ...(Number.isSafeInteger(seed) && seed >= 0 && seed < 200 ? [] : ['--seed is a number from 0 to 199.']),
  ];
  if (faults.length > 0) {
    for (const fault of faults) console.error(`• ${fault}`);
    process.exit(2);
  }
  const embedded = config.DATABASE_URL
    ? undefined
    : await startEmbedded({ folder: join(config.OKIENKO_DATA, 'postgresql'), care: 'durable', root: config.root, settings: FOR_LOADING });
  const url = embedded?.url ?? config.DATABASE_URL;
  try {
    await prepareJobs(url);
    await migrate(url, listMigrations(config.root, moduleOrder));
    const opened = await openHouse({ ...config, OKIENKO_LOG: 'silent' }, url, start.build);
    try {
      const made = await makeIt(opened.house, url, { persons, matters, seed }, options.json ? () => undefined : line => console.log(line));
      // So that a measurement knows what lives here without counting it.
      writeFileSync(join(config.OKIENKO_DATA, MANIFEST), JSON.stringify({ ...made, seed, at: opened.house.clock().toISOString() }));
      console.log(options.json ? JSON.stringify(made) : inWords(made));
    } finally {
      await opened.close();
    }
  } finally {
    if (embedded && !embedded.adopted) await embedded.stop();
    else embedded?.leave();
  }
}

/** Lets the cast move in where nobody lives yet, then the nation, and measures it against plain COPY. */
export async function makeIt(house: House, url: string, wish: NationWish, say: (line: string) => void): Promise<NationMade> {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(`select set_config('okienko.scope', 'system', false)`);
    if ((await owner.query('select 1 from identity.party limit 1')).rows.length === 0) await seedDemo(house);
    const nation = makeNation({ ...wish, now: house.clock(), pack: house.pack, forms: house.forms });
    if ((await owner.query('select 1 from identity.person p where p.pesel = $1', [nation.citizen(0).pesel])).rows.length > 0)
      throw new Error('A nation lives here already. Take another database or data folder.');
    const parts = await partsOfHouse();
    for (const part of parts) await part.prepare?.(nation, house, owner);
    const filled = await fillHouse(nation, parts, url, say);
    say('Gathering statistics…');
    // Waits for the disk: all that was committed without waiting is there with it.
    await owner.query('checkpoint').catch(() => undefined);
    await owner.query('vacuum analyze');
    const ratio = ratioOf(filled.stages);
    return {
      persons: nation.persons,
      matters: nation.matters,
      rows: filled.rows,
      seconds: Math.round(filled.seconds * 10) / 10,
      rows_per_second: Math.round(filled.rows / filled.seconds),
      ...(ratio === undefined ? {} : { ratio_vs_copy: ratio }),
    };
  } finally {
    await owner.end();
  }
}

export async function partsOfHouse(): Promise<readonly NationPart[]> {
  return Promise.all(modules.flatMap(module => (module.nation ? [module.nation()] : [])));
}

/** Rows and seconds of the stretches in which rows were made while others were written, and of those written as they
 *  lay ready. */
interface Spent {
  made: { rows: number; seconds: number };
  ready: { rows: number; seconds: number };
}

/** Every fourth stretch is plain COPY: its rows are made first, and only then the clock runs and they are written. So
 *  both are measured on the same rows, in the same tables, as full as they are, in the same minutes. */
const PLAIN_EVERY = 4;
const STRETCHES = 24;
/** Batches of a stretch, at least and at most: it must be long against its ends, at which connections wait. */
const SHORTEST = 8;
const LONGEST = 60;

async function fillHouse(
  nation: Nation,
  parts: readonly NationPart[],
  url: string,
  say: (line: string) => void,
): Promise<{ rows: number; seconds: number; stages: readonly Spent[] }> {
  const clients = await openLanes(url);
  const stages: Spent[] = [];
  const began = performance.now();
  let total = 0;
  try {
    for (const stage of STAGES) {
      const bar = rateBar(NAMES[stage], sizeOf(nation, stage), say);
      const spent: Spent = { made: { rows: 0, seconds: 0 }, ready: { rows: 0, seconds: 0 } };
      const batches = batchesOf(nation, parts, stage);
      const length = Math.min(LONGEST, Math.max(SHORTEST, Math.floor(batchCount(nation, stage) / STRETCHES)));
      let rows = 0;
      for (let stretch = 0, more = true; more; stretch += 1) {
        const plain = stretch % PLAIN_EVERY === PLAIN_EVERY - 1;
        const next = take(batches, length);
        const written = plain ? [...next] : next;
        let count = 0;
        const from = rows;
        const at = performance.now();
        await writeBatches(clients, written, batch => {
          count += 1;
          rows += batch.rows;
          bar.at(batch.until, rows);
        });
        more = count === length;
        // Each connection had its share of it, or the stretch tells nothing.
        if (!more && count < clients.length) continue;
        const side = plain ? spent.ready : spent.made;
        side.rows += rows - from;
        side.seconds += (performance.now() - at) / 1_000;
      }
      bar.end(rows);
      total += rows;
      stages.push(spent);
    }
  } finally {
    await Promise.all(clients.map(client => client.end()));
  }
  return { rows: total, seconds: (performance.now() - began) / 1_000, stages };
}

function* take<T>(all: Generator<T>, most: number): Generator<T> {
  for (let count = 0; count < most; count += 1) {
    const next = all.next();
    if (next.done === true) return;
    yield next.value;
  }
}

/** How long COPY alone would take for the rows of all stages, against how long making and writing them takes.
 *  @returns undefined where the nation is too small to tell */
function ratioOf(stages: readonly Spent[]): number | undefined {
  const compared = stages.filter(({ made, ready }) => made.rows > 0 && ready.rows > 0);
  if (compared.length === 0) return undefined;
  const whole = (pick: 'made' | 'ready'): number =>
    compared.reduce((sum, spent) => sum + (spent[pick].seconds / spent[pick].rows) * (spent.made.rows + spent.ready.rows), 0);
  return Math.round((whole('ready') / whole('made')) * 100) / 100;
}

const NAMES: Record<Stage, string> = {
  person: 'People and their accounts',
  firm: 'Firms',
  tie: 'Boards and mandates',
  branch: 'Staff of branches',
  matter: 'Matters, filings, letters',
};

const inWords = (made: NationMade): string =>
  [
    `${made.persons} people, ${made.matters} matters: ${made.rows} rows in ${made.seconds} s, ${made.rows_per_second} rows a second.`,
    ...(made.ratio_vs_copy === undefined
      ? []
      : [`Rate as a ratio to plain COPY of the same rows into the same tables, in turns: ${made.ratio_vs_copy} (goal: at least 0.5).`]),
  ].join('\n');
