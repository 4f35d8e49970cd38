import { startSampling } from '#modules/availability/index.ts';
import { attemptKeys, serveAttempts } from '#modules/submissions/index.ts';
import type { Config } from '#platform/config/config.ts';
import { openSeals } from '#platform/documents/keys/make-seals.ts';
import { makeLog } from '#platform/log.ts';
import { clockOf, loadPack } from './house.ts';

/** The role `attempts`: no database, no house; a key of its own, a journal and a socket. Since it goes on when the house
 *  does not, it also measures what works. */
export async function runAttempts(config: Config, build: string | null): Promise<{ stop(): Promise<void> }> {
  const pack = await loadPack(config, build);
  const subject = { name: pack.name.pl, country: 'PL', identifier: `VATPL-${pack.identifiers.nip}` };
  const whenAbsent = config.OKIENKO_PRODUCTION ? 'refuse' : 'make-test-keys';
  const [clock, log] = [clockOf(config), makeLog(config.OKIENKO_LOG)];
  const attempts = await serveAttempts({
    dataFolder: config.OKIENKO_DATA,
    pack,
    seals: await openSeals(attemptKeys(config.OKIENKO_DATA), whenAbsent, subject, new Date(), ['attempts']),
    clock,
    log,
  });
  const sampling = startSampling({ config, clock, log });
  return {
    async stop() {
      sampling.stop();
      await attempts.stop();
    },
  };
}
