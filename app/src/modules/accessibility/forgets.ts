import { sql } from 'kysely';
import type { Forgets, Past } from '#platform/forgetting.ts';
import { text } from './text.ts';

const AT_A_TIME = 200;

/** Complaints that were answered. They belong to no party, so that no hold is on them; one not answered stays. */
export const forgets: readonly Forgets[] = [
  {
    kind: 'complaint',
    what: { pl: text('pl')('forgets.complaints'), en: text('en')('forgets.complaints') },
    years: 'complaint-retention-years',
    async past(ctx, before) {
      const found = await sql<Past>`select c.complaint_id as id, null as "partyId" from accessibility.complaint c
        where c.answered_at < ${before} order by c.answered_at limit ${AT_A_TIME}`.execute(ctx.db);
      return found.rows;
    },
    async forget(ctx, { id }) {
      await sql`select accessibility.forget_complaint(${id}::uuid)`.execute(ctx.db);
    },
  },
];
