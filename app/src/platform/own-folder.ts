import { lstatSync, mkdirSync } from 'node:fs';

const BY_OTHERS = 0o077;

/** Makes a folder where it is absent, and looks at it: whether it is a folder, no link, of one of these users, that nobody
 *  else may open. The temporary folder is anybody's, and somebody may have been there first. */
export function isOwnFolder(
  folder: string,
  wish: 'make' | 'look',
  owners: readonly (number | undefined)[] = [process.getuid?.()],
): boolean {
  if (wish === 'make') mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  return found.isDirectory() && owners.includes(found.uid) && (found.mode & BY_OTHERS) === 0;
}
