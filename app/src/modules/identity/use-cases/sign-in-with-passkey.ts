import { type AuthenticationResponseJSON, generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { asInstitution } from '../as-institution.ts';
import { pathToReturnTo } from '../rules/sessions.ts';
import { type Ceremony, CEREMONY_MINUTES, challengeOf, relyingParty } from '../sign-in/relying-party.ts';
import { addCeremony, lockPasskey, setPasskeyUsed, takeCeremony } from '../store/credentials.ts';
import { enterAs, type SignedIn } from './finish-sign-in.ts';

/** Gives out a challenge for signing in. It names no credential: the device shows its owner which it has, and nobody
 *  learns who has an account. */
export async function beginPasskeySignIn(ctx: Ctx, wish: { returnTo: string | undefined }): Promise<Ceremony> {
  const options = await generateAuthenticationOptions({ rpID: relyingParty(ctx.house).id, userVerification: 'required' });
  await addCeremony(ctx.db, {
    challenge: options.challenge,
    purpose: 'sign-in',
    sessionId: null,
    returnTo: pathToReturnTo(wish.returnTo),
    expiresAt: new Date(ctx.now.getTime() + CEREMONY_MINUTES * 60_000),
  });
  return { options: JSON.stringify(options) };
}

/** Signs in at level 2 by a passkey. Its signature must be over a challenge of ours that nobody used, made with the
 *  user verified, and its counter must not have gone back (a copied authenticator).
 *  @refuses not-verified, whatever was wrong
 *  @announces identity.session-opened */
export async function signInWithPasskey(
  ctx: Ctx,
  wish: { response: string; browserToken: string | null },
): Promise<Result<SignedIn, { kind: 'not-verified' }>> {
  const challenge = challengeOf(wish.response);
  const ceremony =
    challenge === undefined ? undefined : await takeCeremony(ctx.db, { challenge, purpose: 'sign-in', sessionId: null, at: ctx.now });
  if (challenge === undefined || !ceremony) return refuse({ kind: 'not-verified' });
  const response = JSON.parse(wish.response) as AuthenticationResponseJSON;
  return asInstitution(ctx, 'identity.sign-in', async own => {
    const key = await lockPasskey(own.db, String(response.id));
    if (!key) return refuse({ kind: 'not-verified' } as const);
    const party = relyingParty(ctx.house);
    const verified = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: key.credential_id, publicKey: new Uint8Array(key.public_key), counter: key.counter, transports: key.transports },
    }).catch(() => undefined);
    if (!verified?.verified) return refuse({ kind: 'not-verified' } as const);
    await setPasskeyUsed(own.db, key.credential_id, verified.authenticationInfo.newCounter, ctx.now);
    const entered = await enterAs(ctx, own, { personId: key.person_id, level: 2, way: 'passkey', browserToken: wish.browserToken });
    return accept({ ...entered, returnTo: ceremony.return_to });
  });
}
