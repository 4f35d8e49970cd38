/** Wrong tries in a run. Locks are delays, never for good: otherwise anybody could lock anybody out. */
export interface Tries {
  wrong: number;
  lastAt: Date;
  lockedUntil: Date | null;
}

export interface TryLimit {
  free: number;
  firstLockMinutes: number;
  longestLockMinutes: number;
  forgottenAfterMinutes: number;
}

export const PIN_TRIES: TryLimit = { free: 3, firstLockMinutes: 15, longestLockMinutes: 24 * 60, forgottenAfterMinutes: 48 * 60 };
export const PASSWORD_TRIES: TryLimit = { free: 5, firstLockMinutes: 1, longestLockMinutes: 60, forgottenAfterMinutes: 24 * 60 };
/** Sign-ins, registrations and look-ups from one browser and address. */
export const CLIENT_TRIES: TryLimit = { free: 10, firstLockMinutes: 5, longestLockMinutes: 30, forgottenAfterMinutes: 10 };

export function isLocked(tries: Tries | undefined, now: Date): boolean {
  return tries?.lockedUntil != null && now < tries.lockedUntil;
}

/** After one more wrong try. From the last free one on, each doubles the wait. */
export function afterWrongTry(tries: Tries | undefined, limit: TryLimit, now: Date): Tries {
  const quietSince = tries === undefined ? 0 : Math.max(tries.lastAt.getTime(), tries.lockedUntil?.getTime() ?? 0);
  const forgotten = tries === undefined || now.getTime() - quietSince > limit.forgottenAfterMinutes * 60_000;
  const wrong = forgotten ? 1 : tries.wrong + 1;
  if (wrong < limit.free) return { wrong, lastAt: now, lockedUntil: null };
  const minutes = Math.min(limit.longestLockMinutes, limit.firstLockMinutes * 2 ** Math.min(20, wrong - limit.free));
  return { wrong, lastAt: now, lockedUntil: new Date(now.getTime() + minutes * 60_000) };
}
