import { accept, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { pathToReturnTo } from '../rules/sessions.ts';
import { depart, type IssuerRefusal } from '../sign-in/issuer.ts';
import { addPending } from '../store/sessions.ts';
import { hashOf, newToken } from '../tokens.ts';

const PENDING_MINUTES = 10;

export interface SignInStart {
  /** Address of the issuer, for the browser. */
  url: string;
  /** To be kept by the browser until it comes back; opens nothing by itself. */
  browserToken: string;
}

/** Sends somebody to the issuer. What must be known when they come back is a row, so that any web process can finish,
 *  and is bound to this browser, so that nobody can be made to sign in as somebody else.
 *  @param wish.browserToken the open session's token when one is stepped up; it stays as it is if they cancel
 *  @refuses issuer-down | not-proved */
export async function beginSignIn(
  ctx: Ctx,
  wish: { face: 'portal' | 'desk'; returnTo: string | undefined; again: boolean; lang: string; browserToken?: string },
): Promise<Result<SignInStart, IssuerRefusal>> {
  const departure = await depart(ctx.house, wish);
  if (!departure.ok) return departure;
  const browserToken = wish.browserToken ?? newToken();
  await addPending(ctx.db, {
    stateHash: hashOf(departure.value.state),
    face: wish.face,
    browserHash: hashOf(browserToken),
    codeVerifier: departure.value.codeVerifier,
    nonce: departure.value.nonce,
    returnTo: pathToReturnTo(wish.returnTo),
    begunAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + PENDING_MINUTES * 60_000),
  });
  return accept({ url: departure.value.url, browserToken });
}
