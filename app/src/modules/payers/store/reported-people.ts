import { type RawBuilder, sql } from 'kysely';
import type { PartyId, SetId } from '#kernel/ids.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';

type OfSet = { partyId: PartyId; setId: SetId };

const TABLES = ['reported_month', 'reported_absence', 'reported_title', 'reported_family'] as const;
type ReportedTable = (typeof TABLES)[number];

const rowsWithPesel = (table: ReportedTable, { partyId, setId }: OfSet) =>
  sql`select r.insured_id, r.given_names, r.surname from ${sql.table(`payers.${table}`)} r where r.party_id = ${partyId} and r.set_id = ${setId} and r.insured_kind = 'P'`;

/** Makes known to the institution whom a set names by PESEL and nobody here has met. Others cannot be told apart. */
export async function addReportedPeople(ctx: Ctx, set: OfSet): Promise<void> {
  const { branchCode } = await partyCard(ctx, set.partyId);
  const people = sql.join(
    TABLES.map(table => rowsWithPesel(table, set)),
    sql` union all `,
  );
  await sql`select identity.door_add_reported_people(array_agg(p.insured_id), array_agg(p.given_names), array_agg(p.surname), ${branchCode})
    from (${people}) p having count(*) > 0`.execute(ctx.db);
}

/** The rows of one table of a set, with the account each belongs to where the person can be told apart. */
function rows(table: ReportedTable, { partyId, setId }: OfSet): RawBuilder<unknown> {
  const of = sql`from ${sql.table(`payers.${table}`)} r where r.party_id = ${partyId} and r.set_id = ${setId}`;
  return sql`(select t.*, p.person_id as insured_party from (select r.* ${of}) t
    left join identity.door_people_by_pesel((select array_agg(distinct r.insured_id) ${of} and r.insured_kind = 'P')) p on t.insured_kind = 'P' and p.pesel = t.insured_id)`;
}

/** What a set reports, as relations for the account. */
export function reportedRelations(set: OfSet) {
  return {
    months: sql`select * from ${rows('reported_month', set)} m`,
    titles: sql`select * from ${rows('reported_title', set)} t`,
    absences: sql`select * from ${rows('reported_absence', set)} a where a.from_day is not null and a.to_day is not null`,
    family: sql`select f.*, case f.member_kind when 'P' then f.member_id end as member_pesel from ${rows('reported_family', set)} f`,
  };
}
