import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { Id, MatterId, PartyId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Opinion, ReasonToStay } from '../rules/destruction.ts';
import type { ChangeId } from '../types.ts';

export type ProtocolId = Id<'protocol'>;

export interface Protocol {
  protocolId: ProtocolId;
  changeId: ChangeId;
  year: number;
  sequence: number;
  number: string;
  formCode: string;
  endedIn: number;
  opinion: Opinion | null;
  approvedAt: Date;
  state: 'running' | 'sealed';
  sealedAt: Date | null;
  pdfSha256: string | null;
}

/** A matter on the list of a proposal, and what became of it. */
export interface ListedMatter {
  matterId: MatterId;
  partyId: PartyId;
  place: number;
  number: string;
  endedOn: Day;
  category: string;
  state: 'listed' | 'destroyed' | 'kept';
  why: ReasonToStay | null;
}

const PROTOCOL = sql.raw(
  'p.protocol_id as "protocolId", p.change_id as "changeId", p.year, p.sequence, p.number, p.form_code as "formCode", p.ended_in as "endedIn", p.opinion, p.approved_at as "approvedAt", p.state, p.sealed_at as "sealedAt", p.pdf_sha256 as "pdfSha256"',
);
const LISTED = sql.raw(
  'l.matter_id as "matterId", l.party_id as "partyId", l.place, l.number, l.ended_on as "endedOn", l.category, l.state, l.why',
);

export async function addListed(
  db: Db,
  changeId: ChangeId,
  matters: readonly Pick<ListedMatter, 'matterId' | 'partyId' | 'number' | 'endedOn' | 'category'>[],
): Promise<void> {
  await sql`insert into administration.listed_matter (change_id, matter_id, party_id, place, number, ended_on, category)
    select ${changeId}::uuid, l."matterId", l."partyId", l.place, l.number, l."endedOn", l.category
    from rows from (jsonb_to_recordset(${JSON.stringify(matters)}::jsonb) as ("matterId" uuid, "partyId" uuid, number text, "endedOn" date, category text))
      with ordinality as l("matterId", "partyId", number, "endedOn", category, place)`.execute(db);
}

/** How many of a list are in which state, and whose among some parties. */
export interface ListCount {
  listed: number;
  destroyed: number;
  kept: number;
}

export async function countListed(db: Db, changeId: ChangeId): Promise<ListCount> {
  const found =
    await sql<ListCount>`select (count(*) filter (where l.state = 'listed'))::int as listed, (count(*) filter (where l.state = 'destroyed'))::int as destroyed,
    (count(*) filter (where l.state = 'kept'))::int as kept from administration.listed_matter l where l.change_id = ${changeId}`.execute(
      db,
    );
  return found.rows[0] ?? { listed: 0, destroyed: 0, kept: 0 };
}

/** Whether a matter of one of these parties is on the list. */
export async function listsMattersOf(db: Db, changeId: ChangeId, parties: readonly PartyId[]): Promise<boolean> {
  const found =
    await sql`select 1 from administration.listed_matter l where l.change_id = ${changeId} and l.party_id = any(${[...parties]}::uuid[]) limit 1`.execute(
      db,
    );
  return found.rows.length > 0;
}

/** In the order of the list, from behind a place.
 *  @param wish.waiting only those that are not handled yet */
export async function listListed(
  db: Db,
  changeId: ChangeId,
  wish: { behind: number; limit: number; waiting?: boolean },
): Promise<readonly ListedMatter[]> {
  const found =
    await sql<ListedMatter>`select ${LISTED} from administration.listed_matter l where l.change_id = ${changeId} and l.place > ${wish.behind}
    ${wish.waiting ? sql`and l.state = 'listed'` : sql``} order by l.place limit ${wish.limit}`.execute(db);
  return found.rows;
}

/** Takes one matter of a list to handle it, until commit.
 *  @returns undefined where it was handled already, or somebody is just handling it */
export async function takeListed(db: Db, changeId: ChangeId, matterId: MatterId): Promise<ListedMatter | undefined> {
  const found = await sql<ListedMatter>`select ${LISTED} from administration.listed_matter l
    where l.change_id = ${changeId} and l.matter_id = ${matterId} and l.state = 'listed' for update skip locked`.execute(db);
  return found.rows[0];
}

export async function noteHandled(
  db: Db,
  changeId: ChangeId,
  matterId: MatterId,
  became: { at: Date } & ({ state: 'destroyed'; deleted: Readonly<Record<string, number>> } | { state: 'kept'; why: ReasonToStay }),
): Promise<void> {
  const [why, deleted] = became.state === 'kept' ? [became.why, {}] : [null, became.deleted];
  await sql`update administration.listed_matter set state = ${became.state}, why = ${why}, handled_at = ${became.at}, deleted = ${JSON.stringify(deleted)}::jsonb
    where change_id = ${changeId} and matter_id = ${matterId}`.execute(db);
}

/** Rows deleted by a protocol, by table. */
export async function sumDeleted(db: Db, changeId: ChangeId): Promise<Readonly<Record<string, number>>> {
  const found = await sql<{
    of: string;
    deleted: number;
  }>`select d.key as of, sum(d.value::int)::int as deleted from administration.listed_matter l, jsonb_each_text(l.deleted) d
    where l.change_id = ${changeId} and l.state = 'destroyed' group by d.key order by d.key`.execute(db);
  return Object.fromEntries(found.rows.map(row => [row.of, row.deleted]));
}

/** The next number of the year; two who begin at once get two. */
export async function nextSequence(db: Db, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended('destruction protocol', 0))`.execute(db);
  const found = await sql<{
    next: number;
  }>`select coalesce(max(p.sequence), 0)::int + 1 as next from administration.protocol p where p.year = ${year}`.execute(db);
  return found.rows[0]?.next ?? 1;
}

export async function addProtocol(db: Db, protocol: Omit<Protocol, 'state' | 'sealedAt' | 'pdfSha256'>): Promise<void> {
  await sql`insert into administration.protocol (protocol_id, change_id, year, sequence, number, form_code, ended_in, opinion, approved_at)
    values (${protocol.protocolId}, ${protocol.changeId}, ${protocol.year}, ${protocol.sequence}, ${protocol.number}, ${protocol.formCode}, ${protocol.endedIn},
      ${protocol.opinion === null ? null : JSON.stringify(protocol.opinion)}::jsonb, ${protocol.approvedAt})`.execute(db);
}

export async function findProtocol(
  db: Db,
  of: { protocolId: ProtocolId } | { changeId: ChangeId },
  hold: 'lock' | 'look' = 'look',
): Promise<Protocol | undefined> {
  const which = 'protocolId' in of ? sql`p.protocol_id = ${of.protocolId}` : sql`p.change_id = ${of.changeId}`;
  const found =
    await sql<Protocol>`select ${PROTOCOL} from administration.protocol p where ${which} ${hold === 'lock' ? sql`for update` : sql``}`.execute(
      db,
    );
  return found.rows[0];
}

export async function isRunning(db: Db, batch: { formCode: string; year: number }): Promise<boolean> {
  const found =
    await sql`select 1 from administration.protocol p where p.form_code = ${batch.formCode} and p.ended_in = ${batch.year} and p.state = 'running'`.execute(
      db,
    );
  return found.rows.length > 0;
}

export async function noteSealed(db: Db, protocolId: ProtocolId, sealed: { at: Date; pdfSha256: string }): Promise<void> {
  await sql`update administration.protocol set state = 'sealed', sealed_at = ${sealed.at}, pdf_sha256 = ${sealed.pdfSha256} where protocol_id = ${protocolId}`.execute(
    db,
  );
}

/** Newest first. */
export async function listProtocols(
  db: Db,
  wish: { limit: number; offset: number },
): Promise<{ protocols: readonly (Protocol & ListCount)[]; total: number }> {
  const found = await sql<
    Protocol & ListCount & { total: number }
  >`select ${PROTOCOL}, c.listed, c.destroyed, c.kept, count(*) over ()::int as total
    from administration.protocol p, lateral (select (count(*) filter (where l.state = 'listed'))::int as listed, (count(*) filter (where l.state = 'destroyed'))::int as destroyed,
      (count(*) filter (where l.state = 'kept'))::int as kept from administration.listed_matter l where l.change_id = p.change_id) c
    order by p.year desc, p.sequence desc limit ${sql.lit(wish.limit)} offset ${wish.offset}`.execute(db);
  return { protocols: found.rows, total: found.rows[0]?.total ?? 0 };
}
