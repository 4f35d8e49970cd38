import { expect, test } from 'vitest';
import { modules } from '../modules.ts';
import { auditOwnData } from '../platform/audit/own-data.ts';
import { asOwner, testDatabase } from '../testing/database.ts';

/** Tables that name people and are not given to them, each with its reason. */
const NOT_GIVEN: Readonly<Record<string, string>> = {
  'administration.hold': "that something must be kept for a proceeding is the office's own note; what is kept is given",
  'administration.listed_matter': "the office's list; what was destroyed is given as cases.destroyed_matter",
  'cases.action': 'steps told to the party are entries of the timeline; the rest is how the office works',
  'cases.letter_in_work': 'a letter as a clerk is just typing it is not yet an act of the institution',
  'identity.staff': 'employment of the staff, kept by the institution as employer',
  'platform.deadline': 'the dates are told with the letter, the matter or the profile they belong to',
  'platform.destroyed_record':
    'machinery of old links; what was destroyed is given as cases.destroyed_matter and mailbox.destroyed_document',
  'platform.outbox': 'machinery: each piece of news is told by the timeline',
  'platform.parked_event': 'machinery: news that waits to be heard again',
  'platform.removed_file_of': 'machinery: a digest that waits for its bytes to be deleted',
};

const PEOPLE = ['party_id', 'person_id', 'organisation_id', 'grantor_id', 'proxy_id', 'subject_party'];

const tablesOfPeople = async (url: string): Promise<string[]> => {
  const found = await asOwner<{ name: string }>(
    url,
    `select distinct n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped and a.attname = any ('{${PEOPLE.join(',')}}')
       and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'graphile_worker') order by 1`,
  );
  return found.map(({ name }) => name);
};

const given = new Set([...modules.flatMap(module => module.ownData ?? []), ...auditOwnData].flatMap(part => part.tables));

test('every table that names a person is given to them with their own data, or its reason stands here', async () => {
  const { url } = await testDatabase({ until: 'test' });
  const tables = await tablesOfPeople(url);
  expect(tables.length).toBeGreaterThan(30);
  expect(tables.filter(name => !given.has(name) && !(name in NOT_GIVEN))).toEqual([]);
  expect(Object.keys(NOT_GIVEN).filter(name => given.has(name) || !tables.includes(name))).toEqual([]);
  await asOwner(url, 'create table identity.planted (party_id uuid primary key)');
  expect((await tablesOfPeople(url)).filter(name => !given.has(name) && !(name in NOT_GIVEN))).toEqual(['identity.planted']);
});

test('a module gives only tables of its own, under names that do not collide', () => {
  for (const { name, ownData = [] } of modules) {
    expect(ownData.flatMap(part => part.tables).filter(table => !table.startsWith(`${name}.`))).toEqual([]);
    expect(new Set(ownData.map(part => part.name)).size).toBe(ownData.length);
  }
});
