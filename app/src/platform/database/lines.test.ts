import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { PartyId, PersonId, SessionId } from '#kernel/ids.ts';
import type { Db, PersonActor, SystemActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { testDatabase } from '../../testing/database.ts';

const database = await testDatabase();
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };

function anybody(): PersonActor {
  const personId = newId<PersonId>();
  return {
    kind: 'person',
    personId,
    partyId: personId as string as PartyId,
    relation: 'self',
    level: 3,
    sessionId: newId<SessionId>(),
    authenticatedAt: new Date(),
    channel: 'portal',
  };
}

const partyOfScope = async (db: Db): Promise<string | undefined> =>
  (await sql<{ party: string }>`select current_setting('okienko.party', true) as party, ${'x'}::text as x`.execute(db)).rows[0]?.party;

test('questions asked side by side are each answered with their own rows', async () => {
  const answers = await database.inReading(system, db =>
    Promise.all(
      Array.from({ length: 200 }, async (_, place) => (await sql<{ n: number }>`select ${place}::int as n`.execute(db)).rows[0]?.n),
    ),
  );
  expect(answers).toEqual(Array.from({ length: 200 }, (_, place) => place));
});

test('people who ask at the same time over the same connections each see only in their own name', async () => {
  const people = Array.from({ length: 60 }, anybody);
  const seen = await Promise.all(
    people.map(person =>
      database.inReading(person, async db => [await partyOfScope(db), ...(await Promise.all([partyOfScope(db), partyOfScope(db)]))]),
    ),
  );
  expect(seen).toEqual(people.map(person => [person.partyId, person.partyId, person.partyId]));
});

test('what was left running when a transaction failed cannot reach into the next one on that connection', async () => {
  let straggler: Promise<unknown> | undefined;
  const failing = database.inTransaction(system, async db => {
    straggler = (async () => {
      await partyOfScope(db);
      await new Promise(done => setTimeout(done, 50));
      return partyOfScope(db);
    })();
    straggler.catch(() => undefined);
    throw new Error('one of two failed');
  });
  await expect(failing).rejects.toThrow('one of two failed');
  await expect(straggler).rejects.toThrow('This transaction is over.');
});

test('one question that fails takes the others of its transaction with it, and nothing is kept', async () => {
  const outcome = database.inTransaction(system, async db => {
    await Promise.all([
      sql`insert into platform.relay_cursor (name, txid, id) values (${'pipelined'}, '1', 1)`.execute(db),
      sql`select ${1}::int / 0`.execute(db),
    ]);
    return { keep: true, answer: null };
  });
  await expect(outcome).rejects.toThrow('division by zero');
  const kept = await database.inReading(
    system,
    async db => (await sql`select 1 from platform.relay_cursor c where c.name = ${'pipelined'}`.execute(db)).rows.length,
  );
  expect(kept).toBe(0);
});

test('a question cannot write', async () => {
  await expect(
    database.inReading(system, db => sql`insert into platform.relay_cursor (name, txid, id) values (${'reader'}, '1', 1)`.execute(db)),
  ).rejects.toThrow('read-only');
});
