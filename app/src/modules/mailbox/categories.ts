import { sql } from 'kysely';
import type { MatterId } from '#kernel/ids.ts';
import type { Ctx, StaffActor, SystemActor } from '#platform/context.ts';

/** The archive categories of the letters in some matters. Answers administrators and auditors; others get nothing. */
export async function categoriesOfLetters(
  ctx: Ctx<StaffActor>,
  matterIds: readonly MatterId[],
): Promise<ReadonlyMap<MatterId, readonly string[]>> {
  const found = await sql<{ matterId: MatterId; category: string }>`
    select c.matter_id as "matterId", c.category from mailbox.door_categories(${[...matterIds]}::uuid[]) c`.execute(ctx.db);
  return new Map(
    Object.entries(Object.groupBy(found.rows, row => row.matterId)).map(([id, rows]) => [
      id as MatterId,
      (rows ?? []).map(row => row.category),
    ]),
  );
}

/** The archive categories of the letters in one matter, for whoever is about to destroy it. */
export async function categoriesInMatter(ctx: Ctx<SystemActor>, matterId: MatterId): Promise<readonly string[]> {
  const found = await sql<{
    category: string;
  }>`select distinct l.retention as category from mailbox.letter l where l.matter_id = ${matterId}`.execute(ctx.db);
  return found.rows.map(row => row.category);
}
