import type { PartyId } from '#kernel/ids.ts';
import { asOwner } from '../../testing/database.ts';

/** A text that is told of one party and of nobody else, and the column it stands in. */
export interface Marker {
  where: string;
  text: string;
}
export type Markers = readonly Marker[];

interface Column {
  table: string;
  column: string;
  type: string;
}

/** Columns that say whose a row is. */
const OWNERS = ['party_id', 'person_id', 'grantor_id', 'organisation_id'];
const SHORTEST = 9;
const LONGEST = 120;
/** Told of every column of this kind, whoever's row it is. */
const NO_MARKERS = /sha256|hash|document$|rule_set|legal_basis|template|public_key|city|postcode|street/;

/** All columns of tables of modules in which a row is somebody's. */
async function columns(url: string): Promise<Column[]> {
  const found = await asOwner<Column>(
    url,
    `select c.table_schema || '.' || c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
     join information_schema.tables t on (t.table_schema, t.table_name) = (c.table_schema, c.table_name) and t.table_type = 'BASE TABLE'
     where c.table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker', 'platform') order by 1, c.ordinal_position`,
  );
  return found;
}

async function ownedTables(url: string): Promise<Map<string, { owners: string[]; columns: Column[] }>> {
  const tables = new Map<string, { owners: string[]; columns: Column[] }>();
  for (const one of await columns(url)) {
    const table = tables.get(one.table) ?? { owners: [], columns: [] };
    tables.set(one.table, table);
    table.columns.push(one);
    if (OWNERS.includes(one.column)) table.owners.push(one.column);
  }
  return new Map([...tables].filter(([, table]) => table.owners.length > 0));
}

const owns = (owners: readonly string[]): string => owners.map(owner => `x.${owner} = $1`).join(' or ');

/** Every id in rows of a party, by the name a route calls it: `matter_id` is `matterId`. */
export async function idsOf(url: string, party: PartyId): Promise<Readonly<Record<string, readonly string[]>>> {
  const ids: Record<string, string[]> = {};
  for (const [table, { owners, columns: list }] of await ownedTables(url)) {
    const uuids = list.filter(one => one.type === 'uuid').map(one => one.column);
    for (const column of uuids) {
      const rows = await asOwner<{ id: string }>(
        url,
        `select distinct x.${column}::text as id from ${table} x where (${owns(owners)}) and x.${column} is not null order by 1 desc limit 4`,
        [party],
      );
      const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
      ids[name] = [...new Set([...(ids[name] ?? []), ...rows.map(row => row.id)])];
    }
  }
  return Object.fromEntries(Object.entries(ids).filter(([, list]) => list.length > 0));
}

/** Every text in rows of a party that stands in no row of another: found in the tables, whatever tables there are. */
export async function markersOf(url: string, party: PartyId): Promise<Markers> {
  const markers: Marker[] = [];
  for (const [table, { owners, columns: list }] of await ownedTables(url)) {
    for (const { column, type } of list) {
      if (NO_MARKERS.test(column)) continue;
      const text = type === 'text' ? `x.${column}` : type === 'jsonb' ? 'leaf.value' : undefined;
      if (text === undefined) continue;
      const from =
        type === 'text'
          ? `${table} x`
          : `${table} x, lateral (select v #>> '{}' as value from jsonb_path_query(x.${column}, 'strict $.** ? (@.type() == "string")') v) leaf`;
      const found = await asOwner<{ text: string }>(
        url,
        `select distinct ${text} as text from ${from} where (${owns(owners)}) and length(${text}) between ${SHORTEST} and ${LONGEST}
         except select ${text} from ${from} where not coalesce(${owns(owners)}, false) limit 60`,
        [party],
      );
      markers.push(
        ...found
          .filter(row => !UUID.test(row.text) && !INSTANT.test(row.text))
          .map(row => ({ where: `${table}.${column}`, text: row.text })),
      );
    }
  }
  return markers;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;
const INSTANT = /^\d{4}-\d{2}-\d{2}/;

/** Which markers an answer tells, but for what the question itself said. */
export function seenIn(answer: string, markers: Markers, asked: string): string[] {
  const text = answer.replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&quot;', '"');
  return markers
    .filter(marker => text.includes(marker.text) && !decodeURIComponent(asked).includes(marker.text))
    .map(marker => `${marker.where}: ${marker.text}`);
}

export const hasLeaf = (markers: Markers, where: string): boolean => markers.some(marker => marker.where === where);
