import { mayRead } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type DestroyedRecord, findDestroyed } from '#platform/destruction.ts';

/** What was destroyed of these ids. Told to people where they might have read matters and letters, and to staff who have
 *  the id in hand. */
export async function destroyedFor(ctx: Ctx, ids: readonly string[]): Promise<DestroyedRecord | undefined> {
  const { actor } = ctx;
  if (actor.kind === 'person' && !(await mayRead({ ...ctx, actor }, actor, { area: 'letters' }))) return undefined;
  return findDestroyed(ctx, ids);
}
