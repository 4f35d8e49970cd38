import { sql } from 'kysely';
import pg from 'pg';
import { accept } from '#kernel/result.ts';
import type { SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Listener } from '#platform/module.ts';
import { transact } from '#platform/transact.ts';
import { RELAYED_CHANNEL } from './bus.ts';
import { placeText, readOutbox, type Place, type PlacedEvent } from './outbox.ts';

/** Any fixed number: of all relays only the holder of this lock hands news on. */
const LEADER_LOCK = 7_316_621;
const TICK_MS = 25;
const BATCH = 256;
/** Events one listener hears in one transaction; at a fault they are heard one by one. */
const GROUP = 64;
const WAITS = 'waits behind earlier news of this party';
const RETRY_SECONDS = [1, 5, 30, 120, 600, 3600];

export interface Relay {
  stop(): Promise<void>;
  lagSeconds(): number;
  leading(): boolean;
}

/** Hands the outbox to the listeners, in commit order, and tells the web processes how far it came.
 *  A listener that fails keeps its event parked with a growing delay, and later news of that party waits behind it;
 *  everybody else goes on. */
export function startRelay(house: House, listeners: readonly Listener[]): Relay {
  let stopped = false;
  let lag = 0;
  let leader: pg.Client | undefined;
  const running = (async () => {
    while (!stopped) {
      try {
        if (leader === undefined) leader = await takeLead(house.database.url);
        if (leader === undefined) {
          await pause(500);
          continue;
        }
        const handed = await tick(house, listeners, leader);
        lag = handed.lagSeconds;
        if (handed.events < BATCH) await pause(TICK_MS);
      } catch (fault) {
        house.log.warn({ fault: (fault as Error).message }, 'relay interrupted');
        await leader?.end().catch(() => undefined);
        leader = undefined;
        await pause(300);
      }
    }
    await leader?.end().catch(() => undefined);
  })();
  return {
    lagSeconds: () => lag,
    leading: () => leader !== undefined,
    async stop() {
      stopped = true;
      await running;
    },
  };
}

async function takeLead(url: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  const lock = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LEADER_LOCK}) as mine`);
  if (lock.rows[0]?.mine) return client;
  await client.end();
  return undefined;
}

/** One round: new news, then parked news whose time has come. */
async function tick(house: House, listeners: readonly Listener[], leader: pg.Client): Promise<{ events: number; lagSeconds: number }> {
  const cursor = await leader.query<{ txid: string; id: number }>(
    `select c.txid::text as txid, c.id from platform.relay_cursor c where c.name = 'relay'`,
  );
  const from: Place = cursor.rows[0] ?? { txid: '0', id: 0 };
  const events = await readOutbox(house.database.pool, from, BATCH);
  for (const listener of listeners) {
    const heard = events.filter(event => listener.hears.includes(event.name));
    for (let start = 0; start < heard.length; start += GROUP) await hear(house, listener, heard.slice(start, start + GROUP));
  }
  const last = events.at(-1);
  if (last) {
    await leader.query(
      `insert into platform.relay_cursor (name, txid, id) values ('relay', $1::xid8, $2) on conflict (name) do update set txid = excluded.txid, id = excluded.id`,
      [last.place.txid, last.place.id],
    );
    await leader.query('select pg_notify($1, $2)', [RELAYED_CHANNEL, placeText(last.place)]);
  }
  await retryParked(house, listeners);
  const oldest = events[0];
  return { events: events.length, lagSeconds: oldest ? Math.max(0, (Date.now() - oldest.at.getTime()) / 1000) : 0 };
}

async function hear(house: House, listener: Listener, events: readonly PlacedEvent[]): Promise<void> {
  const blocked = await partiesWaiting(house, listener);
  const free = events.filter(event => event.partyId === null || !blocked.has(event.partyId));
  for (const event of events) if (!free.includes(event)) await park(house, listener, event, WAITS, 0);
  if (free.length === 0) return;
  try {
    await deliver(house, listener, free);
  } catch {
    for (const event of free) {
      if (event.partyId !== null && blocked.has(event.partyId)) {
        await park(house, listener, event, WAITS, 0);
        continue;
      }
      try {
        await deliver(house, listener, [event]);
      } catch (fault) {
        house.log.error({ listener: listener.name, event: event.name, fault: (fault as Error).message }, 'a listener failed');
        await park(house, listener, event, (fault as Error).message, 1);
        if (event.partyId !== null) blocked.add(event.partyId);
      }
    }
  }
}

const actorOf = (listener: Listener): SystemActor => ({ kind: 'system', name: listener.name, channel: 'worker' });

async function deliver(house: House, listener: Listener, events: readonly PlacedEvent[]): Promise<void> {
  await transact(house, actorOf(listener), async ctx => {
    for (const event of events) {
      const first =
        await sql`insert into platform.inbox (listener, event_id, heard_at) values (${listener.name}, ${event.eventId}, ${ctx.now}) on conflict do nothing returning 1`.execute(
          ctx.db,
        );
      if (first.rows.length > 0) await listener.run(ctx, event);
      await sql`delete from platform.parked_event where listener = ${listener.name} and event_id = ${event.eventId}`.execute(ctx.db);
    }
    return accept(undefined);
  });
}

async function partiesWaiting(house: House, listener: Listener): Promise<Set<string>> {
  const found = await house.database.pool.query<{ party_id: string }>({
    name: 'parked-parties',
    text: 'select distinct p.party_id from platform.parked_event p where p.listener = $1 and p.party_id is not null',
    values: [listener.name],
  });
  return new Set(found.rows.map(row => row.party_id));
}

async function park(house: House, listener: Listener, event: PlacedEvent, fault: string, attempts: number): Promise<void> {
  const delay = RETRY_SECONDS[Math.min(attempts, RETRY_SECONDS.length - 1)] as number;
  await house.database.pool.query(
    `insert into platform.parked_event (listener, event_id, outbox_id, party_id, attempts, retry_at, fault) values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6), $7)
     on conflict (listener, event_id) do update set attempts = excluded.attempts, retry_at = excluded.retry_at, fault = excluded.fault`,
    [listener.name, event.eventId, event.place.id, event.partyId, attempts, delay, fault.slice(0, 500)],
  );
}

async function retryParked(house: House, listeners: readonly Listener[]): Promise<void> {
  const due = await house.database.pool.query<{ listener: string; outbox_id: number; attempts: number }>({
    name: 'parked-due',
    text: `select p.listener, p.outbox_id, p.attempts from platform.parked_event p where p.retry_at <= now()
      and not exists (select 1 from platform.parked_event e where e.listener = p.listener and e.party_id = p.party_id and e.outbox_id < p.outbox_id) order by p.outbox_id limit 50`,
  });
  for (const row of due.rows) {
    const listener = listeners.find(one => one.name === row.listener);
    const event = await eventAt(house, row.outbox_id);
    if (!listener || !event) continue;
    try {
      await deliver(house, listener, [event]);
    } catch (fault) {
      await park(house, listener, event, (fault as Error).message, row.attempts + 1);
    }
  }
}

async function eventAt(house: House, outboxId: number): Promise<PlacedEvent | undefined> {
  const found = await house.database.pool.query(
    `select o.id, o.txid::text as txid, o.event_id, o.name, o.party_id, o.facts, o.at from platform.outbox o where o.id = $1`,
    [outboxId],
  );
  const row = found.rows[0];
  return (
    row && {
      place: { txid: row.txid, id: row.id },
      eventId: row.event_id,
      name: row.name,
      partyId: row.party_id,
      at: row.at,
      facts: row.facts,
    }
  );
}

const pause = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));
