import { sql } from 'kysely';
import { isReading } from '#platform/asked-once.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';

/** Does in the caller's transaction what the person at the door may not do themselves: find out who they are before
 *  they are anybody, or read the register by PESEL. The row-level scope is raised for `work` alone. Its audit entries
 *  still name the caller. */
export async function asInstitution<T>(ctx: Ctx, name: string, work: (ctx: Ctx<SystemActor>) => Promise<T>): Promise<T> {
  // A reading is a transaction for each turn: the scope would be gone before `work` asks.
  if (isReading(ctx.db)) throw new Error('The scope is raised only in a transaction that is kept.');
  const before = await sql<{ scope: string | null }>`select current_setting('okienko.scope', true) as scope`.execute(ctx.db);
  await sql`select set_config('okienko.scope', 'system', true)`.execute(ctx.db);
  const answer = await work({ ...ctx, actor: { kind: 'system', name, channel: 'worker' } });
  // Not in a finally: where `work` threw, the whole transaction is thrown away with its scope.
  await sql`select set_config('okienko.scope', ${before.rows[0]?.scope ?? 'visitor'}, true)`.execute(ctx.db);
  return answer;
}
