const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds to wait after the first, second… try in vain; the last holds for all that follow. */
export const DELAYS_SECONDS = [5, 30, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR] as const;
/** For so long nothing may get through before we stop trying. */
export const GIVE_UP_HOURS = 72;
/** For so long the former secret signs beside the new one. */
export const OVERLAP_HOURS = 24;

/** @param attempts tries in vain so far, at least 1 */
export function nextTry(attempts: number, now: Date): Date {
  const seconds = DELAYS_SECONDS[Math.min(attempts, DELAYS_SECONDS.length) - 1] ?? DELAYS_SECONDS[0];
  return new Date(now.getTime() + seconds * 1_000);
}

export function givesUp(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= GIVE_UP_HOURS * HOUR * 1_000;
}
