import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { readConfig } from '#platform/config/config.ts';
import { reachDeadlines } from '#platform/jobs/deadlines.ts';
import { startRelay } from '#platform/events/relay.ts';
import type { House } from '#platform/house.ts';
import { startMail } from '#outside/mail/mail.ts';
import { openHouse } from '../house.ts';
import { modules } from '../modules.ts';
import { inDatabase, TEMPLATE } from './cluster.ts';
import { asOwner } from './database.ts';

export interface TestHouse {
  house: House;
  /** Owner's address of this house's database, to look behind row-level security. */
  url: string;
  /** Sets the clock of the house, ISO instant. */
  itIs(instant: string): void;
  /** Moves the clock to an instant and calls what fell due meanwhile. */
  later(instant: string): Promise<void>;
  /** Hands on all news and does all jobs, until there is nothing left to do. */
  settle(): Promise<void>;
  /** What was sent by e-mail, as the stand-in got it. */
  mail: Awaited<ReturnType<typeof startMail>>;
}

/** A whole house over a database of its own, empty and migrated, gone at the end of the test file.
 *  @param at the house's clock, ISO instant; it stands still
 *  @param fill puts something into the database, empty then and not migrated, and into the data folder, before the house
 *  opens over them
 *  @param clusterUrl another server than the one of the test run */
export async function testHouse(
  options: {
    at?: string;
    settings?: Record<string, string>;
    fill?: (url: string, dataFolder: string) => Promise<void>;
    clusterUrl?: string;
  } = {},
): Promise<TestHouse> {
  const clusterUrl = options.clusterUrl ?? inject('clusterUrl');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asOwner(clusterUrl, `create database ${name} template ${options.fill ? 'template0' : TEMPLATE}`);
  const url = inDatabase(clusterUrl, name);
  const data = mkdtempSync(join(tmpdir(), 'okienko-house-'));
  await options.fill?.(url, data);
  const mail = await startMail({ smtpPort: 0, webPort: 0, production: false });
  const config = readConfig(process.cwd(), {
    OKIENKO_DATA: data,
    MAIL_PORT: String(mail.smtpPort),
    OKIENKO_LOG: 'silent',
    POOL_SIZE: '6',
    ...options.settings,
  });
  if (!config.ok) throw new Error(config.refusal.join('\n'));
  let now = options.at ? new Date(options.at) : new Date();
  const opened = await openHouse(config.value, url, null, () => now);
  const { house } = opened;
  afterAll(async () => {
    await opened.close();
    await mail.close();
    await asOwner(clusterUrl, `drop database if exists ${name} with (force)`);
    rmSync(data, { recursive: true, force: true });
  });
  const deadlines = modules.flatMap(module => module.deadlines ?? []);
  return {
    house,
    url,
    itIs(instant) {
      now = new Date(instant);
    },
    async later(instant) {
      now = new Date(instant);
      await reachDeadlines(house, deadlines);
    },
    settle: () => settle(house, url),
    mail,
  };
}

/** Relay and jobs by hand: the same listeners and jobs as in the house, run until the outbox and the queue are empty. */
async function settle(house: House, url: string): Promise<void> {
  const jobs = new Map(modules.flatMap(module => module.jobs ?? []).map(job => [job.name, job]));
  const relay = startRelay(
    house,
    modules.flatMap(module => module.listeners ?? []),
  );
  try {
    for (let round = 0; round < 400; round += 1) {
      const waiting = await asOwner<{ news: number }>(
        url,
        `select count(*)::int as news from platform.outbox o
        left join platform.relay_cursor c on c.name = 'relay' where c.name is null or (o.txid, o.id) > (c.txid, c.id)`,
      );
      const taken = await asOwner<{ task: string; payload: unknown }>(
        url,
        `with gone as (delete from graphile_worker._private_jobs j returning j.task_id, j.payload)
        select t.identifier as task, g.payload from gone g join graphile_worker._private_tasks t on t.id = g.task_id`,
      );
      for (const { task, payload } of taken) await jobs.get(task)?.run(house, payload, 1);
      if (waiting[0]?.news === 0 && taken.length === 0) return;
      await new Promise(done => setTimeout(done, 15));
    }
    const parked = await asOwner<{ listener: string; fault: string }>(url, 'select p.listener, p.fault from platform.parked_event p');
    throw new Error(`The house does not come to rest. Parked: ${JSON.stringify(parked)}`);
  } finally {
    await relay.stop();
  }
}
