import { sql } from 'kysely';
import type { PartyId } from '#kernel/ids.ts';
import type { Ctx, Db, SystemActor } from '#platform/context.ts';

const FILES_A_ROUND = 200;

/** Somebody keeps these bytes after all, or puts them anew. Waits for a deletion that is just under way; the caller puts
 *  the bytes again if they are gone by then. */
export async function keepFile(db: Db, sha256: string): Promise<void> {
  await sql`delete from platform.removed_file where sha256 = ${sha256}`.execute(db);
}

/** Bytes were put for something that did not come to be. */
export async function fileNotNeeded(db: Db, sha256: string): Promise<void> {
  await sql`insert into platform.removed_file as r (sha256, removed_at) values (${sha256}, now()) on conflict (sha256) do update set removed_at = excluded.removed_at`.execute(
    db,
  );
}

/** The file went with a matter that was destroyed: it does not wait for its days, nor for those who had it there. */
export async function fileDestroyed(db: Db, sha256: string, partyId: PartyId): Promise<void> {
  await sql`insert into platform.removed_file as r (sha256, removed_at) values (${sha256}, '-infinity') on conflict (sha256) do update set removed_at = excluded.removed_at`.execute(
    db,
  );
  await sql`delete from platform.removed_file_of f where f.sha256 = ${sha256} and f.party_id = ${partyId}`.execute(db);
}

/** Files of destroyed matters whose bytes are still there, in order, from behind one of them. */
export async function destroyedFiles(db: Db, behind: string): Promise<readonly string[]> {
  const found = await sql<{
    sha256: string;
  }>`select r.sha256 from platform.removed_file r where r.removed_at = '-infinity' and r.sha256 > ${behind} order by r.sha256 limit ${FILES_A_ROUND}`.execute(
    db,
  );
  return found.rows.map(row => row.sha256);
}

/** Files removed before a moment, the oldest first.
 *  @param kept parties whose files stay */
export async function removedBefore(db: Db, moment: Date, kept: readonly PartyId[]): Promise<readonly string[]> {
  const found = await sql<{ sha256: string }>`select r.sha256 from platform.removed_file r where r.removed_at < ${moment}
    and not exists (select from platform.removed_file_of f where f.sha256 = r.sha256 and f.party_id = any(${[...kept]}::uuid[]))
    order by r.removed_at limit ${FILES_A_ROUND}`.execute(db);
  return found.rows.map(row => row.sha256);
}

/** Deletes the bytes of one removed file, unless a row of some module still names them: a person may have sent us our own
 *  letter. The row is locked before anybody is asked, so who puts the same bytes meanwhile waits.
 *  @param columns where modules name files, `schema.table.column`
 *  @param isHeld whether one of those who took it away must keep it; asked under its locks
 *  @returns whether they were deleted */
export async function forgetFile(
  ctx: Ctx<SystemActor>,
  sha256: string,
  columns: readonly string[],
  isHeld: (parties: readonly PartyId[]) => Promise<boolean>,
): Promise<boolean> {
  const locked = await sql`select 1 from platform.removed_file r where r.sha256 = ${sha256} for update skip locked`.execute(ctx.db);
  if (locked.rows.length === 0) return false;
  const of = await sql<{
    partyId: PartyId;
  }>`select f.party_id as "partyId" from platform.removed_file_of f where f.sha256 = ${sha256} order by f.party_id`.execute(ctx.db);
  if (await isHeld(of.rows.map(row => row.partyId))) return false;
  const kept = await isNamed(ctx.db, sha256, columns);
  if (!kept) await ctx.house.storage.remove(sha256);
  await keepFile(ctx.db, sha256);
  return !kept;
}

async function isNamed(db: Db, sha256: string, columns: readonly string[]): Promise<boolean> {
  for (const column of columns) {
    const [schema = '', table = '', name = ''] = column.split('.');
    const found = await sql`select 1 from ${sql.id(schema, table)} where ${sql.id(name)} = ${sha256} limit 1`.execute(db);
    if (found.rows.length > 0) return true;
  }
  return false;
}
