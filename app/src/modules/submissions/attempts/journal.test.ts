import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf, openJournal, type EntryWish } from './journal.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'okienko-journal-'));
const fileOf = (place: string): string => join(place, 'journal.jsonl');
const wish = (number: string, over: Partial<EntryWish> = {}): EntryWish => ({
  number,
  at: '2026-11-24T08:00:00.000Z',
  clock: 'unknown',
  draftId: 'draft',
  partyId: 'party',
  personId: 'person',
  formCode: 'RWN',
  formVersion: 1,
  answersSha256: 'a'.repeat(64),
  reason: 'database',
  ...over,
});

async function written(count: number): Promise<string> {
  const place = folder();
  const journal = await openJournal(place);
  await Promise.all(Array.from({ length: count }, (_, at) => journal.append(wish(`PPZ-${at}`))));
  await journal.close();
  return place;
}

describe('the journal of attempts', () => {
  test('gives every attempt a place, each naming the one before, also when many come at once', async () => {
    const place = await written(40);
    const lines = readFileSync(fileOf(place), 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(lines.map(line => line.position)).toEqual(Array.from({ length: 40 }, (_, at) => at));
    for (const [at, line] of lines.entries()) expect(line.previous).toBe(at === 0 ? '0'.repeat(64) : lines[at - 1].hash);
    const journal = await openJournal(place);
    expect((await journal.append(wish('PPZ-last'))).position).toBe(40);
    expect(await journal.find({ number: 'PPZ-17' })).toMatchObject({ whole: true, entries: [{ position: 17 }] });
    await journal.close();
  });

  test('loses at most the line that a crash cut off, which nobody was promised, wherever it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async share => {
        const place = await written(4);
        const text = readFileSync(fileOf(place), 'utf8');
        const lastLine = text.trimEnd().split('\n').at(-1)?.length ?? 0;
        const missing = Math.round(share * lastLine);
        truncateSync(fileOf(place), text.length - 1 - missing);
        const journal = await openJournal(place);
        const kept = journal.size();
        expect(kept).toBe(missing === 0 ? 4 : 3);
        expect((await journal.append(wish('PPZ-after'))).position).toBe(kept);
        await journal.close();
        const again = await openJournal(place);
        expect(await again.find({ number: 'PPZ-after' })).toMatchObject({ whole: true, entries: [{ position: kept }] });
        await again.close();
      }),
      { numRuns: 20, examples: [[0], [1], [0.5]] },
    );
  });

  test('is not added to when anything in it was changed, taken out or put in another order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 4 }), fc.constantFrom('change', 'take', 'swap'), async (at, how) => {
        const place = await written(6);
        const lines = readFileSync(fileOf(place), 'utf8').trim().split('\n');
        if (how === 'change') lines[at] = (lines[at] as string).replace('2026-11-24', '2026-11-23');
        if (how === 'take') lines.splice(at, 1);
        if (how === 'swap') [lines[at], lines[at + 1]] = [lines[at + 1] as string, lines[at] as string];
        writeFileSync(fileOf(place), `${lines.join('\n')}\n`);
        await expect(openJournal(place)).rejects.toThrow('the chain breaks');
      }),
      { numRuns: 15 },
    );
  });

  test('hashes every field of an entry: no other entry has its hash', () => {
    const entry = { ...wish('PPZ-1'), position: 0, previous: '0'.repeat(64) };
    const hashes = Object.keys(entry).map(name => hashOf({ ...entry, [name]: 'otherwise' }));
    expect(new Set([hashOf(entry), ...hashes]).size).toBe(Object.keys(entry).length + 1);
  });
});
