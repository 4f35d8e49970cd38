import { sql } from 'kysely';
import { type Fund, FUNDS } from '#app/contributions/index.ts';
import type { FindingClass } from '#app/kedu/finding.ts';
import { type Day, type Month, monthOf } from '#kernel/day.ts';
import { type Grosze, grosze } from '#kernel/grosze.ts';
import type { PartyId, SetId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { KeptFinding } from './types.ts';

type OfSet = { partyId: PartyId; setId: SetId };

export interface DeclaredSums {
  month: Month;
  number: number;
  charges: readonly { fund: Fund; due: Grosze }[];
}

/** The latest declaration in a set, with what is due to each fund; null where it has none. */
export async function declarationOfSet(db: Db, { partyId, setId }: OfSet): Promise<DeclaredSums | null> {
  const found = await sql<{ month: Day; number: number; sums: string[] }>`select month, number,
      array[fus_grosze, fuz_grosze, labour_grosze, guaranteed_grosze, bridging_grosze]::text[] as sums
    from payers.declaration where party_id = ${partyId} and set_id = ${setId} order by month desc, number desc limit 1`.execute(db);
  const row = found.rows[0];
  if (!row) return null;
  return {
    month: monthOf(row.month),
    number: row.number,
    charges: FUNDS.map((fund, place) => ({ fund, due: grosze(BigInt(row.sums[place] ?? '0')) })),
  };
}

/** What a set makes due, all funds together. */
export async function dueOfSet(db: Db, set: OfSet): Promise<bigint | undefined> {
  const declared = await declarationOfSet(db, set);
  return declared?.charges.reduce((sum, { due }) => sum + due, 0n);
}

/** Some findings of a set in the order of the file. @param after place of the last one shown */
export async function listFindings(
  db: Db,
  { partyId, setId }: OfSet,
  wish: { limit: number; after?: number; class?: FindingClass | undefined },
): Promise<KeptFinding[]> {
  const ofClass = wish.class === undefined ? sql`` : sql`and class = ${wish.class}`;
  const found = await sql<{
    place: number;
    class: FindingClass;
    code: string;
    document_place: number | null;
    document_type: string | null;
    document_number: string | null;
    block: string | null;
    block_id: string | null;
    field: string | null;
    line: number;
    byte: number;
    facts: KeptFinding['facts'];
    person: string | null;
  }>`select place, class, code, document_place, document_type, document_number, block, block_id, field, line, byte, facts, person from payers.finding
    where party_id = ${partyId} and set_id = ${setId} and place > ${wish.after ?? -1} ${ofClass} order by place limit ${wish.limit}`.execute(
    db,
  );
  return found.rows.map(row => ({
    place: row.place,
    class: row.class,
    code: row.code,
    documentPlace: row.document_place,
    documentType: row.document_type,
    documentId: row.document_number,
    block: row.block,
    blockId: row.block_id,
    field: row.field,
    line: row.line,
    byte: Number(row.byte),
    facts: row.facts,
    person: row.person,
  }));
}

export const CHANGE_KINDS = ['joined', 'left', 'title', 'base', 'absence'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One person of a month who is not as they were in the month compared with. */
export interface PersonChange {
  kind: ChangeKind;
  insuredId: string;
  name: string;
  before: string | null;
  now: string | null;
}

const PEOPLE = (partyId: PartyId, setId: SetId) => sql`select insured_kind, insured_id, max(surname || ' ' || given_names) as name,
    string_agg(distinct title_code, ', ' order by title_code) as titles, sum(greatest(pension_base_grosze, health_base_grosze))::text as base
  from payers.reported_month where party_id = ${partyId} and set_id = ${setId} group by insured_kind, insured_id`;
const ABSENCES = (partyId: PartyId, setId: SetId) => sql`select insured_kind, insured_id, max(surname || ' ' || given_names) as name,
    string_agg(code || ' ' || coalesce(from_day::text, '') || '/' || coalesce(to_day::text, ''), ', ' order by from_day, code) as spans
  from payers.reported_absence where party_id = ${partyId} and set_id = ${setId} group by insured_kind, insured_id`;

const CHANGES = (partyId: PartyId, now: SetId, before: SetId) => sql`
  with n as (${PEOPLE(partyId, now)}), b as (${PEOPLE(partyId, before)}), na as (${ABSENCES(partyId, now)}), ba as (${ABSENCES(partyId, before)})
  select 'joined' as kind, n.insured_id, n.name, null as before, n.titles as now from n left join b using (insured_kind, insured_id) where b.name is null
  union all select 'left', b.insured_id, b.name, b.titles, null from b left join n using (insured_kind, insured_id) where n.name is null
  union all select 'title', n.insured_id, n.name, b.titles, n.titles from n join b using (insured_kind, insured_id) where n.titles <> b.titles
  union all select 'base', n.insured_id, n.name, b.base, n.base from n join b using (insured_kind, insured_id) where n.base <> b.base
  union all select 'absence', coalesce(na.insured_id, ba.insured_id), coalesce(na.name, ba.name), ba.spans, na.spans
    from na full join ba using (insured_kind, insured_id) where na.spans is distinct from ba.spans`;

/** How many people changed in which way between two sets. */
export async function countChanges(db: Db, partyId: PartyId, now: SetId, before: SetId): Promise<Partial<Record<ChangeKind, number>>> {
  const found = await sql<{
    kind: ChangeKind;
    count: number;
  }>`select kind, count(*)::int as count from (${CHANGES(partyId, now, before)}) c group by kind`.execute(db);
  return Object.fromEntries(found.rows.map(row => [row.kind, row.count]));
}

export async function listChanges(
  db: Db,
  partyId: PartyId,
  sets: { now: SetId; before: SetId },
  wish: { kind: ChangeKind; limit: number; offset: number },
): Promise<PersonChange[]> {
  const found = await sql<{ kind: ChangeKind; insured_id: string; name: string; before: string | null; now: string | null }>`
    select * from (${CHANGES(partyId, sets.now, sets.before)}) c where kind = ${wish.kind} order by name, insured_id limit ${wish.limit} offset ${wish.offset}`.execute(
    db,
  );
  return found.rows.map(row => ({ kind: row.kind, insuredId: row.insured_id, name: row.name, before: row.before, now: row.now }));
}

/** The highest number of a declaration filed, by month. */
export async function lastNumbers(db: Db, partyId: PartyId): Promise<ReadonlyMap<Month, number>> {
  const found = await sql<{ month: Day; number: number }>`select month, max(number) as number from payers.document_set
    where party_id = ${partyId} and month is not null and state in ('filed', 'booked') group by month`.execute(db);
  return new Map(found.rows.map(row => [monthOf(row.month), row.number]));
}
