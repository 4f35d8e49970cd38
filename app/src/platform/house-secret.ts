import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '#platform/config/config.ts';

const SECRET_BYTES = 32;
const known = new Map<string, Buffer>();

/** A secret of the house that never leaves it, the same for all its processes; made where it is absent.
 *  @param file below the folder of keys, `machines/nonce.key` */
export function houseSecret(config: Config, file: string): Buffer {
  const path = resolve(config.root, config.OKIENKO_DATA, 'keys', file);
  const secret = known.get(path) ?? readOrMake(path);
  known.set(path, secret);
  return secret;
}

/** Several processes may start at once: the first to link its file wins, the others read that one. */
function readOrMake(path: string): Buffer {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  const own = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(own, randomBytes(SECRET_BYTES), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    unlinkSync(own);
  }
  return readFileSync(path);
}
