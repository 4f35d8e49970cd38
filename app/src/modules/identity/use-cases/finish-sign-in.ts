import { dayOf } from '#kernel/day.ts';
import type { PartyId, PersonId, StaffId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { AssuranceLevel, Ctx, SystemActor } from '#platform/context.ts';
import type { ApartCtx } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { asInstitution } from '../as-institution.ts';
import { sessionOpened } from '../events.ts';
import { levelOf } from '../rules/assurance.ts';
import { openSession } from '../sessions.ts';
import { arrive, type Proof } from '../sign-in/issuer.ts';
import { endSessionByToken, type PendingRow, type SignInWay, takePending } from '../store/sessions.ts';
import { hashOf } from '../tokens.ts';
import { findStaffAtWork, listActable } from '../views.ts';
import { linkPerson } from './link-person.ts';

export interface SignedIn {
  token: string;
  returnTo: string;
  /** Whether there is more than one party to act for and none was chosen before. */
  mustChoose: boolean;
}

export type FinishRefusal = { returnTo: string } & (
  | { kind: 'cancelled' }
  | { kind: 'issuer-down' }
  | { kind: 'not-proved' }
  /** Nobody began this sign-in here, in this browser; or it was finished before; or it took longer than ten minutes. */
  | { kind: 'expired' }
  | { kind: 'level-too-low' }
  | { kind: 'no-pesel' }
  | { kind: 'not-staff' }
);

export interface ComingBack {
  face: 'portal' | 'desk';
  url: string;
  query: Readonly<Record<string, string>>;
  browserToken: string | null;
  lang: Lang;
}

/** Finishes a sign-in at the issuer: one use, same browser, level high enough, then a session under a new token; the
 *  session stepped up from ends. While the issuer is asked no connection is held; a sign-in is used up whatever it says.
 *  @announces identity.session-opened */
export async function finishSignIn(at: ApartCtx, back: ComingBack): Promise<Result<SignedIn, FinishRefusal>> {
  const state = back.query['state'] ?? '';
  const { pending, now } = await at.keep(async ctx => ({ pending: await takePending(ctx.db, hashOf(state), ctx.now), now: ctx.now }));
  const returnTo = pending?.return_to ?? '/';
  if (!pending || !isFresh(pending, back, now)) return refuse({ kind: 'expired', returnTo });
  if (back.query['error']) return refuse({ kind: whyNot(back.query['error']), returnTo });
  const proof = await arrive(at.house, {
    url: back.url,
    face: back.face,
    state,
    nonce: pending.nonce,
    codeVerifier: pending.code_verifier,
  });
  if (!proof.ok) return refuse({ kind: proof.refusal.kind === 'issuer-down' ? 'issuer-down' : whyNot(proof.refusal.code), returnTo });
  const level = levelOf(proof.value.acr);
  if (level < 3) return refuse({ kind: 'level-too-low', returnTo });
  return at.keep(ctx =>
    asInstitution(ctx, 'identity.sign-in', own =>
      back.face === 'desk' ? enterDesk(ctx, own, proof.value, back, returnTo) : enterPortal(ctx, own, proof.value, back, returnTo),
    ),
  );
}

const isFresh = (pending: PendingRow, back: ComingBack, now: Date): boolean =>
  pending.used_at === null &&
  now < pending.expires_at &&
  pending.face === back.face &&
  back.browserToken !== null &&
  hashOf(back.browserToken).equals(pending.browser_hash);

function whyNot(code: string): 'cancelled' | 'level-too-low' | 'issuer-down' | 'not-proved' {
  switch (code) {
    case 'access_denied':
      return 'cancelled';
    case 'unmet_authentication_requirements':
      return 'level-too-low';
    case 'temporarily_unavailable':
    case 'server_error':
      return 'issuer-down';
    default:
      return 'not-proved';
  }
}

async function enterPortal(
  ctx: Ctx,
  own: Ctx<SystemActor>,
  proof: Proof,
  back: ComingBack,
  returnTo: string,
): Promise<Result<SignedIn, FinishRefusal>> {
  const linked = await linkPerson(own, proof, back.lang);
  if (!linked.ok) return refuse({ kind: 'no-pesel', returnTo });
  return accept({
    ...(await enterAs(ctx, own, {
      personId: linked.value.personId,
      level: 3,
      way: 'national-node',
      browserToken: back.browserToken,
      provedAgo: proof.provedAgo,
    })),
    returnTo,
  });
}

/** Opens a session for a person in place of the one this browser had. In whose name they acted is kept where it was the
 *  same person. */
export async function enterAs(
  ctx: Ctx,
  own: Ctx<SystemActor>,
  who: { personId: PersonId; level: AssuranceLevel; way: SignInWay; browserToken: string | null; provedAgo?: number },
): Promise<{ token: string; mustChoose: boolean }> {
  const before = who.browserToken === null ? undefined : await endSessionByToken(own.db, hashOf(who.browserToken), ctx.now, 'rotated');
  const actingFor: PartyId | null = before?.person_id === who.personId ? before.acting_for : null;
  const session = await openSession(own, {
    face: 'portal',
    level: who.level,
    way: who.way,
    who: { personId: who.personId },
    authenticatedAt: new Date(ctx.now.getTime() - (who.provedAgo ?? 0)),
    ...(actingFor ? { actingFor } : {}),
  });
  await ctx.announce(sessionOpened({ personId: who.personId, level: who.level, way: who.way }));
  await ctx.audit({
    action: 'identity.sign-in',
    object: `session:${session.sessionId}`,
    subjectPartyId: who.personId,
    facts: { level: who.level, way: who.way },
  });
  const mustChoose = actingFor === null && who.level >= 2 && (await listActable(own.db, who.personId, dayOf(ctx.now))).length > 1;
  return { token: session.token, mustChoose };
}

async function enterDesk(
  ctx: Ctx,
  own: Ctx<SystemActor>,
  proof: Proof,
  back: ComingBack,
  returnTo: string,
): Promise<Result<SignedIn, FinishRefusal>> {
  const staff = await findStaffAtWork(own.db, { staffNumber: proof.staffNumber, pesel: proof.pesel }, dayOf(ctx.now));
  if (!staff) {
    await ctx.audit({ action: 'identity.desk-sign-in', object: 'desk:unknown', subjectPartyId: null, outcome: 'refused' });
    return refuse({ kind: 'not-staff', returnTo });
  }
  if (back.browserToken !== null) await endSessionByToken(own.db, hashOf(back.browserToken), ctx.now, 'rotated');
  const session = await openSession(own, {
    face: 'desk',
    level: 3,
    way: 'national-node',
    who: { staffId: staff.staffId as StaffId },
    authenticatedAt: new Date(ctx.now.getTime() - proof.provedAgo),
  });
  await ctx.audit({
    action: 'identity.desk-sign-in',
    object: `session:${session.sessionId}`,
    subjectPartyId: null,
    facts: { staff: staff.staffId, branch: staff.branchCode },
  });
  return accept({ token: session.token, returnTo, mustChoose: false });
}
