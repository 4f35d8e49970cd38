import { sql } from 'kysely';
import type { Day } from '#kernel/day.ts';
import type { MatterId, PartyId, SubmissionId } from '#kernel/ids.ts';
import type { Ctx, Db, SystemActor } from '#platform/context.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** The protocol by which something is destroyed. */
export interface ByProtocol {
  /** `3/2032`. */
  protocol: string;
  on: Day;
}

/** A matter that is being destroyed, as the modules are told of it. */
export interface MatterToDestroy extends ByProtocol {
  partyId: PartyId;
  matterId: MatterId;
  submissionId: SubmissionId;
  number: string;
}

/** Something that had an address of its own, which says from now on that it was destroyed. */
export interface NamedRecord {
  id: string;
  /** What kind of thing it was; nothing of what it said. */
  what: Bilingual;
  number: string | null;
}

export interface Destroyed {
  /** Rows deleted, by table. */
  rows: Readonly<Record<string, number>>;
  /** Files whose rows are gone. */
  files: readonly string[];
}

/** What a module deletes when a matter is destroyed. Everything runs in one transaction, the modules above first. */
export interface Destroys {
  /** Tables it deletes from, `schema.table`. */
  tables: readonly string[];
  /** What of the matter has an address of its own. Asked of all modules before any deletes. */
  records?(ctx: Ctx<SystemActor>, matter: MatterToDestroy): Promise<readonly NamedRecord[]>;
  /** @param ids the matter's own id, and those of all records that modules named */
  run(ctx: Ctx<SystemActor>, matter: MatterToDestroy, ids: readonly string[]): Promise<Destroyed>;
}

/** Deletes all that modules hold of one matter and keeps the entries that say so. Whether it may be destroyed is for the
 *  caller to know, who holds its locks.
 *  @returns what was deleted, by table, and the files to forget after the commit */
export async function destroyMatter(ctx: Ctx<SystemActor>, matter: MatterToDestroy): Promise<Destroyed> {
  const parts = [...ctx.house.declared.destroys].reverse();
  await sql`select set_config('okienko.destroying', ${matter.matterId}, true)`.execute(ctx.db);
  const records: NamedRecord[] = [];
  for (const part of parts) records.push(...((await part.records?.(ctx, matter)) ?? []));
  const ids = [...new Set([matter.matterId as string, matter.submissionId as string, ...records.map(record => record.id)])];
  const rows: Record<string, number> = {};
  const files: string[] = [];
  for (const part of parts) {
    const done = await part.run(ctx, matter, ids);
    for (const [table, count] of Object.entries(done.rows)) rows[table] = (rows[table] ?? 0) + count;
    files.push(...done.files);
  }
  await sql`delete from platform.deadline d where d.subject = any(${ids})`.execute(ctx.db);
  await keepRecords(ctx.db, matter, records);
  await sql`select set_config('okienko.destroying', '', true)`.execute(ctx.db);
  return { rows, files: [...new Set(files)] };
}

async function keepRecords(db: Db, matter: MatterToDestroy, records: readonly NamedRecord[]): Promise<void> {
  await sql`insert into platform.destroyed_record (party_id, record_id, what, number, matter_number, protocol, destroyed_on)
    select ${matter.partyId}::uuid, r.id, r.what, r.number, ${matter.number}, ${matter.protocol}, ${matter.on}::date
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, what jsonb, number text) on conflict do nothing`.execute(db);
}

/** A record that was destroyed, as it is told to whoever could read it. */
export interface DestroyedRecord extends NamedRecord, ByProtocol {
  matterNumber: string;
}

const COLUMNS = sql.raw('r.record_id as id, r.what, r.number, r.matter_number as "matterNumber", r.protocol, r.destroyed_on as "on"');

/** Whether one of these was destroyed, as far as the actor may know. The last one counts: addresses name the outer first. */
export async function findDestroyed(ctx: Ctx, ids: readonly string[]): Promise<DestroyedRecord | undefined> {
  if (ids.length === 0) return undefined;
  const asked = sql`${[...ids]}::uuid[]`;
  const from = ctx.actor.kind === 'staff' ? sql`platform.door_destroyed(${asked}, null)` : sql`platform.destroyed_record`;
  const found =
    await sql<DestroyedRecord>`select ${COLUMNS} from ${from} r where r.record_id = any(${asked}) order by array_position(${asked}, r.record_id) desc limit 1`.execute(
      ctx.db,
    );
  return found.rows[0];
}

/** What was destroyed under a whole number, for staff. */
export async function destroyedOfNumber(db: Db, number: string): Promise<readonly DestroyedRecord[]> {
  const found = await sql<DestroyedRecord>`select ${COLUMNS} from platform.door_destroyed('{}', ${number}) r`.execute(db);
  return found.rows;
}
