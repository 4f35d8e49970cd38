import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGroupWriter, QueueFull } from './group-writer.ts';

/** A store that takes a moment, keeps what it was given in order, and chokes on a poisoned item. */
function slowStore(poisoned: (item: number) => boolean) {
  const kept: number[] = [];
  const statements: number[][] = [];
  const write = async (items: readonly number[]): Promise<number[]> => {
    statements.push([...items]);
    await new Promise(done => setImmediate(done));
    if (items.some(poisoned)) throw new Error('poisoned');
    kept.push(...items);
    return items.map(item => item * 10);
  };
  return { kept, statements, one: async (item: number) => (await write([item]))[0] as number, many: write };
}

const writerOver = (store: ReturnType<typeof slowStore>, limits = { lanes: 2, maxBatch: 8, maxQueue: 1000 }) =>
  createGroupWriter<number, number>({ ...store, ...limits });

test('each wish gets its own answer, and only poisoned ones fail, whatever the batches', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(99), fc.boolean()), { maxLength: 60 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 9 }),
      async (wishes, lanes, maxBatch) => {
        const items = wishes.map(([, bad], place) => (bad ? -place - 1 : place));
        const store = slowStore(item => item < 0);
        const writer = writerOver(store, { lanes, maxBatch, maxQueue: 1000 });
        const answers = await Promise.allSettled(items.map(item => writer.write(item)));
        answers.forEach((answer, place) => {
          const item = items[place] as number;
          if (item < 0) expect(answer.status).toBe('rejected');
          else expect(answer).toEqual({ status: 'fulfilled', value: item * 10 });
        });
        expect([...store.kept].sort((a, b) => a - b)).toEqual(items.filter(item => item >= 0));
        expect(Math.max(0, ...store.statements.map(statement => statement.length))).toBeLessThanOrEqual(maxBatch);
      },
    ),
  );
});

test('a lone wish is written alone, at once', async () => {
  const store = slowStore(() => false);
  await writerOver(store).write(7);
  expect(store.statements).toEqual([[7]]);
});

test('what arrives while a statement is in flight shares the next commit', async () => {
  const store = slowStore(() => false);
  const writer = writerOver(store, { lanes: 1, maxBatch: 64, maxQueue: 1000 });
  const first = writer.write(1);
  await new Promise(done => setImmediate(done));
  await Promise.all([first, ...[2, 3, 4].map(item => writer.write(item))]);
  expect(store.statements).toEqual([[1], [2, 3, 4]]);
});

test('when too many wait, the next is sent away and nothing of it is written', async () => {
  const store = slowStore(() => false);
  const writer = writerOver(store, { lanes: 1, maxBatch: 2, maxQueue: 3 });
  const answers = await Promise.allSettled([1, 2, 3, 4, 5].map(item => writer.write(item)));
  expect(answers.filter(answer => answer.status === 'rejected').map(answer => (answer as PromiseRejectedResult).reason)).toEqual([
    expect.any(QueueFull),
    expect.any(QueueFull),
  ]);
  expect(store.kept).toEqual([1, 2, 3]);
});
