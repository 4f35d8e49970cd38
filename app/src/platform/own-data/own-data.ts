import { sql } from 'kysely';
import type { PartyId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';
import type { Bilingual } from '#platform/text/text.ts';

export type OwnRow = Record<string, unknown>;

/** A document that belongs to a row: its bytes in the store by their hash, or the text itself. */
export type OwnFile = { path: string } & ({ sha256: string } | { text: string });

/** A row as it is given out, with its documents. */
export interface OwnRecord {
  row: OwnRow;
  files?: readonly OwnFile[];
}

/** One kind of record that a module gives a party of itself. */
export interface OwnDataPart {
  /** Name of its file in the archive. */
  name: string;
  title: Bilingual;
  /** Tables it covers, `schema.table`. */
  tables: readonly string[];
  /** Read under the scope of whoever takes it, and never more than they may see on the pages today. */
  records(ctx: Ctx, partyId: PartyId): AsyncIterable<OwnRecord>;
}

const AT_A_TIME = 500;
let cursors = 0;

/** Rows of a statement part, some at a time, so that memory does not grow with them. Needs a transaction.
 *  @param select a whole statement; its only column is the row as JSON */
export async function* inTurn(ctx: Ctx, select: ReturnType<typeof sql>): AsyncGenerator<OwnRow> {
  cursors += 1;
  const name = sql.raw(`own_data_${cursors}`);
  await sql`declare ${name} no scroll cursor for ${select}`.execute(ctx.db);
  for (;;) {
    const some = await sql<{ row: OwnRow }>`fetch ${sql.lit(AT_A_TIME)} from ${name}`.execute(ctx.db);
    for (const { row } of some.rows) yield row;
    if (some.rows.length < AT_A_TIME) break;
  }
  await sql`close ${name}`.execute(ctx.db);
}

/** Whole rows of a table of the module, by the column that says whose they are.
 *  @param without columns that are secret, or that tell of others */
export function rowsOf(
  ctx: Ctx,
  wish: { table: string; of: string; partyId: PartyId; order: string; without?: readonly string[] },
): AsyncGenerator<OwnRow> {
  const kept = sql.join((wish.without ?? []).map(column => sql.lit(column)));
  const row = wish.without?.length ? sql`to_jsonb(t) - array[${kept}]` : sql`to_jsonb(t)`;
  return inTurn(
    ctx,
    sql`select ${row} as row from ${sql.table(wish.table)} t where t.${sql.ref(wish.of)} = ${sql.lit(wish.partyId)}::uuid order by ${sql.raw(wish.order)}`,
  );
}

/** A table given row by row as it is. */
export function ownTable(wish: { table: string; title: Bilingual; order: string; of?: string; without?: readonly string[] }): OwnDataPart {
  return {
    name: wish.table.split('.')[1] ?? wish.table,
    title: wish.title,
    tables: [wish.table],
    async *records(ctx, partyId) {
      for await (const row of rowsOf(ctx, { of: 'party_id', ...wish, partyId })) yield { row };
    },
  };
}
