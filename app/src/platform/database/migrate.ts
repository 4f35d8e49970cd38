import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

export interface Migration {
  schema: string;
  name: string;
  sql: string;
  checksum: string;
}

/** Any fixed number: all processes that migrate this database take the same lock. */
const MIGRATION_LOCK = 7_316_620;
const APPLICATION_ROLE = 'okienko_app';

/** Migrations of the platform and of each module, in the order of the modules, then by number. */
export function listMigrations(root: string, moduleNames: readonly string[]): Migration[] {
  const places = [
    { schema: 'platform', folder: join(root, 'app/src/platform/migrations') },
    ...moduleNames.map(name => ({ schema: name, folder: join(root, 'app/src/modules', name, 'migrations') })),
  ];
  return places.flatMap(({ schema, folder }) =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter(file => file.endsWith('.sql'))
      .sort()
      .map(file => {
        const sql = readFileSync(join(folder, file), 'utf8');
        return { schema, name: file.slice(0, -4), sql, checksum: createHash('sha256').update(sql).digest('hex') };
      }),
  );
}

/** Brings the database up to these migrations, forward only, each in its own transaction, one process at a time.
 *  @throws when a migration that was already run has since been changed, or one fails (nothing of it stays)
 *  @returns names of those run now */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
    await client.query(FIRST_STEPS);
    const before = await client.query<{ id: string; checksum: string }>('select m.id, m.checksum from okienko_migration m');
    const known = new Map(before.rows.map(row => [row.id, row.checksum]));
    const run: string[] = [];
    for (const migration of migrations) {
      const id = migrationId(migration);
      const checksum = known.get(id);
      if (checksum !== undefined && checksum !== migration.checksum)
        throw new Error(`Migration ${id} was changed after it had been run. Write a new one instead.`);
      if (checksum !== undefined) continue;
      await runOne(client, migration, id);
      run.push(id);
    }
    return run;
  } finally {
    await client.end();
  }
}

/** Runs migrations in the caller's transaction on an empty database, for those who fill it in the same transaction. */
export async function migrateWithin(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query(FIRST_STEPS);
  for (const migration of migrations) await apply(client, migration);
}

export const migrationId = (migration: Migration): string => `${migration.schema}/${migration.name}`;

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const schema = client.escapeIdentifier(migration.schema);
  await client.query(`create schema if not exists ${schema}; grant usage on schema ${schema} to ${APPLICATION_ROLE};
    alter default privileges in schema ${schema} grant select, insert, update, delete on tables to ${APPLICATION_ROLE};
    alter default privileges in schema ${schema} grant usage, select on sequences to ${APPLICATION_ROLE}`);
  await client.query(migration.sql);
  await client.query('insert into okienko_migration (id, checksum, run_at) values ($1, $2, now())', [
    migrationId(migration),
    migration.checksum,
  ]);
}

async function runOne(client: pg.Client, migration: Migration, id: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout = '10s'`);
    await apply(client, migration);
    await client.query('commit');
  } catch (fault) {
    await client.query('rollback');
    throw new Error(`Migration ${id} failed: ${(fault as Error).message}`, { cause: fault });
  }
}

const FIRST_STEPS = `
  create table if not exists okienko_migration (id text primary key, checksum text not null, run_at timestamptz not null);
  comment on table okienko_migration is 'One row: a migration that has been run, with the SHA-256 of its text then.';
  do $$ begin
    if not exists (select from pg_roles where rolname = '${APPLICATION_ROLE}') then create role ${APPLICATION_ROLE} nologin; end if;
    execute format('grant ${APPLICATION_ROLE} to %I', current_user);
  exception when duplicate_object or unique_violation then null;
  end $$;
  grant select on okienko_migration to ${APPLICATION_ROLE};
`;
