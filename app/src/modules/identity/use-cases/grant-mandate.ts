import { type Day, dayOf } from '#kernel/day.ts';
import type { MandateId, PartyId, SubmissionId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { asInstitution } from '../as-institution.ts';
import { mandateGranted, mandateRevoked } from '../events.ts';
import { addMandate, mandatesOfSubmission, replaceMandates, saidNewer } from '../store/mandates.ts';
import { lockPersonByPesel } from '../store/parties.ts';
import { findPartyName } from '../views.ts';
import type { MandateScope, PartyRole } from '../types.ts';

export interface MandateWish {
  grantorId: PartyId;
  proxyPesel: string;
  /** As on the form; kept with the mandate whoever the PESEL turns out to be. */
  proxyNames: string;
  /** `both` where both boxes of the form are ticked: matters at the institution and through the portal. */
  scope: MandateScope | 'both';
  /** Roles in the portal; needed for `platform` and `both`. */
  roles: readonly PartyRole[];
  /** Only these forms; null or empty means every form. */
  forms: readonly string[] | null;
  correspondenceOnly: boolean;
  /** Null means from today. */
  from: Day | null;
  /** Last day; null means until revoked. */
  to: Day | null;
  submissionId: SubmissionId | null;
  /** What the one act is, in the grantor's words, for `action`. */
  note?: string | null;
}

export type GrantRefusal =
  | { kind: 'no-such-grantor' }
  | { kind: 'proxy-is-grantor' }
  /** Nobody of the staff gives themselves access to somebody's account. */
  | { kind: 'proxy-is-the-clerk' }
  /** The grantor has since given this proxy another mandate, or ended one: this one would undo it. */
  | { kind: 'superseded' }
  | { kind: 'no-roles' }
  | { kind: 'ends-before-it-begins' };

/** Writes down a mandate, in force at once (or from its first day). A new PEL to the same proxy replaces the earlier
 *  scope whole. A proxy nobody knows yet is kept by PESEL and linked at first sign-in. The same submission again gives
 *  the same mandates.
 *  @legal form PEL; Kodeks postępowania administracyjnego art. 33
 *  @announces identity.mandate-granted for each, identity.mandate-revoked for each replaced */
export async function grantMandate(ctx: Ctx, wish: MandateWish): Promise<Result<{ mandateIds: readonly MandateId[] }, GrantRefusal>> {
  return asInstitution(ctx, 'identity.mandates', async own => {
    const earlier = wish.submissionId === null ? [] : await mandatesOfSubmission(own.db, wish.submissionId);
    if (earlier.length > 0) return accept({ mandateIds: earlier.map(mandate => mandate.mandateId) });
    const grantorName = await findPartyName(own.db, wish.grantorId);
    if (grantorName === undefined) return refuse({ kind: 'no-such-grantor' } as const);
    const proxy = await lockPersonByPesel(own.db, wish.proxyPesel);
    if (proxy?.person_id === wish.grantorId) return refuse({ kind: 'proxy-is-grantor' } as const);
    if (ctx.actor.kind === 'staff' && proxy !== undefined && proxy.person_id === ctx.actor.personId)
      return refuse({ kind: 'proxy-is-the-clerk' } as const);
    if (wish.submissionId !== null && (await saidNewer(own.db, wish.grantorId, wish.proxyPesel, wish.submissionId)))
      return refuse({ kind: 'superseded' } as const);
    const scopes: readonly MandateScope[] = wish.scope === 'both' ? ['all', 'platform'] : [wish.scope];
    if (scopes.includes('platform') && wish.roles.length === 0) return refuse({ kind: 'no-roles' } as const);
    const today = dayOf(ctx.now);
    const validFrom = wish.from ?? today;
    if (wish.to !== null && wish.to < validFrom) return refuse({ kind: 'ends-before-it-begins' } as const);
    const proxyId = proxy?.person_id ?? null;
    for (const { mandate_id } of await replaceMandates(own.db, wish.grantorId, wish.proxyPesel, ctx.now, today)) {
      await ctx.announce(mandateRevoked({ mandateId: mandate_id, grantorId: wish.grantorId, proxyId, why: 'replaced' }));
    }
    const mandateIds: MandateId[] = [];
    for (const scope of scopes) {
      const mandate = {
        mandateId: newId<MandateId>(),
        grantorId: wish.grantorId,
        proxyId,
        proxyPesel: wish.proxyPesel,
        grantorName,
        proxyName: wish.proxyNames,
        scope,
        roles: scope === 'platform' ? wish.roles : [],
        forms: wish.forms?.length ? wish.forms : null,
        correspondenceOnly: scope === 'platform' && wish.correspondenceOnly,
        validFrom,
        validTo: wish.to,
        grantedAt: ctx.now,
        submissionId: wish.submissionId,
        note: wish.note ?? null,
      };
      await addMandate(own.db, mandate);
      await ctx.announce(mandateGranted(mandate));
      mandateIds.push(mandate.mandateId);
    }
    await ctx.audit({
      action: 'identity.grant-mandate',
      object: `mandate:${mandateIds.join(',')}`,
      subjectPartyId: wish.grantorId,
      facts: { scope: wish.scope },
    });
    return accept({ mandateIds });
  });
}
