import { hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Config } from '#platform/config/config.ts';
import { houseSecret } from '#platform/house-secret.ts';

const STEP_SECONDS = 60;
/** A nonce is good for the minute it was given in and two on each side. */
const STEPS_AROUND = 2;

/** What DPoP nonces are derived from. To change it, remove the file and restart: clients are given a new nonce at their
 *  next request. */
export const nonceSecret = (config: Config): Buffer => houseSecret(config, 'machines/nonce.key');

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
