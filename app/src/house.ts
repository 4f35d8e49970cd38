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
import { dayOf } from '#kernel/day.ts';
import type { SystemActor } from '#platform/context.ts';
import { auditOwnData } from '#platform/audit/own-data.ts';
import type { Declared } from '#platform/declared.ts';
import type { House } from '#platform/house.ts';
import { type Amendments, type LivingPack, livingPack } from '#platform/living-pack.ts';
import { makeLog } from '#platform/log.ts';
import type { Pack } from '#platform/pack.ts';
import { makePolicy } from '#platform/policy/cedar.ts';
import { openDiskStorage } from '#platform/storage/disk.ts';
import { look } from '#platform/transact.ts';
import { housePolicies } from './house-policies.ts';
import { modules } from './modules.ts';

export interface OpenHouse {
  house: House;
  close(): Promise<void>;
}

/** What was changed of the pack is looked for so often even when no news of it came, and so that a letter's new version
 *  begins on its day. */
const RENEW_MS = 60_000;

/** Puts the house together for one process, over a database that is already migrated.
 *  @param build folder of the built pack; null when running from the sources (tests) */
export async function openHouse(config: Config, databaseUrl: string, build: string | null, clock = clockOf(config)): Promise<OpenHouse> {
  const data = config.OKIENKO_DATA;
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const living = livingPack(await loadPack(config, build), declared.features);
  const { base: builtPack, pack, forms, features } = living;
  const database = openDatabase(databaseUrl, config.POOL_SIZE);
  const bus = followRelay(databaseUrl, database.pool);
  const subject = { name: pack.name.pl, country: 'PL', identifier: `VATPL-${pack.identifiers.nip}` };
  const seals = await openSeals(join(data, 'keys', 'seals'), config.OKIENKO_PRODUCTION ? 'refuse' : 'make-test-keys', subject, new Date());
  const house: House = {
    config,
    clock,
    database,
    pack,
    builtPack,
    forms,
    features,
    declared,
    renew: () => renew(house, living),
    seals,
    storage: await openDiskStorage(join(data, 'files')),
    policy: makePolicy([...housePolicies, ...modules.flatMap(module => module.policies ?? [])]),
    effects: makeEffects(modules.flatMap(module => module.effects ?? [])),
    formEnds: new Map(modules.flatMap(module => module.formEnds ?? []).map(end => [end.name, end])),
    searches: modules.flatMap(module => module.search ?? []),
    auditWriter: makeAuditWriter(database.pool),
    bus,
    log: makeLog(config.OKIENKO_LOG),
  };
  await house.renew();
  const stopRenewing = keepRenewing(house);
  await bus.start();
  return {
    house,
    async close() {
      stopRenewing();
      await bus.stop();
      await database.close();
    },
  };
}

const declared: Declared = {
  ownData: [
    ...modules.flatMap(({ name, ownData }) => (ownData === undefined ? [] : [{ module: name, parts: ownData }])),
    { module: 'audit', parts: auditOwnData },
  ],
  destroys: modules.flatMap(module => module.destroys ?? []),
  forgets: modules.flatMap(module => module.forgets ?? []),
  storedFiles: modules.flatMap(module => module.storedFiles ?? []),
  parameterUses: modules.flatMap(module => module.parameterUses ?? []),
  features: modules.flatMap(module => module.features ?? []),
  deadlines: modules.flatMap(module => module.deadlines ?? []).map(({ kind, what }) => ({ kind, what: what ?? { pl: kind, en: kind } })),
  schedules: modules
    .flatMap(module => module.jobs ?? [])
    .flatMap(({ name, schedule }) => (schedule === undefined ? [] : [{ job: name, schedule }])),
};

const renewer: SystemActor = { kind: 'system', name: 'house.renew', channel: 'worker' };

async function renew(house: House, living: LivingPack): Promise<void> {
  const read = await look(house, renewer, ctx => Promise.all(modules.flatMap(module => (module.amends ? [module.amends.read(ctx)] : []))));
  const all: Amendments = {
    pack: read.flatMap(amendments => amendments.pack),
    features: new Map(read.flatMap(amendments => [...amendments.features])),
  };
  living.take(all, dayOf(house.clock()));
}

/** Hears that something was changed, in whatever process it was, and looks from time to time. */
function keepRenewing(house: House): () => void {
  const news = new Set(modules.flatMap(module => module.amends?.hears ?? []));
  const again = (): void =>
    void house.renew().catch((fault: Error) => house.log.warn({ fault: fault.message }, 'changes of the pack were not taken up'));
  const deaf = house.bus.listen(event => {
    if (news.has(event.name)) again();
  });
  const timer = setInterval(again, RENEW_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    deaf();
  };
}

/** The institution of this house. A pack that does not hold together stops the start, with every fault named. */
export async function loadPack(config: Config, build: string | null): Promise<Pack> {
  const file = build ? join(build, config.OKIENKO_INSTITUTION, 'pack.js') : join(config.root, config.OKIENKO_INSTITUTION, 'pack.ts');
  const { pack } = (await import(pathToFileURL(file).href)) as { pack: Pack };
  return pack;
}

/** The clock of the house. In the demo a file may move it, so that a 14-day delivery can be watched in a minute. */
export function clockOf(config: Config): () => Date {
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
