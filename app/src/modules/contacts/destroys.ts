import { sql } from 'kysely';
import type { Destroys } from '#platform/destruction.ts';
import { deletedRows } from '#platform/destruction-rows.ts';
import { text } from './text.ts';

/** Contacts in a matter, with what was noted of them. Those in no matter have a period of their own. */
export const destroys: Destroys = {
  tables: ['contacts.note', 'contacts.contact'],
  async records(ctx, { partyId, matterId }) {
    const found = await sql<{
      id: string;
    }>`select c.contact_id as id from contacts.contact c where c.party_id = ${partyId} and c.matter_id = ${matterId}`.execute(ctx.db);
    const what = { pl: text('pl')('destroyed.what'), en: text('en')('destroyed.what') };
    return found.rows.map(({ id }) => ({ id, what, number: null }));
  },
  run: async (ctx, { partyId, matterId }) => ({
    rows: await deletedRows(ctx, sql`contacts.destroy_matter(${partyId}, ${matterId})`),
    files: [],
  }),
};
