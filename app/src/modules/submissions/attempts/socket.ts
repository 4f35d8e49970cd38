import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket's path may have about 100 characters. */
const LONGEST = 90;

/** Where the process that gives proofs of attempts listens. */
export function attemptsSocket(dataFolder: string): string {
  const near = join(dataFolder, 'attempts', 'socket');
  return near.length <= LONGEST
    ? near
    : join(tmpdir(), `okienko-attempts-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`);
}
