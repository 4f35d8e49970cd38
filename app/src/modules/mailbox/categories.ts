import { sql } from 'kysely';
import type { MatterId } from '#kernel/ids.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';

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
