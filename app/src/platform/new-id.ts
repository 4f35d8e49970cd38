import { randomFillSync } from 'node:crypto';
import type { Id } from '#kernel/ids.ts';

const pool = Buffer.allocUnsafe(16 * 256);
let used = pool.length;

/** A UUID version 7 (RFC 9562): its head is the time, so that new rows sit together at the end of an index. */
export function newId<I extends Id<string>>(now: number = Date.now()): I {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.toString('hex', used, used + 10);
  used += 16;
  const time = now.toString(16).padStart(12, '0');
  const variant = '89ab'[Number.parseInt(random[3] as string, 16) & 3];
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}` as I;
}
