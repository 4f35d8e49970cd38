import pg from 'pg';
import { parsePlace, placeText, readOutbox, type Place, type PlacedEvent } from './outbox.ts';

/** Relayed news on its way to live pages. */
export interface EventBus {
  /** @returns stop listening */
  listen(hear: (event: PlacedEvent) => void): () => void;
}

export const RELAYED_CHANNEL = 'okienko_relayed';

/** Follows the relay's one notification per tick ("all up to here") and reads the news itself, so that any number of
 *  web processes hear the same. Reconnects by itself; what was relayed meanwhile is read then. */
export function followRelay(url: string, pool: pg.Pool): EventBus & { start(): Promise<void>; stop(): Promise<void> } {
  const hearers = new Set<(event: PlacedEvent) => void>();
  let client: pg.Client | undefined;
  let at: Place | undefined;
  let stopped = false;
  let work: Promise<void> = Promise.resolve();

  const readUntil = async (until: Place): Promise<void> => {
    if (at === undefined) at = until;
    for (;;) {
      const events = await readOutbox(pool, at, 500, until);
      for (const event of events) {
        at = event.place;
        for (const hear of hearers) hear(event);
      }
      if (events.length < 500) return;
    }
  };

  const connect = async (): Promise<void> => {
    if (stopped) return;
    const mine = new pg.Client({ connectionString: url });
    client = mine;
    mine.on('error', () => undefined);
    mine.on('end', () => void (stopped || setTimeout(() => void connect().catch(() => undefined), 300).unref()));
    mine.on('notification', note => {
      const until = parsePlace(note.payload ?? '');
      if (until) work = work.then(() => readUntil(until)).catch(() => undefined);
    });
    await mine.connect();
    await mine.query(`listen ${RELAYED_CHANNEL}`);
    const cursor = await pool.query<{ txid: string; id: number }>(
      `select c.txid::text as txid, c.id from platform.relay_cursor c where c.name = 'relay'`,
    );
    const now = cursor.rows[0] ?? { txid: '0', id: 0 };
    if (at === undefined) at = now;
    else if (placeText(at) !== placeText(now)) work = work.then(() => readUntil(now)).catch(() => undefined);
  };

  return {
    listen(hear) {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    start: connect,
    async stop() {
      stopped = true;
      await client?.end().catch(() => undefined);
      await work;
    },
  };
}
