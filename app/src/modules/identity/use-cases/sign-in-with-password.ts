import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { asInstitution } from '../as-institution.ts';
import { levelOfPassword } from '../rules/assurance.ts';
import { pathToReturnTo } from '../rules/sessions.ts';
import { matches } from '../sign-in/hashing.ts';
import { turnstile } from '../sign-in/wrong-tries.ts';
import { findProfileByLogin } from '../store/profiles.ts';
import { enterAs, type SignedIn } from './finish-sign-in.ts';

export type PasswordSignInRefusal = { kind: 'no-match' } | { kind: 'locked'; until: Date };

/** Signs in by login and password: level 2 once the account was confirmed against a document, level 1 before. Unknown
 *  logins, lapsed accounts and wrong passwords get one answer after one time; wrong tries lock the login for a growing
 *  while. A refusal must be committed, so that it counts.
 *  @announces identity.session-opened */
export async function signInWithPassword(
  ctx: Ctx,
  wish: { login: string; password: string; client: string; returnTo: string | undefined; browserToken: string | null },
): Promise<Result<SignedIn, PasswordSignInRefusal>> {
  return asInstitution(ctx, 'identity.sign-in', async own => {
    const login = wish.login.trim().toLowerCase();
    const [door, place] = [await turnstile(own, 'password', login), await turnstile(own, 'client', wish.client)];
    const until = door.lockedUntil ?? place.lockedUntil;
    if (until) return refuse({ kind: 'locked', until } as const);
    const profile = await findProfileByLogin(own.db, login);
    const right = await matches(wish.password.slice(0, 200), profile?.password_hash);
    const level = profile && right ? levelOfPassword(profile.status) : 0;
    if (!profile || level === 0) {
      const locked = [await door.wrong(), await place.wrong()].find(time => time !== null);
      await ctx.audit({
        action: 'identity.sign-in',
        object: 'session:none',
        subjectPartyId: profile?.person_id ?? null,
        outcome: 'refused',
        facts: { way: 'password' },
      });
      return locked ? refuse({ kind: 'locked', until: locked } as const) : refuse({ kind: 'no-match' } as const);
    }
    await door.right();
    const entered = await enterAs(ctx, own, { personId: profile.person_id, level, way: 'password', browserToken: wish.browserToken });
    return accept({ ...entered, returnTo: level < 2 ? '/registration' : pathToReturnTo(wish.returnTo) });
  });
}
