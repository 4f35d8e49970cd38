import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { accept } from '#kernel/result.ts';
import { startPlanting } from '#platform/audit/plant.ts';
import type { Config } from '#platform/config/config.ts';
import { type EmbeddedServer, startEmbedded } from '#platform/database/embedded.ts';
import { listMigrations, migrate } from '#platform/database/migrate.ts';
import { startRelay } from '#platform/events/relay.ts';
import type { House } from '#platform/house.ts';
import type { Gauges } from '#platform/http/metrics.ts';
import { listenToProxy } from '#platform/http/client-certificate.ts';
import { makeServer } from '#platform/http/server.ts';
import { startDeadlines } from '#platform/jobs/deadlines.ts';
import { prepareJobs, startJobs } from '#platform/jobs/worker.ts';
import { transact } from '#platform/transact.ts';
import { mountFaces } from './faces/faces.ts';
import { mountApi } from './faces/api.ts';
import { openHouse } from './house.ts';
import { moduleOrder } from './module-order.ts';
import { modulePages, modules } from './modules.ts';

export interface Running {
  house: House;
  /** Present in roles that serve. */
  web?: FastifyInstance;
  stop(): Promise<void>;
}

export interface RunOptions {
  config: Config;
  build: string;
  /** Fills an empty database with the demo institution; absent in production. */
  seed?: (house: House) => Promise<void>;
}

/** Starts the roles this process has: database (when embedded) and migrations first, then the doors, then the rest, so
 *  that the first page is there as soon as it can be. */
export async function run({ config, build, seed }: RunOptions): Promise<Running> {
  const role = config.OKIENKO_ROLE;
  const has = (one: 'web' | 'worker' | 'relay'): boolean => role === 'all' || role === one;
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of stops.reverse()) await end().catch(() => undefined);
  };
  try {
    const embedded = await ownDatabase(config);
    if (embedded) stops.push(() => embedded.stop());
    const url = embedded?.url ?? config.DATABASE_URL;
    await bringUp(config, url);
    const { house, close } = await openHouse(config, url, build);
    stops.push(close);
    if (seed && (await isEmpty(house))) await seed(house);
    const gauges: Gauges = {};
    let web: FastifyInstance | undefined;
    if (has('web')) {
      web = await serve(house, build, gauges);
      stops.push(() => web!.close());
    }
    if (has('relay')) {
      const relay = startRelay(
        house,
        modules.flatMap(module => module.listeners ?? []),
      );
      gauges.relayLagSeconds = relay.lagSeconds;
      gauges.relayLeading = relay.leading;
      const planting = startPlanting(house);
      stops.push(
        () => relay.stop(),
        () => planting.stop(),
      );
    }
    if (has('worker')) {
      const jobs = await startJobs(
        house,
        modules.flatMap(module => module.jobs ?? []),
      );
      const deadlines = startDeadlines(
        house,
        modules.flatMap(module => module.deadlines ?? []),
      );
      stops.push(
        () => jobs.stop(),
        () => deadlines.stop(),
      );
    }
    return { house, ...(web ? { web } : {}), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function ownDatabase(config: Config): Promise<EmbeddedServer | undefined> {
  if (config.DATABASE_URL) return undefined;
  return startEmbedded({ folder: join(config.OKIENKO_DATA, 'postgresql'), care: 'durable', root: config.root });
}

async function bringUp(config: Config, url: string): Promise<void> {
  await prepareJobs(url);
  await migrate(url, listMigrations(config.root, moduleOrder));
}

async function isEmpty(house: House): Promise<boolean> {
  const found = await house.database.writerPool.query('select 1 from identity.party limit 1');
  return found.rows.length === 0;
}

async function serve(house: House, build: string, gauges: Gauges): Promise<FastifyInstance> {
  const web = await makeServer({ house, assets: join(build, 'assets'), gauges });
  for (const module of modules) await module.routes?.(web, house);
  const api = modules.flatMap(module => module.api ?? []);
  mountApi(web, house, api);
  await mountFaces(web, { house, build, modules: modulePages, api });
  await web.listen({ port: house.config.OKIENKO_PORT, host: '127.0.0.1' });
  if (house.config.CLIENT_CERTIFICATE_SOCKET) {
    const door = await listenToProxy(house.config.CLIENT_CERTIFICATE_SOCKET, web.takes);
    web.addHook('onClose', () => door.close());
  }
  return web;
}

/** Seeds module by module, bottom to top, in one transaction: all of the demo institution or none of it. */
export async function seedModules(
  house: House,
  seeds: readonly ((ctx: Parameters<NonNullable<(typeof modules)[number]['seed']>>[0]) => Promise<void>)[],
): Promise<void> {
  await transact(house, { kind: 'system', name: 'seed', channel: 'worker' }, async ctx => {
    for (const seed of seeds) await seed(ctx);
    return accept(undefined);
  });
}
