import type { MandateId, SubmissionId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { asInstitution } from '../as-institution.ts';
import { mandateRevoked } from '../events.ts';
import { lockMandate, setRevoked, setUsed } from '../store/mandates.ts';

export type RevokeRefusal = { kind: 'no-such-mandate' } | { kind: 'already-ended' };

/** Ends a mandate at this instant: the very next request of the proxy no longer has it. The grantor revokes (PEL-O), and
 *  a proxy may give their mandate up.
 *  @announces identity.mandate-revoked */
export async function revokeMandate(
  ctx: Ctx,
  wish: { mandateId: MandateId; submissionId: SubmissionId | null },
): Promise<Result<{ mandateId: MandateId }, RevokeRefusal>> {
  return asInstitution(ctx, 'identity.mandates', async own => {
    const mandate = await lockMandate(own.db, wish.mandateId);
    const party = ctx.actor.kind === 'person' ? ctx.actor : undefined;
    if (!mandate || (party && party.partyId !== mandate.grantorId && party.personId !== mandate.proxyId))
      return refuse({ kind: 'no-such-mandate' } as const);
    // A proxy does not revoke, in the grantor's name, what the grantor gave to others.
    if (party?.relation === 'mandate' && party.personId !== mandate.proxyId) return refuse({ kind: 'no-such-mandate' } as const);
    if (mandate.revokedAt !== null) return refuse({ kind: 'already-ended' } as const);
    await setRevoked(own.db, wish.mandateId, ctx.now, wish.submissionId);
    await ctx.announce(
      mandateRevoked({ mandateId: wish.mandateId, grantorId: mandate.grantorId, proxyId: mandate.proxyId, why: 'revoked' }),
    );
    await ctx.audit({ action: 'identity.revoke-mandate', object: `mandate:${wish.mandateId}`, subjectPartyId: mandate.grantorId });
    return accept({ mandateId: wish.mandateId });
  });
}

/** Notes that the one act of an `action` mandate has been done. Any other mandate is left as it is.
 *  @returns whether it was used up now */
export async function useUpMandate(ctx: Ctx, mandateId: MandateId): Promise<boolean> {
  return asInstitution(ctx, 'identity.mandates', own => setUsed(own.db, mandateId, ctx.now));
}
