import { sql } from 'kysely';
import type { Destroys } from '#platform/destruction.ts';

/** What programs were told, or were to be told, of a matter. That it was destroyed is told in its place. */
export const destroys: Destroys = {
  tables: ['webhooks.attempt', 'webhooks.message'],
  async run(ctx, { partyId }, ids) {
    const done = await sql`delete from webhooks.message m where m.party_id = ${partyId}
      and exists (select from jsonb_each_text(m.facts) f where f.value = any(${[...ids]}::text[]))`.execute(ctx.db);
    return { rows: { 'webhooks.message': Number(done.numAffectedRows ?? 0) }, files: [] };
  },
};
