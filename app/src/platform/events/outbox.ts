import type { Pool } from 'pg';
import type { RelayedEvent } from '#platform/module.ts';

/** A place in the outbox in commit order. Text form `txid.id` is also the SSE event id. */
export interface Place {
  txid: string;
  id: number;
}

export interface PlacedEvent extends RelayedEvent {
  place: Place;
}

interface OutboxRow {
  id: number;
  txid: string;
  event_id: string;
  name: string;
  party_id: string | null;
  facts: Record<string, unknown>;
  at: Date;
}

/** News committed after `from`, in commit order, below the oldest transaction still running: nothing can yet appear
 *  before what this returns. */
export async function readOutbox(pool: Pool, from: Place, limit: number, until?: Place): Promise<PlacedEvent[]> {
  const found = await pool.query<OutboxRow>({
    name: until ? 'outbox-until' : 'outbox',
    text: `select o.id, o.txid::text as txid, o.event_id, o.name, o.party_id, o.facts, o.at from platform.outbox o
      where (o.txid, o.id) > ($1::xid8, $2::bigint) and o.txid < pg_snapshot_xmin(pg_current_snapshot())
      ${until ? 'and (o.txid, o.id) <= ($4::xid8, $5::bigint)' : ''}
      order by o.txid, o.id limit $3`,
    values: until ? [from.txid, from.id, limit, until.txid, until.id] : [from.txid, from.id, limit],
  });
  return found.rows.map(row => ({
    place: { txid: row.txid, id: row.id },
    eventId: row.event_id,
    name: row.name,
    partyId: row.party_id as PlacedEvent['partyId'],
    at: row.at,
    facts: row.facts,
  }));
}

export const placeText = (place: Place): string => `${place.txid}.${place.id}`;

export function parsePlace(text: string): Place | undefined {
  const found = /^(\d{1,20})\.(\d{1,18})$/.exec(text);
  return found ? { txid: found[1] as string, id: Number(found[2]) } : undefined;
}
