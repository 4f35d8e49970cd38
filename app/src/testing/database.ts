import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { afterAll } from 'vitest';
import { openDatabase, type Database } from '#platform/database/database.ts';
import { inDatabase, TEMPLATE } from './cluster.ts';

/** A database of this test file's own, empty and migrated; dropped at its end. Real PostgreSQL, several connections. */
export async function testDatabase(options: { until?: 'file' | 'test' } = {}): Promise<Database> {
  const clusterUrl = inject('clusterUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asOwner(clusterUrl, `create database ${name} template ${TEMPLATE}`);
  const database = openDatabase(inDatabase(clusterUrl, name), 8);
  const end = async (): Promise<void> => {
    await database.close();
    await asOwner(clusterUrl, `drop database if exists ${name} with (force)`);
  };
  if (options.until === 'test') onTestFinished(end);
  else afterAll(end);
  return database;
}

/** Runs one statement as the owner of the database, outside any scope: for looking behind row-level security. */
export async function asOwner<Row extends pg.QueryResultRow>(url: string, statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}
