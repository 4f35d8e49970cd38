import { expect, test } from 'vitest';
import { asOwner, testDatabase } from '../testing/database.ts';

/** Tables that name people and yet have no policy, each with its reason. */
const WITHOUT_POLICY: Readonly<Record<string, string>> = {};

/** Tables of modules with a column that names a person, and what guards their rows. */
const TABLES_OF_PEOPLE = `
  select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
    exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polcmd in ('*', 'r')) as policy, obj_description(c.oid, 'pg_class') as comment
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition
    and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'platform', 'graphile_worker')
    and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname in ('party_id', 'person_id') and not a.attisdropped)
  order by 1`;

// A type, not an interface: rows must fit the driver's index signature.
type Guard = { name: string; enabled: boolean; forced: boolean; policy: boolean; comment: string | null };
const unguarded = (guards: readonly Guard[]): string[] =>
  guards
    .filter(guard => !(guard.enabled && guard.forced && guard.policy))
    .map(guard => guard.name)
    .filter(name => !(name in WITHOUT_POLICY));

test('every table that names a person lets an actor see only the rows of its scope', async () => {
  const { url } = await testDatabase({ until: 'test' });
  const guards = await asOwner<Guard>(url, TABLES_OF_PEOPLE);
  expect(guards.length).toBeGreaterThan(10);
  expect(unguarded(guards)).toEqual([]);
  expect(guards.filter(guard => !guard.comment).map(guard => guard.name)).toEqual([]);
});

test('a planted table without a policy, or whose owner may look past it, is reported', async () => {
  const { url } = await testDatabase({ until: 'test' });
  const before = (await asOwner<Guard>(url, TABLES_OF_PEOPLE)).length;
  const policy = (table: string) =>
    `alter table identity.${table} enable row level security; create policy p on identity.${table} using (true)`;
  await asOwner(
    url,
    `
    create table identity.planted_open (party_id uuid primary key);
    create table identity.planted_owner_sees (person_id uuid primary key); ${policy('planted_owner_sees')};
    create table identity.planted_right (person_id uuid primary key); ${policy('planted_right')}; alter table identity.planted_right force row level security;
    create table identity.planted_of_nobody (code text primary key)`,
  );
  const guards = await asOwner<Guard>(url, TABLES_OF_PEOPLE);
  expect(guards.length).toBe(before + 3);
  expect(unguarded(guards).filter(name => name.includes('planted'))).toEqual(['identity.planted_open', 'identity.planted_owner_sees']);
});
