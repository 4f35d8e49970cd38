import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Config } from '#platform/config/config.ts';
import { houseSecret } from '#platform/house-secret.ts';
import type { SubscriptionId } from './types.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The key that seals the secrets of subscriptions. Without it they must be given out anew. */
const sealingKey = (config: Config): Buffer => houseSecret(config, 'webhooks/secret.key');

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
