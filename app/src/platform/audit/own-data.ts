import { sql } from 'kysely';
import { inTurn, type OwnDataPart } from '#platform/own-data/own-data.ts';

/** What the audit log keeps of a party, as the party may see it: never whose eyes by name, always why. */
export const auditOwnData: readonly OwnDataPart[] = [
  {
    name: 'who-looked',
    title: { pl: 'Kto oglądał i zmieniał dane', en: 'Who looked at and changed the data' },
    tables: ['platform.audit_event'],
    async *records(ctx, partyId) {
      const viewer = ctx.actor.kind === 'person' ? ctx.actor.personId : partyId;
      const rows = inTurn(
        ctx,
        sql`select jsonb_build_object('number', e.seq, 'at', e.at, 'action', e.action, 'object', e.object, 'outcome', e.outcome, 'channel', e.channel,
            'purpose', e.purpose, 'unit', e.unit, 'role', e.facts ->> 'role', 'words', e.facts ->> 'words', 'matter_number', e.facts ->> 'matterNumber', 'mandate_id', e.facts ->> 'mandateId',
            'who', case when e.actor_kind = 'staff' then 'staff'
              when e.actor_kind = 'person' and e.actor_id in (${sql.lit(partyId)}, ${sql.lit(viewer)}) then 'own'
              when e.actor_kind = 'person' and e.facts ->> 'relation' = 'representative' then 'representative'
              when e.actor_kind = 'person' then 'proxy' else 'system' end) as row
          from platform.audit_event e where e.subject_party = ${sql.lit(partyId)}::uuid order by e.seq`,
      );
      for await (const row of rows) yield { row };
    },
  },
  {
    name: 'found',
    title: { pl: 'Kiedy pracownikom pokazano w wynikach wyszukiwania', en: 'When shown to staff in the results of a search' },
    tables: [],
    async *records(ctx, partyId) {
      const rows = inTurn(
        ctx,
        sql`select jsonb_build_object('number', s.seq, 'at', s.at, 'channel', s.channel, 'unit', s.unit, 'role', s.role) as row
          from platform.door_searches_that_showed(${sql.lit(partyId)}::uuid) s order by s.seq`,
      );
      for await (const row of rows) yield { row };
    },
  },
  {
    name: 'opening',
    title: { pl: 'Kiedy i po co dane otwarto pracownikom', en: 'When and why the data were opened to staff' },
    tables: ['platform.opening'],
    async *records(ctx) {
      for await (const row of inTurn(ctx, sql`select to_jsonb(o) as row from platform.door_openings_of_party() o order by o.opened_at`))
        yield { row };
    },
  },
];
