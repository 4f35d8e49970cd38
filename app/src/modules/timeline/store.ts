import { sql } from 'kysely';
import type { MatterId, PartyId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Area, Entry } from './types.ts';

declare module '#platform/database/tables.ts' {
  interface Tables {
    'timeline.entry': EntryRow;
  }
}

interface EntryRow {
  party_id: PartyId;
  event_id: string;
  kind: string;
  area: Area;
  at: Date;
  matter_id: MatterId | null;
  facts: Entry['facts'];
}

/** Kept once, however often the event is heard. */
export async function addEntry(db: Db, entry: Entry): Promise<void> {
  await sql`insert into timeline.entry (party_id, event_id, kind, area, at, matter_id, facts)
    values (${entry.partyId}, ${entry.eventId}, ${entry.kind}, ${entry.area}, ${entry.at}, ${entry.matterId}, ${JSON.stringify(entry.facts)}::jsonb) on conflict (party_id, event_id) do nothing`.execute(
    db,
  );
}
