import { appendFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { COMPONENTS, type Component, type Sample, type State } from './types.ts';

export const DAYS_SHOWN = 90;
/** A little longer than is shown, so that the first day shown is whole. */
const DAYS_KEPT = 100;
const DAY_MS = 86_400_000;
const FILE = /^\d{4}-\d{2}-\d{2}\.jsonl$/;
const LETTERS: Record<State, string> = { up: 'u', down: 'd', unknown: '-' };
const STATES: Record<string, State> = { u: 'up', d: 'down', '-': 'unknown' };

const folderOf = (dataFolder: string): string => join(dataFolder, 'availability');
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** One line a sample: `2026-11-24T10:00:00.000Z uuduu-u`, a letter a component in their order. */
export async function keepSample(dataFolder: string, sample: Sample): Promise<void> {
  const folder = folderOf(dataFolder);
  await mkdir(folder, { recursive: true, mode: 0o750 });
  const line = `${sample.at.toISOString()} ${COMPONENTS.map(name => LETTERS[sample.states[name]]).join('')}\n`;
  await appendFile(join(folder, `${dayOf(sample.at)}.jsonl`), line, { mode: 0o640 });
}

/** Takes away days that are no longer shown. */
export async function forgetOldSamples(dataFolder: string, now: Date): Promise<void> {
  const folder = folderOf(dataFolder);
  const first = dayOf(new Date(now.getTime() - DAYS_KEPT * DAY_MS));
  for (const file of (await readdir(folder).catch(() => [])).filter(name => FILE.test(name) && name.slice(0, 10) < first))
    await rm(join(folder, file));
}

const read = new Map<string, { mark: string; samples: readonly Sample[] }>();

/** The samples of the days shown, oldest first. A day that has not changed is not read again. */
export async function readSamples(dataFolder: string, now: Date): Promise<Sample[]> {
  const folder = folderOf(dataFolder);
  const first = dayOf(new Date(now.getTime() - DAYS_SHOWN * DAY_MS));
  const files = (await readdir(folder).catch(() => [])).filter(name => FILE.test(name) && name.slice(0, 10) >= first).sort();
  const all: Sample[] = [];
  for (const file of files) {
    const path = join(folder, file);
    const found = await stat(path);
    const mark = `${found.size} ${found.mtimeMs}`;
    const known = read.get(path);
    const samples = known?.mark === mark ? known.samples : samplesIn(await readFile(path, 'utf8'));
    read.set(path, { mark, samples });
    all.push(...samples);
  }
  return all.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function samplesIn(text: string): Sample[] {
  return text.split('\n').flatMap(line => {
    const [at = '', letters = ''] = line.split(' ');
    const when = new Date(at);
    // A line cut off by a crash is no sample.
    if (letters.length !== COMPONENTS.length || Number.isNaN(when.getTime())) return [];
    const states = Object.fromEntries(COMPONENTS.map((name, place) => [name, STATES[letters[place] ?? '-'] ?? 'unknown']));
    return [{ at: when, states: states as Record<Component, State> }];
  });
}
