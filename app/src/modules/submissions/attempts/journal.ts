import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, open, rm, stat, truncate, type FileHandle, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AttemptEntry } from './types.ts';

export type EntryWish = Omit<AttemptEntry, 'position' | 'previous' | 'hash'>;

export interface Journal {
  /** Durable (fsync) before it resolves; many that come together share one.
   *  @throws where the disk takes no more, also not out of the reserve */
  append(wish: EntryWish): Promise<AttemptEntry>;
  /** Reads the whole journal again.
   *  @returns the entry of that number, and whether the chain holds from the first entry to the last */
  find(wanted: { number: string } | { draftId: string }): Promise<{ entries: AttemptEntry[]; whole: boolean }>;
  /** Entries of a draft among the newest, without reading the journal. */
  recent(draftId: string): readonly AttemptEntry[];
  size(): number;
  close(): Promise<void>;
}

const FIRST = '0'.repeat(64);
const MOST_REMEMBERED = 50_000;
/** Given up when the disk is full: some thousands of entries may still be written. */
const RESERVE_BYTES = 4 * 1024 * 1024;

export const hashOf = (entry: Omit<AttemptEntry, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        entry.position,
        entry.number,
        entry.at,
        entry.clock,
        entry.draftId,
        entry.partyId,
        entry.personId,
        entry.formCode,
        entry.formVersion,
        entry.answersSha256,
        entry.reason,
        entry.previous,
      ]),
    )
    .digest('hex');

/** Opens the journal of a folder. A line that a crash cut off was never acknowledged, and is taken away.
 *  @throws where the chain is broken: somebody has changed it, and nothing may be added as if it were whole */
export async function openJournal(folder: string): Promise<Journal> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'journal.jsonl');
  const reserve = join(folder, 'reserve');
  const recent = new Map<string, AttemptEntry[]>();
  const remember = (entry: AttemptEntry): void => {
    const of = recent.get(entry.draftId) ?? [];
    recent.delete(entry.draftId);
    recent.set(entry.draftId, [...of, entry]);
    if (recent.size > MOST_REMEMBERED) recent.delete(recent.keys().next().value as string);
  };
  const tail = await readTail(file, remember);
  if (!tail.whole) throw new Error(`${file} is not the journal that was written: the chain breaks at entry ${tail.size}.`);
  if (existsSync(file)) {
    // A last line that is whole but for its end stays, and gets it.
    if ((await stat(file)).size < tail.bytes) await appendFile(file, '\n', { flush: true });
    else await truncate(file, tail.bytes);
  }
  await fillReserve(reserve);
  const handle = await open(file, 'a', 0o600);
  let { size, last } = tail;
  let waiting: { wish: EntryWish; done: (entry: AttemptEntry) => void; fail: (fault: Error) => void }[] = [];
  let writing: Promise<void> | undefined;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0) {
      const together = waiting;
      waiting = [];
      const entries: AttemptEntry[] = [];
      for (const { wish } of together) {
        const unhashed = { ...wish, position: size + entries.length, previous: entries.at(-1)?.hash ?? last };
        entries.push({ ...unhashed, hash: hashOf(unhashed) });
      }
      try {
        await appendDurably(handle, file, reserve, entries.map(entry => `${JSON.stringify(entry)}\n`).join(''));
        size += entries.length;
        last = entries.at(-1)?.hash ?? last;
        for (const [place, { done }] of together.entries()) {
          remember(entries[place] as AttemptEntry);
          done(entries[place] as AttemptEntry);
        }
      } catch (fault) {
        for (const { fail } of together) fail(fault as Error);
      }
    }
  };

  return {
    append(wish) {
      return new Promise((done, fail) => {
        waiting.push({ wish, done, fail });
        writing ??= writeAll().finally(() => {
          writing = undefined;
        });
      });
    },
    async find(wanted) {
      const entries: AttemptEntry[] = [];
      const { whole } = await readTail(file, entry => {
        if ('number' in wanted ? entry.number === wanted.number : entry.draftId === wanted.draftId) entries.push(entry);
      });
      return { entries, whole };
    },
    recent: draftId => recent.get(draftId) ?? [],
    size: () => size,
    async close() {
      await writing;
      await handle.close();
    },
  };
}

async function appendDurably(handle: FileHandle, file: string, reserve: string, lines: string): Promise<void> {
  const { size } = await handle.stat();
  try {
    await handle.appendFile(lines);
    await handle.datasync();
  } catch (fault) {
    // Half a line must not stand before the next one.
    await truncate(file, size);
    if ((fault as NodeJS.ErrnoException).code !== 'ENOSPC' || !existsSync(reserve)) throw fault;
    await rm(reserve);
    await handle.appendFile(lines);
    await handle.datasync();
  }
}

async function fillReserve(reserve: string): Promise<void> {
  // Random, so that no file system saves the room for later.
  if (!existsSync(reserve)) await writeFile(reserve, randomBytes(RESERVE_BYTES), { mode: 0o600 }).catch(() => rm(reserve, { force: true }));
}

interface Tail {
  size: number;
  last: string;
  /** Where the last whole line ends. */
  bytes: number;
  whole: boolean;
}

async function readTail(file: string, seen: (entry: AttemptEntry) => void = () => undefined): Promise<Tail> {
  const tail: Tail = { size: 0, last: FIRST, bytes: 0, whole: true };
  if (!existsSync(file)) return tail;
  let cutOff: string | undefined;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (cutOff !== undefined) return { ...tail, whole: false };
    const entry = parsed(line);
    if (!entry) {
      cutOff = line;
      continue;
    }
    if (entry.position !== tail.size || entry.previous !== tail.last || entry.hash !== hashOf(entry)) return { ...tail, whole: false };
    tail.size += 1;
    tail.last = entry.hash;
    tail.bytes += Buffer.byteLength(line) + 1;
    seen(entry);
  }
  return tail;
}

function parsed(line: string): AttemptEntry | undefined {
  try {
    return JSON.parse(line) as AttemptEntry;
  } catch {
    return undefined;
  }
}
