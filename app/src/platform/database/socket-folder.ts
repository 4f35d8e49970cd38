import { createHash } from 'node:crypto';
import { chownSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isOwnFolder } from '#platform/own-folder.ts';

/** A socket's path may have about 100 characters, and its name takes some of them. */
const LONGEST = 80;

/** Where a server listens: in its folder, or where that path is too long for a socket, in one of its own under the
 *  temporary folder. Whoever owns the folder of a socket could put another in its place and be told everything, so it is
 *  made sure of first.
 *  @param runsAs whom the server's processes run as, where it is not us
 *  @throws saying what is wrong and what to do */
export function socketFolderFor(folder: string, runsAs?: { uid: number; gid: number }, temporary: string = tmpdir()): string {
  const near = join(folder, 'socket');
  const far = join(temporary, `okienko-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  const chosen = near.length <= LONGEST ? near : far;
  if (!isOwnFolder(chosen, 'make', [process.getuid?.(), runsAs?.uid]))
    throw new Error(
      `PostgreSQL was to listen in ${chosen}, which is not a folder of this user alone (mode 0700). Look who made it, remove it and start again; or set OKIENKO_DATA to a folder with a shorter path, so that the socket lies in it.`,
    );
  if (runsAs) chownSync(chosen, runsAs.uid, runsAs.gid);
  return chosen;
}
