import { join } from 'node:path';
import { startEmbedded } from '#platform/database/embedded.ts';
import { openHouse, type OpenHouse } from '../house.ts';
import type { Start } from './program.ts';
import { readSettings } from './up.ts';

/** The house for one command: on DATABASE_URL, or on the embedded database of the data folder, which is left running
 *  where it ran and stopped where we started it. */
export async function withHouse<T>(start: Start, options: { data?: string }, work: (opened: OpenHouse) => Promise<T>): Promise<T> {
  const config = readSettings(start, options);
  const embedded = config.DATABASE_URL
    ? undefined
    : await startEmbedded({ folder: join(config.OKIENKO_DATA, 'postgresql'), care: 'durable', root: config.root });
  const opened = await openHouse({ ...config, OKIENKO_LOG: 'silent' }, embedded?.url ?? config.DATABASE_URL, start.build);
  try {
    return await work(opened);
  } finally {
    await opened.close();
    if (embedded && !embedded.adopted) await embedded.stop();
    else embedded?.leave();
  }
}
