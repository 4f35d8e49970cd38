import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isOwnFolder } from '#platform/own-folder.ts';

/** A socket's path may have about 100 characters. */
const LONGEST = 90;

/** Where the process that gives proofs of attempts listens: in the data folder, or where its path is too long for a
 *  socket, in a folder of its own under the temporary one. What it is told is personal data, so whoever listens or asks
 *  there first makes sure of the folder (`ownSocketFolder`). */
export function attemptsSocket(dataFolder: string, temporary: string = tmpdir()): string {
  const near = join(dataFolder, 'attempts', 'socket');
  if (near.length <= LONGEST) return near;
  return join(temporary, `okienko-attempts-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`, 'socket');
}

/** Makes the folder of a socket where it is absent, and looks at it: it must be a folder of our own user that nobody
 *  else may open. The temporary folder is anybody's, and somebody may have been there first.
 *  @throws saying what is wrong and what to do */
export function ownSocketFolder(socket: string, wish: 'make' | 'look'): void {
  const folder = dirname(socket);
  if (isOwnFolder(folder, wish)) return;
  throw new Error(
    `Proofs of attempts listen in ${folder}, which is not a folder of this user alone (mode 0700). Look who made it, remove it and start again; or set OKIENKO_DATA to a folder with a shorter path, so that the socket lies in it.`,
  );
}
