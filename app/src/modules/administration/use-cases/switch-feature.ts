import { accept, refuse, type Result } from '#kernel/result.ts';
import { findBranch } from '#modules/branches/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import type { FeatureState } from '#platform/features.ts';
import { featureSwitched } from '../events.ts';
import { type NotPermitted, permitted } from '../guards.ts';
import { saveFeatureState } from '../store/features.ts';

export type SwitchRefusal =
  | NotPermitted
  | { kind: 'no-such-feature' }
  | { kind: 'no-branches' }
  | { kind: 'not-a-share' }
  | { kind: 'reason-missing' };

/** Sets a switch from now on. One person does it: a switch is also how something is stopped when there is no second one
 *  at hand. Who sets it calls `house.renew()` after the commit.
 *  @refuses what SwitchRefusal lists
 *  @announces administration.feature-switched */
export async function switchFeature(
  ctx: Ctx<StaffActor>,
  wish: { name: string; state: FeatureState; reason: string },
): Promise<Result<undefined, SwitchRefusal>> {
  const { name, state } = wish;
  const reason = wish.reason.trim();
  if (!ctx.house.declared.features.some(feature => feature.name === name)) return refuse({ kind: 'no-such-feature' });
  const allowed = permitted(ctx, 'administration.switch', { kind: 'page' });
  if (!allowed.ok) return allowed;
  if (reason === '') return refuse({ kind: 'reason-missing' });
  if (state.mode === 'branches' && (state.branches.length === 0 || state.branches.some(code => !findBranch(ctx.house.pack, code))))
    return refuse({ kind: 'no-branches' });
  if (state.mode === 'share' && !(Number.isInteger(state.percent) && state.percent >= 0 && state.percent <= 100))
    return refuse({ kind: 'not-a-share' });
  await saveFeatureState(ctx.db, { name, state, reason, at: ctx.now, by: ctx.actor.staffId });
  await ctx.audit({
    action: 'administration.switch-feature',
    object: `feature:${name}`,
    subjectPartyId: null,
    purpose: 'administration',
    facts: { state, reason },
  });
  await ctx.announce(featureSwitched(name, state));
  return accept(undefined);
}
