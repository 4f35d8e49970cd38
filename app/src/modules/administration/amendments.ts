import type { Ctx, SystemActor } from '#platform/context.ts';
import type { Amendments } from '#platform/living-pack.ts';
import { changeKinds } from './changes/kinds.ts';
import { listApproved } from './store/changes.ts';
import { listFeatureStates } from './store/features.ts';

/** All that was approved of the pack and not recalled, in the order of approval. */
export async function amendments(ctx: Ctx<SystemActor>): Promise<Amendments> {
  const kinds = new Map(changeKinds.flatMap(kind => (kind.amendment ? [[kind.name, kind.amendment] as const] : [])));
  const [approved, states] = await Promise.all([listApproved(ctx.db, [...kinds.keys()]), listFeatureStates(ctx.db)]);
  return {
    pack: approved.flatMap(change => {
      const amendment = change.recalled ? undefined : kinds.get(change.kind)?.(change.wish);
      return amendment ? [amendment] : [];
    }),
    features: new Map(states.map(({ name, state }) => [name, state])),
  };
}
