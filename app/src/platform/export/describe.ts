import type pg from 'pg';
import { listTables } from '#platform/backup/tables.ts';

export interface ExportColumn {
  name: string;
  /** As PostgreSQL names it. */
  type: string;
  optional: boolean;
  about: string | null;
}

/** A table as the reader of an export has to know it. */
export interface ExportTable {
  schema: string;
  table: string;
  /** What one row is. */
  about: string | null;
  key: readonly string[];
  columns: readonly ExportColumn[];
  /** Columns that name a row elsewhere, as `column → schema.table.column`. */
  references: readonly string[];
  /** Columns left out. */
  withheld: readonly string[];
  bytes: number;
}

/** Machinery that means nothing outside this house. */
const MACHINERY = new Set(['platform.inbox', 'platform.outbox', 'platform.parked_event', 'platform.relay_cursor']);

/** The tables that leave the house, with what is withheld taken out.
 *  @param withheld `schema.table` or `schema.table.column` */
export async function describeTables(client: pg.ClientBase, withheld: ReadonlySet<string>): Promise<ExportTable[]> {
  const tables = await listTables(client);
  const described: ExportTable[] = [];
  for (const { schema, table, columns, bytes } of tables) {
    const name = `${schema}.${table}`;
    if (schema === 'graphile_worker' || MACHINERY.has(name) || withheld.has(name)) continue;
    const kept = columns.filter(column => !withheld.has(`${name}.${column}`));
    const found = await client.query<ExportColumn & { table_about: string | null; key: boolean }>(
      `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as optional, col_description(c.oid, a.attnum) as about,
         obj_description(c.oid, 'pg_class') as table_about, coalesce(a.attnum = any (i.indkey::int2[]), false) as key
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
       left join pg_index i on i.indrelid = c.oid and i.indisprimary
       where n.nspname = $1 and c.relname = $2 and a.attname = any ($3::text[]) order by a.attnum`,
      [schema, table, kept],
    );
    const references = await client.query<{ text: string }>(
      `select pg_get_constraintdef(f.oid) as text from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_namespace n on n.oid = c.relnamespace
       where f.contype = 'f' and n.nspname = $1 and c.relname = $2 order by 1`,
      [schema, table],
    );
    described.push({
      schema,
      table,
      about: found.rows[0]?.table_about ?? null,
      key: found.rows.filter(row => row.key).map(row => row.name),
      columns: found.rows.map(row => ({ name: row.name, type: row.type, optional: row.optional, about: row.about })),
      references: references.rows.map(row => row.text),
      withheld: columns.filter(column => !kept.includes(column)),
      bytes,
    });
  }
  return described;
}
