import { sql } from 'kysely';
import type { Forgets, Past } from '#platform/forgetting.ts';
import { text } from './text.ts';

const AT_A_TIME = 200;

/** Contacts in no matter, with their notes. Those in one go with it. */
export const forgets: readonly Forgets[] = [
  {
    kind: 'contact',
    what: { pl: text('pl')('forgets.contacts'), en: text('en')('forgets.contacts') },
    years: 'contact-retention-years',
    async past(ctx, before, kept) {
      const found = await sql<Past>`select c.contact_id as id, c.party_id as "partyId" from contacts.contact c
        where c.matter_id is null and c.began_at < ${before} and c.party_id <> all(${[...kept]}::uuid[]) order by c.began_at limit ${AT_A_TIME}`.execute(
        ctx.db,
      );
      return found.rows;
    },
    async forget(ctx, { id, partyId }) {
      await sql`select contacts.forget_contact(${partyId}::uuid, ${id}::uuid)`.execute(ctx.db);
    },
  },
];
