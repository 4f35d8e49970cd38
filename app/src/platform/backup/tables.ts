import type pg from 'pg';

export interface BackupTable {
  schema: string;
  table: string;
  /** Without those the database computes. */
  columns: readonly string[];
  /** On disk, to show how far a backup is. */
  bytes: number;
}

export interface Sequence {
  schema: string;
  name: string;
  last: string;
  called: boolean;
}

/** What every database makes anew: which migrations have run is told by the manifest. */
const NOT_DATA = new Set(['public.okienko_migration', 'graphile_worker.migrations']);

/** All tables with data, in an order in which a row's parents come before it. */
export async function listTables(client: pg.ClientBase): Promise<BackupTable[]> {
  const found = await client.query<{ oid: number; schema: string; table: string; columns: string[]; bytes: string; parents: number[] }>(`
    select c.oid::int8 as oid, n.nspname as schema, c.relname as table, pg_table_size(c.oid)::text as bytes,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
      array(select f.confrelid::int8 from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by n.nspname collate "C", c.relname collate "C"`);
  const rows = found.rows.filter(row => !NOT_DATA.has(`${row.schema}.${row.table}`));
  const placed = new Set<number>();
  const ordered: BackupTable[] = [];
  while (ordered.length < rows.length) {
    const next = rows.filter(row => !placed.has(row.oid) && row.parents.map(Number).every(parent => placed.has(parent)));
    if (next.length === 0) throw new Error('Tables name each other in a circle; there is no order in which they could be filled.');
    for (const { oid, schema, table, columns, bytes } of next) {
      placed.add(oid);
      ordered.push({ schema, table, columns, bytes: Number(bytes) });
    }
  }
  return ordered;
}

export async function listSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const found = await client.query<{ schema: string; name: string }>(
    `select s.schemaname as schema, s.sequencename as name from pg_sequences s order by 1, 2`,
  );
  const read: Sequence[] = [];
  for (const { schema, name } of found.rows) {
    const value = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(name)}`,
    );
    read.push({ schema, name, ...(value.rows[0] as { last: string; called: boolean }) });
  }
  return read;
}

export const nameOf = (client: pg.ClientBase, { schema, table }: Pick<BackupTable, 'schema' | 'table'>): string =>
  `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;

export const columnsOf = (client: pg.ClientBase, { columns }: Pick<BackupTable, 'columns'>): string =>
  columns.map(column => client.escapeIdentifier(column)).join(', ');
