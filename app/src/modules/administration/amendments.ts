import type { Ctx, SystemActor } from '#platform/context.ts';
import type { Amendments } from '#platform/living-pack.ts';
import { changeKinds } from './changes/kinds.ts';
import { listApproved } from './store/changes.ts';

/** All that was approved of the pack, in the order of approval. */
export async function amendments(ctx: Ctx<SystemActor>): Promise<Amendments> {
  const kinds = new Map(changeKinds.flatMap(kind => (kind.amendment ? [[kind.name, kind.amendment] as const] : [])));
  const approved = await listApproved(ctx.db, [...kinds.keys()]);
  return {
    pack: approved.flatMap(change => {
      const amendment = kinds.get(change.kind)?.(change.wish);
      return amendment ? [amendment] : [];
    }),
    features: new Map(),
  };
}
