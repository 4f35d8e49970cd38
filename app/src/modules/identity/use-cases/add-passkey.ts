import { generateRegistrationOptions, verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { freshlyProved } from '../rules/assurance.ts';
import { addCeremony, addPasskey, listPasskeys, removePasskey, takeCeremony } from '../store/credentials.ts';
import { type Ceremony, CEREMONY_MINUTES, challengeOf, relyingParty } from '../sign-in/relying-party.ts';

const MOST_PASSKEYS = 10;
/** ES256 and RS256: what all authenticators can and the law on electronic identification knows. */
const ALGORITHMS = [-7, -257];

export type PasskeyRefusal = { kind: 'proof-not-fresh' } | { kind: 'too-many' };

/** Whether this session may bind or remove what will later vouch for the person. */
function mayBind(ctx: Ctx<PersonActor>): boolean {
  const freshProof = freshlyProved(ctx.actor, ctx.now);
  return ctx.house.policy.decide({
    actor: ctx.actor,
    action: 'identity.bind-passkey',
    resource: { kind: 'credential', relation: 'own', freshProof },
  }).permitted;
}

/** Gives out a challenge for adding a passkey to the person who acts (not to the party they act for).
 *  @refuses proof-not-fresh (level 3 within the last 10 minutes is needed) | too-many */
export async function beginPasskey(ctx: Ctx<PersonActor>, wish: { displayName: string }): Promise<Result<Ceremony, PasskeyRefusal>> {
  if (!mayBind(ctx)) return refuse({ kind: 'proof-not-fresh' });
  const kept = await listPasskeys(ctx.db, ctx.actor.personId);
  if (kept.length >= MOST_PASSKEYS) return refuse({ kind: 'too-many' });
  const party = relyingParty(ctx.house);
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: wish.displayName,
    userDisplayName: wish.displayName,
    userID: new TextEncoder().encode(ctx.actor.personId),
    attestationType: 'none',
    excludeCredentials: kept.map(key => ({ id: key.credential_id, transports: key.transports })),
    supportedAlgorithmIDs: ALGORITHMS,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await addCeremony(ctx.db, {
    challenge: options.challenge,
    purpose: 'add',
    sessionId: ctx.actor.sessionId,
    returnTo: '/profile/passkeys',
    expiresAt: new Date(ctx.now.getTime() + CEREMONY_MINUTES * 60_000),
  });
  return accept({ options: JSON.stringify(options) });
}

export type AddPasskeyRefusal = PasskeyRefusal | { kind: 'not-verified' };

/** Binds a passkey made in the ceremony of this very session. The device must have verified its user.
 *  @refuses proof-not-fresh | not-verified */
export async function addMadePasskey(
  ctx: Ctx<PersonActor>,
  wish: { response: string; name: string },
): Promise<Result<null, AddPasskeyRefusal>> {
  if (!mayBind(ctx)) return refuse({ kind: 'proof-not-fresh' });
  const challenge = challengeOf(wish.response);
  if (challenge === undefined || !(await takeCeremony(ctx.db, { challenge, purpose: 'add', sessionId: ctx.actor.sessionId, at: ctx.now })))
    return refuse({ kind: 'not-verified' });
  const party = relyingParty(ctx.house);
  const verified = await verifyRegistrationResponse({
    response: JSON.parse(wish.response) as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (!verified?.verified) return refuse({ kind: 'not-verified' });
  const { credential, credentialBackedUp } = verified.registrationInfo;
  const passkeyId = newId();
  await addPasskey(ctx.db, {
    person_id: ctx.actor.personId,
    passkey_id: passkeyId,
    credential_id: credential.id,
    public_key: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    name: wish.name,
    backed_up: credentialBackedUp,
    added_at: ctx.now,
  });
  await ctx.audit({ action: 'identity.add-passkey', object: `passkey:${passkeyId}`, subjectPartyId: ctx.actor.personId });
  return accept(null);
}

/** @refuses proof-not-fresh | no-such-passkey */
export async function takeAwayPasskey(
  ctx: Ctx<PersonActor>,
  wish: { passkeyId: string },
): Promise<Result<null, { kind: 'proof-not-fresh' } | { kind: 'no-such-passkey' }>> {
  if (!mayBind(ctx)) return refuse({ kind: 'proof-not-fresh' });
  if (!(await removePasskey(ctx.db, ctx.actor.personId, wish.passkeyId))) return refuse({ kind: 'no-such-passkey' });
  await ctx.audit({ action: 'identity.remove-passkey', object: `passkey:${wish.passkeyId}`, subjectPartyId: ctx.actor.personId });
  return accept(null);
}
