import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment } from '#platform/config/environment.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { listMigrations, migrate } from '#platform/database/migrate.ts';
import { prepareJobs } from '#platform/jobs/worker.ts';
import type { Start } from '../cli/program.ts';
import { MANIFEST, type NationMade, simulateNation } from '../cli/simulate.ts';
import { moduleOrder } from '../module-order.ts';
import { type Clerk, seatClerks, type Sought } from './clerks.ts';
import { type BenchOptions, type Findings, shortOf } from './findings.ts';
import { rounded, type Served, startProduct } from './machine.ts';

const CLERKS = 50;
const PERSONS = 1_000_000;
/** An office clerk reads what a click has brought: from two to ten seconds, five on the average of a skewed draw. */
const THINK_MS = { least: 2_000, most: 10_000 };
const WARMING_SECONDS = 15;
const SECONDS = 90;
const CLOSED_LOOP_SECONDS = 15;
const GOALS = { worklist_p99_ms: 150, person_p99_ms: 200, search_p99_ms: 200 };
const SLOWEST = 3;
/** Pages of a worklist that a clerk turns, at most. */
const FURTHER = 3;

type What = 'worklist' | 'person' | 'search' | 'opening';
type Took = Record<What, { ms: number; path: string }[]>;

/** Fifty clerks at once at the desk of a nation of a million people and three million matters. The nation is made once
 *  and kept in a data folder; that it had to be made is said. See docs/operating/measure.md. */
export async function measureDesk(start: Start, options: BenchOptions): Promise<Findings> {
  const persons = Number(options.persons ?? PERSONS);
  const seconds = Number(options.seconds ?? SECONDS);
  const folder = options.data ?? join(start.root, 'data', `nation-${persons}`);
  if (environment()['DATABASE_URL'])
    throw new Error('The nation of this measurement lives in a data folder of its own: unset DATABASE_URL.');
  const nation = await nationIn(start, folder, persons);
  const database = await startEmbedded({ folder: join(folder, 'postgresql'), care: 'durable', root: start.root });
  let product: Served | undefined;
  try {
    await prepareJobs(database.url);
    await migrate(database.url, listMigrations(start.root, moduleOrder));
    product = await startProduct(start.root, { OKIENKO_DATA: folder, DATABASE_URL: database.url, OKIENKO_ROLE: 'web' });
    const { clerks, people } = await seatClerks(database.url, CLERKS);
    console.log(
      `${nation.persons} people, ${nation.matters} matters. ${CLERKS} clerks of ${new Set(clerks.map(clerk => clerk.branchCode)).size} branches, each thinking ${THINK_MS.least / 1_000} to ${THINK_MS.most / 1_000} s between clicks; of ten clicks four go to the worklist, three search, three open a person.`,
    );
    await work(product, clerks, people, { seconds: WARMING_SECONDS, think: 'a little' });
    const thinking = await work(product, clerks, people, { seconds, think: 'as people do' });
    tell(`with think time, ${seconds} s`, thinking, seconds);
    const figures = {
      worklist_p99_ms: p99(thinking.worklist),
      person_p99_ms: p99(thinking.person),
      search_p99_ms: p99(thinking.search),
    };
    const closed = await work(product, clerks, people, { seconds: CLOSED_LOOP_SECONDS, think: 'not' });
    tell(`closed loop without think time, ${CLOSED_LOOP_SECONDS} s`, closed, CLOSED_LOOP_SECONDS);
    return {
      figures,
      short: shortOf({
        worklist_p99_ms: [figures.worklist_p99_ms, 'at most', GOALS.worklist_p99_ms],
        person_p99_ms: [figures.person_p99_ms, 'at most', GOALS.person_p99_ms],
        search_p99_ms: [figures.search_p99_ms, 'at most', GOALS.search_p99_ms],
      }),
    };
  } finally {
    await product?.stop();
    if (database.adopted) database.leave();
    else await database.stop();
  }
}

/** The nation of the folder, made where there is none yet.
 *  @throws where another lives there */
async function nationIn(start: Start, folder: string, persons: number): Promise<NationMade> {
  const manifest = join(folder, MANIFEST);
  if (!existsSync(manifest)) {
    console.log(`No nation in ${folder} yet: it is made now, once. This takes minutes and is not part of the measurement.`);
    await simulateNation(start, { persons: String(persons), seed: '1', data: folder });
  }
  const found = JSON.parse(readFileSync(manifest, 'utf8')) as NationMade;
  if (found.persons !== persons)
    throw new Error(`In ${folder} live ${found.persons} people, not ${persons}. Remove it, or name another with --data.`);
  return found;
}

/** All clerks at once, each one click after another, until time is up. */
async function work(
  served: Served,
  clerks: readonly Clerk[],
  people: readonly Sought[],
  how: { seconds: number; think: 'as people do' | 'a little' | 'not' },
): Promise<Took> {
  const took: Took = { worklist: [], person: [], search: [], opening: [] };
  const until = performance.now() + how.seconds * 1_000;
  const pause = (): Promise<void> => {
    if (how.think === 'not') return Promise.resolve();
    const span = THINK_MS.most - THINK_MS.least;
    const ms = (THINK_MS.least + span * Math.random() ** 1.7) / (how.think === 'a little' ? 4 : 1);
    return new Promise(done => setTimeout(done, Math.min(ms, Math.max(0, until - performance.now()))));
  };
  await Promise.all(
    clerks.map(async (clerk, place) => {
      // They do not all click at the first stroke.
      if (how.think !== 'not') await new Promise(done => setTimeout(done, (THINK_MS.most / clerks.length) * place * 0.5));
      const desk = sitDown(served, clerk, took);
      for (let click = place; performance.now() < until; click += 1) {
        const turn = click % 10;
        const person = people[Math.floor(Math.random() * people.length)] as Sought;
        if (turn < 4) await desk.readWorklist(click, pause);
        else if (turn < 7) await desk.search(wordsFor(clerk, person, click));
        else await desk.openPerson(person);
        await pause();
      }
    }),
  );
  return took;
}

const FILTERS = ['', '?show=all', '?due=overdue', '?show=mine', '?due=week', '?branch=all', '?show=for-party', '?topic=payers'] as const;

/** A PESEL, a surname with the first letters of a given name, the beginning of a surname, a number of a matter, by turns. */
function wordsFor(clerk: Clerk, person: Sought, click: number): string {
  switch (click % 4) {
    case 0:
      return person.pesel;
    case 1:
      return `${person.surname} ${person.givenNames.slice(0, 3)}`;
    case 2:
      return person.surname.slice(0, 4);
    default:
      return clerk.numbers[click % clerk.numbers.length] ?? person.pesel;
  }
}

function sitDown(served: Served, clerk: Clerk, took: Took) {
  const base = `http://127.0.0.1:${served.port}`;
  const headers = { origin: served.url, cookie: `__Host-okienko-desk=${clerk.token}` };
  const ask = async (what: What, path: string, body?: Record<string, string>): Promise<string> => {
    const began = performance.now();
    const answer = await fetch(base + path, {
      headers: body ? { ...headers, 'content-type': 'application/x-www-form-urlencoded' } : headers,
      redirect: 'manual',
      ...(body ? { method: 'POST', body: new URLSearchParams(body).toString() } : {}),
    });
    const html = await answer.text();
    took[what].push({ ms: performance.now() - began, path });
    const expected = what === 'opening' ? 303 : 200;
    if (answer.status !== expected) throw new Error(`${path} was answered ${answer.status}: ${html.slice(0, 300)}`);
    return html;
  };
  return {
    async readWorklist(click: number, pause: () => Promise<void>): Promise<void> {
      let html = await ask('worklist', `/desk${FILTERS[click % FILTERS.length]}`);
      for (let page = 0; page < click % FURTHER; page += 1) {
        const further = /href="(\/desk\?[^"]*after=[^"]*)"/.exec(html)?.[1];
        if (!further) return;
        await pause();
        html = await ask('worklist', further.replaceAll('&amp;', '&'));
      }
    },
    async search(words: string): Promise<void> {
      const html = await ask('search', '/desk/search', { q: words });
      if (!/href="\/desk\/(people|matters)\//.test(html)) throw new Error(`Nothing was found for "${words}".`);
    },
    async openPerson({ partyId, pesel }: Sought): Promise<void> {
      await ask('opening', `/desk/people/${partyId}`, {
        do: 'open',
        purpose: 'call',
        words: 'Dzwoni z pytaniem o swoją sprawę',
        matter: '',
      });
      const html = await ask('person', `/desk/people/${partyId}`);
      if (!html.includes(pesel)) throw new Error(`The page of ${partyId} was not open.`);
    },
  };
}

function quantile(took: Took[What], share: number): number {
  const sorted = took.map(one => one.ms).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
const p99 = (took: Took[What]): number => rounded(quantile(took, 0.99), 1);

/** Which addresses were slowest: the first question when a goal is missed. */
const slowest = (took: Took[What], count: number): string =>
  [...took]
    .sort((a, b) => b.ms - a.ms)
    .slice(0, count)
    .map(one => `${rounded(one.ms, 0)} ms ${one.path}`)
    .join('; ');

function tell(how: string, took: Took, seconds: number): void {
  const all = Object.values(took).reduce((sum, one) => sum + one.length, 0);
  const lines = (Object.entries(took) as [What, Took[What]][]).map(
    ([what, times]) =>
      `  ${what.padEnd(9)} ${String(times.length).padStart(6)} asked, p50 ${rounded(quantile(times, 0.5), 1)} ms, p99 ${p99(times)} ms; slowest ${slowest(times, SLOWEST)}`,
  );
  console.log(`${how}: ${rounded(all / seconds, 1)} answers a second\n${lines.join('\n')}`);
}
