import { accept, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { endSession } from '../store/sessions.ts';

/** Ends the session for good, on every device of it at once: the token opens nothing from here on. */
export async function signOut(ctx: Ctx): Promise<Result<null, never>> {
  if (ctx.actor.kind !== 'person' && ctx.actor.kind !== 'staff') return accept(null);
  await endSession(ctx.db, ctx.actor.sessionId, ctx.now);
  await ctx.audit({
    action: 'identity.sign-out',
    object: `session:${ctx.actor.sessionId}`,
    subjectPartyId: ctx.actor.kind === 'person' ? ctx.actor.personId : null,
  });
  return accept(null);
}
