const MINUTE_MS = 60_000;
/** Whoever is not heard of for a minute has a full allowance again and need not be remembered; this many at most are. */
const REMEMBERED = 50_000;

export interface RateLimit {
  /** @returns 0 where it may go on, else whole seconds to wait */
  take(who: string): number;
  /** What is left to somebody now. */
  left(who: string): number;
  readonly limit: number;
}

/** A bucket for each who: full at the start, filled evenly, so that a burst of a whole minute's allowance is allowed once.
 *  Of this process alone: with several web processes a client has as many buckets. */
export function rateLimit(clock: () => Date, aMinute: number): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const bucketOf = (who: string): { tokens: number; at: number } => {
    const now = clock().getTime();
    const before = buckets.get(who);
    const tokens = before ? Math.min(aMinute, before.tokens + (Math.max(0, now - before.at) * aMinute) / MINUTE_MS) : aMinute;
    const bucket = { tokens, at: now };
    buckets.delete(who);
    buckets.set(who, bucket);
    if (buckets.size > REMEMBERED) buckets.delete(buckets.keys().next().value as string);
    return bucket;
  };
  return {
    limit: aMinute,
    take(who) {
      const bucket = bucketOf(who);
      if (bucket.tokens < 1) return Math.max(1, Math.ceil(((1 - bucket.tokens) * MINUTE_MS) / aMinute / 1_000));
      bucket.tokens -= 1;
      return 0;
    },
    left: who => Math.floor(bucketOf(who).tokens),
  };
}
