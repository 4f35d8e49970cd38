import { mkdirSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeAuditWriter } from '#platform/audit/writer.ts';
import type { Config } from '#platform/config/config.ts';
import { openDatabase } from '#platform/database/database.ts';
import { openSeals } from '#platform/documents/keys/make-seals.ts';
import { makeEffects } from '#platform/effects.ts';
import { followRelay } from '#platform/events/bus.ts';
import { formRegistry } from '#platform/forms/registry.ts';
import type { House } from '#platform/house.ts';
import { makeLog } from '#platform/log.ts';
import type { Pack } from '#platform/pack.ts';
import { makePolicy } from '#platform/policy/cedar.ts';
import { openDiskStorage } from '#platform/storage/disk.ts';
import { housePolicies } from './house-policies.ts';
import { modules } from './modules.ts';

export interface OpenHouse {
  house: House;
  close(): Promise<void>;
}

/** Puts the house together for one process, over a database that is already migrated.
 *  @param build folder of the built pack; null when running from the sources (tests) */
export async function openHouse(config: Config, databaseUrl: string, build: string | null): Promise<OpenHouse> {
  const data = config.OKIENKO_DATA;
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const clock = clockOf(config);
  const pack = await loadPack(config, build);
  const database = openDatabase(databaseUrl, config.POOL_SIZE);
  const bus = followRelay(databaseUrl, database.pool);
  const subject = { name: pack.name.pl, country: 'PL', identifier: `VATPL-${pack.identifiers.nip}` };
  const seals = await openSeals(join(data, 'keys', 'seals'), config.OKIENKO_PRODUCTION ? 'refuse' : 'make-test-keys', subject, new Date());
  const house: House = {
    config,
    clock,
    database,
    pack,
    forms: formRegistry(pack.forms, pack.decides),
    seals,
    storage: await openDiskStorage(join(data, 'files')),
    policy: makePolicy([...housePolicies, ...modules.flatMap(module => module.policies ?? [])]),
    effects: makeEffects(modules.flatMap(module => module.effects ?? [])),
    auditWriter: makeAuditWriter(database.pool),
    bus,
    log: makeLog(config.OKIENKO_LOG),
  };
  await bus.start();
  return {
    house,
    async close() {
      await bus.stop();
      await database.close();
    },
  };
}

/** The institution of this house. A pack that does not hold together stops the start, with every fault named. */
export async function loadPack(config: Config, build: string | null): Promise<Pack> {
  const file = build ? join(build, config.OKIENKO_INSTITUTION, 'pack.js') : join(config.root, config.OKIENKO_INSTITUTION, 'pack.ts');
  const { pack } = (await import(pathToFileURL(file).href)) as { pack: Pack };
  return pack;
}

/** The clock of the house. In the demo a file may move it, so that a 14-day delivery can be watched in a minute. */
function clockOf(config: Config): () => Date {
  const file = config.OKIENKO_CLOCK_FILE;
  if (!file) return () => new Date();
  return () => {
    try {
      return new Date(Date.now() + Number(readFileSync(file, 'utf8').trim() || 0));
    } catch {
      return new Date();
    }
  };
}
