import type { SessionId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/context.ts';
import { asInstitution } from '../as-institution.ts';
import { endSessions as end } from '../store/sessions.ts';

/** Ends sessions that were opened for software, whoever registered it. What they may no longer do they cannot from the
 *  commit on. */
export function endSessions(ctx: Ctx, sessionIds: readonly SessionId[]): Promise<void> {
  return asInstitution(ctx, 'identity.sessions', own => end(own.db, sessionIds, ctx.now));
}
