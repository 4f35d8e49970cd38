import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { listMigrations, migrate } from '#platform/database/migrate.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { prepareJobs } from '#platform/jobs/worker.ts';
import { moduleOrder } from '../module-order.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** How many requests the API is tried with. */
    fuzzRequests: number;
    clusterUrl: string;
  }
}

export const TEMPLATE = 'okienko_template';

export const inDatabase = (url: string, name: string): string => url.replace('postgres:///postgres', `postgres:///${name}`);

/** One throw-away PostgreSQL for a whole test run, with an empty migrated database that test files clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const root = project.config.root;
  const folder = mkdtempSync(join(tmpdir(), 'okienko-test-'));
  const server = await startEmbedded({ folder, care: 'throw-away', root });
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const url = inDatabase(server.url, TEMPLATE);
  await prepareJobs(url);
  await migrate(url, listMigrations(root, moduleOrder));
  project.provide('clusterUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
