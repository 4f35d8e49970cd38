import { hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '#platform/config/config.ts';

const STEP_SECONDS = 60;
/** A nonce is good for the minute it was given in and two on each side. */
const STEPS_AROUND = 2;

const secrets = new Map<string, Buffer>();

/** What DPoP nonces are derived from; made where it is absent. To change it, remove the file and restart: clients are
 *  given a new nonce at their next request. */
export function nonceSecret(config: Config): Buffer {
  const folder = resolve(config.root, config.OKIENKO_DATA, 'keys', 'machines');
  const known = secrets.get(folder) ?? readOrMake(folder, join(folder, 'nonce.key'));
  secrets.set(folder, known);
  return known;
}

/** Several processes may start at once: the first to link its file wins, the others read that one. */
function readOrMake(folder: string, path: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const own = `${path}.${randomBytes(4).toString('hex')}`;
  writeFileSync(own, randomBytes(32), { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    unlinkSync(own);
  }
  return readFileSync(path);
}

/** As oidc-provider derives them for its token endpoint, so that a client, which keeps one nonce a server, need not
 *  fetch two. */
function nonceOf(secret: Buffer, step: number): string {
  const salt = Buffer.alloc(8);
  salt.writeBigUInt64BE(BigInt(step));
  return Buffer.from(hkdfSync('sha256', secret, salt, 'DPoP', 32)).toString('base64url');
}

const stepAt = (now: number): number => Math.floor(now / 1_000 / STEP_SECONDS);

export const nextNonce = (secret: Buffer, now: number): string => nonceOf(secret, stepAt(now) + 1);

export function isNonce(secret: Buffer, given: string, now: number): boolean {
  const brought = Buffer.from(given);
  return Array.from({ length: 2 * STEPS_AROUND + 1 }, (_, place) => nonceOf(secret, stepAt(now) + place - STEPS_AROUND)).some(nonce => {
    const ours = Buffer.from(nonce);
    return ours.length === brought.length && timingSafeEqual(ours, brought);
  });
}
