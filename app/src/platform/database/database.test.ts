import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Actor, StaffActor } from '#platform/context.ts';
import { testDatabase } from '../../testing/database.ts';

const system: Actor = { kind: 'system', name: 'test', channel: 'worker' };
const database = await testDatabase();

test('a transaction that is not kept leaves nothing behind', async () => {
  const write = (keep: boolean) =>
    database.inTransaction(system, async db => {
      await sql`insert into platform.relay_cursor (name, txid, id) values ('probe', '1', 1)`.execute(db);
      return { keep, answer: null };
    });
  const count = () =>
    database.inTransaction(system, async db => ({
      keep: true,
      answer: (await sql`select 1 from platform.relay_cursor where name = 'probe'`.execute(db)).rows.length,
    }));
  await write(false);
  expect(await count()).toBe(0);
  await write(true);
  expect(await count()).toBe(1);
});

test('the application is not the owner of its tables, so that row-level security binds it', async () => {
  const who = await database.inTransaction(system, async db => ({
    keep: true,
    answer: (await sql<{ u: string }>`select current_user as u`.execute(db)).rows[0]?.u,
  }));
  expect(who).toBe('okienko_app');
});

test('the audit log can be added to and read, never changed', async () => {
  for (const statement of [
    'update platform.audit_event set action = $$x$$',
    'delete from platform.audit_event',
    'truncate platform.audit_event',
  ]) {
    await expect(
      database.inTransaction(system, async db => ({ keep: true, answer: await sql.raw(statement).execute(db) })),
    ).rejects.toThrow(/permission denied|append only/);
  }
});

test('an id that is not an id cannot slip into the scope of a transaction', async () => {
  const sly = { kind: 'staff', roles: ['clerk'], staffId: "x', true); drop table platform.audit_event; --" } as unknown as StaffActor;
  const seen = await database.inReading(
    sly,
    async db => (await sql<{ staff: string }>`select current_setting('okienko.staff') as staff`.execute(db)).rows[0]?.staff,
  );
  expect(seen).toBe(sly.staffId);
});

test('a transaction in which a question failed is not kept, even when whoever asked took it lightly', async () => {
  const outcome = database.inTransaction(system, async db => {
    await sql`insert into platform.relay_cursor (name, txid, id) values (${'lightly'}, '1', 1)`.execute(db);
    await sql`select ${1}::int / 0`.execute(db).catch(() => undefined);
    return { keep: true, answer: null };
  });
  await expect(outcome).rejects.toThrow('was not kept');
});
