import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Db, SystemActor } from '#platform/context.ts';
import { asOwner, testDatabase } from '../../testing/database.ts';

const database = await testDatabase();
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };

const read = <T>(question: (db: Db) => Promise<T>): Promise<T> => database.inReading(system, question);
const echo = async (db: Db, word: string): Promise<string | undefined> =>
  (await sql<{ word: string }>`select ${word}::text as word`.execute(db)).rows[0]?.word;

test('whoever asks side by side with a question that fails is answered, whatever the order and however often', async () => {
  const asked = fc.array(fc.record({ word: fc.string({ unit: 'grapheme-ascii' }), fails: fc.boolean(), anew: fc.nat(3) }), {
    minLength: 1,
    maxLength: 30,
  });
  await fc.assert(
    fc.asyncProperty(asked, async people => {
      const answers = await Promise.allSettled(
        people.map(({ word, fails, anew }) =>
          read<unknown>(db =>
            // `anew` makes statements that no connection has prepared yet, so that some fail before they are.
            fails ? sql`select 1 / (${anew}::int * 0), ${sql.raw(String(anew))}`.execute(db) : echo(db, word),
          ),
        ),
      );
      expect(answers.map(answer => (answer.status === 'fulfilled' ? answer.value : 'failed'))).toEqual(
        people.map(({ word, fails }) => (fails ? 'failed' : word)),
      );
    }),
    { numRuns: 60 },
  );
});

test('a long question holds up nobody who asks after it', async () => {
  const order: string[] = [];
  const long = read(db => sql`select pg_sleep(${1}::float8)`.execute(db)).then(() => order.push('long'));
  await new Promise(done => setTimeout(done, 50));
  await Promise.all(Array.from({ length: 40 }, (_, place) => read(db => echo(db, `short ${place}`)))).then(() => order.push('short'));
  await long;
  expect(order).toEqual(['short', 'long']);
});

test('when the server is lost, who waits is told so, and who asks next is answered, however soon', async () => {
  for (let round = 0; round < 10; round += 1) {
    const waiting = read(db => sql`select pg_sleep(${30}::float8), ${'to be lost'}::text`.execute(db));
    waiting.catch(() => undefined);
    const lost = async (): Promise<number> =>
      (
        await asOwner(
          database.url,
          "select pg_terminate_backend(a.pid) from pg_stat_activity a where a.pid <> pg_backend_pid() and a.state = 'active' and a.query like 'select pg_sleep($1::float8), $2%'",
        )
      ).length;
    while ((await lost()) === 0) await new Promise(done => setTimeout(done, 5));
    await expect(waiting).rejects.toThrow(/terminat/);
    expect(await read(db => echo(db, `still here ${round}`))).toBe(`still here ${round}`);
  }
});

test('what one turn asked is over before the next turn asks: nothing of it stays open', async () => {
  await read(async db => {
    await echo(db, 'first turn');
    const open = await asOwner<{ n: string }>(
      database.url,
      "select count(*) as n from pg_stat_activity a where a.datname = current_database() and a.state like 'idle in transaction%'",
    );
    expect(Number(open[0]?.n)).toBe(0);
    expect(await echo(db, 'second turn')).toBe('second turn');
  });
});
