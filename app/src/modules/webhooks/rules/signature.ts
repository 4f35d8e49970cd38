import { createHmac } from 'node:crypto';

/** Standard Webhooks: `v1,` and base64 of HMAC-SHA256 over `id.timestamp.body`, one for each secret that is good.
 *  @param secrets the 24 to 64 bytes that stand in base64 behind `whsec_` */
export function signatureOf(secrets: readonly Buffer[], message: { id: string; timestamp: number; body: string }): string {
  const signed = `${message.id}.${message.timestamp}.${message.body}`;
  return secrets.map(secret => `v1,${createHmac('sha256', secret).update(signed).digest('base64')}`).join(' ');
}

export const writtenSecret = (secret: Buffer): string => `whsec_${secret.toString('base64')}`;
