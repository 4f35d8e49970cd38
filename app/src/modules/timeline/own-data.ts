import { sql } from 'kysely';
import { inTurn, type OwnDataPart } from '#platform/own-data/own-data.ts';
import { STAFF_KINDS } from './rules/kinds.ts';

/** As the page tells it: without the clocks of the institution, and never what was decided, which the letter tells. */
export const ownData: readonly OwnDataPart[] = [
  {
    name: 'entry',
    title: { pl: 'Historia', en: 'Timeline' },
    tables: ['timeline.entry'],
    async *records(ctx, partyId) {
      const staff = sql.join(STAFF_KINDS.map(kind => sql.lit(kind)));
      const rows = inTurn(
        ctx,
        sql`select jsonb_set(to_jsonb(t), '{facts}', t.facts - 'outcome') as row from timeline.entry t
          where t.party_id = ${sql.lit(partyId)}::uuid and t.kind not in (${staff}) order by t.at, t.event_id`,
      );
      for await (const row of rows) yield { row };
    },
  },
];
