import { listMigrations, migrate } from '#platform/database/migrate.ts';
import { prepareJobs } from '#platform/jobs/worker.ts';
import { moduleOrder } from '../module-order.ts';
import type { Start } from './program.ts';
import { readSettings } from './up.ts';

export async function migrateCommand(start: Start): Promise<void> {
  const config = readSettings(start, {});
  if (!config.DATABASE_URL) {
    console.error('Set DATABASE_URL: the embedded database is migrated by `./okienko up`.');
    process.exit(2);
  }
  await prepareJobs(config.DATABASE_URL);
  const run = await migrate(config.DATABASE_URL, listMigrations(start.root, moduleOrder));
  console.log(run.length === 0 ? 'The database is up to date.' : `Migrated: ${run.join(', ')}`);
}
