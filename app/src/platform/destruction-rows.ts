import { type RawBuilder, sql } from 'kysely';
import type { Ctx } from '#platform/context.ts';

/** Calls a function of the database that deletes rows of one matter and tells how many of which table. */
export async function deletedRows(ctx: Ctx, call: RawBuilder<unknown>): Promise<Readonly<Record<string, number>>> {
  const done = await sql<{ of: string; deleted: number }>`select d.of, d.deleted from ${call} d`.execute(ctx.db);
  return Object.fromEntries(done.rows.map(row => [row.of, row.deleted]));
}
