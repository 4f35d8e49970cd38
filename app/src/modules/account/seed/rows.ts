import { sql } from 'kysely';
import type { Db } from '#platform/context.ts';

/** A whole row of a table of this module by its columns; amounts as they are. */
export type Row = Readonly<Record<string, string | number | bigint | boolean | null | readonly string[]>>;

/** How many rows travel in one statement. */
const ROWS_A_STATEMENT = 2_000;

/** Inserts whole rows, many a statement: the demo begins with some thousands. A column that no row
 *  names takes what the table gives it. */
export async function insertRows(db: Db, table: string, rows: readonly Row[]): Promise<void> {
  const columns = sql.join([...new Set(rows.flatMap(row => Object.keys(row)))].map(column => sql.ref(column)));
  for (let first = 0; first < rows.length; first += ROWS_A_STATEMENT) {
    const part = JSON.stringify(rows.slice(first, first + ROWS_A_STATEMENT), (_, value: unknown) =>
      typeof value === 'bigint' ? Number(value) : value,
    );
    const into = sql.table(`account.${table}`);
    await sql`insert into ${into} (${columns}) select ${columns} from jsonb_populate_recordset(null::${into}, ${part}::jsonb)`.execute(db);
  }
}
