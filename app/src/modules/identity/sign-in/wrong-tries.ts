import type { Ctx } from '#platform/context.ts';
import { afterWrongTry, CLIENT_TRIES, isLocked, PASSWORD_TRIES, PIN_TRIES, type TryLimit } from '../rules/wrong-tries.ts';
import { clearTries, lockTries, setTries, type TryKind } from '../store/credentials.ts';
import { hashOf } from '../tokens.ts';

const LIMITS: Readonly<Record<TryKind, TryLimit>> = { pin: PIN_TRIES, password: PASSWORD_TRIES, client: CLIENT_TRIES };

/** Tries at one door for one subject, counted the same whether that subject exists or not.
 *  @param subject PESEL, login or client; kept as a hash */
export interface Turnstile {
  locked: boolean;
  lockedUntil: Date | null;
  /** @returns until when it is locked now, if it is */
  wrong(): Promise<Date | null>;
  right(): Promise<void>;
}

export async function turnstile(ctx: Ctx, kind: TryKind, subject: string): Promise<Turnstile> {
  const key = hashOf(`${kind} ${subject}`);
  const tries = await lockTries(ctx.db, kind, key);
  const locked = isLocked(tries, ctx.now);
  return {
    locked,
    lockedUntil: locked ? (tries?.lockedUntil ?? null) : null,
    async wrong() {
      const next = afterWrongTry(tries, LIMITS[kind], ctx.now);
      await setTries(ctx.db, kind, key, next);
      return next.lockedUntil;
    },
    right: () => clearTries(ctx.db, kind, key),
  };
}
