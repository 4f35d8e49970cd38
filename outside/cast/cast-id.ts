import { createHash } from 'node:crypto';
import type { Id } from '#kernel/ids.ts';

/** 2026-01-01T00:00:00Z in milliseconds, as a UUID version 7 begins: so made ids sort before those made in the demo. */
const HEAD = Date.UTC(2026, 0, 1).toString(16).padStart(12, '0');

/** The same UUID for the same key, for ever: tests, demo and screenshots name the same row. Shaped as version 7. */
export function castId<I extends Id<string>>(key: string): I {
  const digest = createHash('sha256').update(`okienko cast ${key}`).digest('hex');
  return `${HEAD.slice(0, 8)}-${HEAD.slice(8)}-7${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}` as I;
}
