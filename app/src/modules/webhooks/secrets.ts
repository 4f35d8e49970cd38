import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Config } from '#platform/config/config.ts';
import type { SubscriptionId } from './types.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const keys = new Map<string, Buffer>();

/** The key that seals the secrets of subscriptions; made where it is absent. Without it they must be given out anew. */
function sealingKey(config: Config): Buffer {
  const folder = resolve(config.root, config.OKIENKO_DATA, 'keys', 'webhooks');
  const known = keys.get(folder) ?? readOrMake(folder, join(folder, 'secret.key'));
  keys.set(folder, known);
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

export const newSecret = (): Buffer => randomBytes(32);

export function sealSecret(config: Config, subscriptionId: SubscriptionId, secret: Buffer): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealingKey(config), iv).setAAD(Buffer.from(subscriptionId));
  return Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** @throws where it was sealed for another subscription, or with another key */
export function openSecret(config: Config, subscriptionId: SubscriptionId, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(config), sealed.subarray(0, IV_BYTES));
  decipher.setAAD(Buffer.from(subscriptionId)).setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
}
