import { sql } from 'kysely';
import type { Destroys } from '#platform/destruction.ts';
import { deletedRows } from '#platform/destruction-rows.ts';

/** What was told of a matter and of what belonged to it. That it was destroyed is told in its place. */
export const destroys: Destroys = {
  tables: ['timeline.entry'],
  run: async (ctx, { partyId, matterId }, ids) => ({
    rows: await deletedRows(ctx, sql`timeline.destroy_matter(${partyId}, ${matterId}, ${[...ids]}::text[])`),
    files: [],
  }),
};
