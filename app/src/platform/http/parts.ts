import type { House } from '#platform/house.ts';

type Part = 'up' | 'down' | 'unknown';

const PATIENCE_MS = 2_000;
/** Work that has waited longer than this is felt. */
const JOBS_BEHIND_SECONDS = 120;

/** What stands behind this web process, for who measures the availability of the platform (loopback callers only). */
export async function partsOf(house: House): Promise<{ database: Part; jobs: Part; signing: Part }> {
  const [behind, signing] = await Promise.all([jobsBehind(house), signs(house)]);
  if (behind === 'away') return { database: 'down', jobs: 'unknown', signing };
  return { database: 'up', jobs: behind > JOBS_BEHIND_SECONDS ? 'down' : 'up', signing };
}

/** How long the oldest job that is due has waited. */
async function jobsBehind(house: House): Promise<number | 'away'> {
  const asked = house.database.pool
    .query<{ seconds: number | null }>({ name: 'jobs-behind', text: 'select platform.door_jobs_behind() as seconds' })
    .then(
      found => found.rows[0]?.seconds ?? 0,
      () => 'away' as const,
    );
  return Promise.race([asked, new Promise<'away'>(done => setTimeout(done, PATIENCE_MS, 'away').unref())]);
}

async function signs(house: House): Promise<Part> {
  const { keys } = house.seals;
  const now = house.clock().getTime();
  const certificate = keys.certificate('receipts');
  if (now > certificate.validToDate.getTime()) return 'down';
  return keys.sign('receipts', Buffer.from('availability'), 'der').then(
    () => 'up',
    () => 'down',
  );
}
