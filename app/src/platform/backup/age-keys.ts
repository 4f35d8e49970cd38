import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { fromBech32, toBech32 } from './bech32.ts';

/** Whom a file is encrypted for, as `age` has it: the owner of a key, or whoever knows a passphrase. */
export type Recipient = { kind: 'key'; publicKey: Buffer } | { kind: 'passphrase'; passphrase: string };
export type Secret = { kind: 'key'; privateKey: Buffer } | { kind: 'passphrase'; passphrase: string };

const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');
const RAW = 32;

export const readRecipient = (text: string): Recipient | undefined => {
  const publicKey = fromBech32('age', text.trim());
  return publicKey?.length === RAW ? { kind: 'key', publicKey } : undefined;
};

/** Reads an identity file of `age`: comments, then one secret key a line; the first counts. */
export function readIdentity(text: string): Secret | undefined {
  const line = text
    .split('\n')
    .map(one => one.trim())
    .find(one => one !== '' && !one.startsWith('#'));
  const privateKey = line === undefined ? undefined : fromBech32('age-secret-key-', line);
  return privateKey?.length === RAW ? { kind: 'key', privateKey } : undefined;
}

export function newIdentity(): { secret: Secret & { kind: 'key' }; recipient: Recipient & { kind: 'key' } } {
  const { privateKey } = generateKeyPairSync('x25519');
  const raw = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-RAW);
  return { secret: { kind: 'key', privateKey: raw }, recipient: { kind: 'key', publicKey: publicOf(raw) } };
}

export const printRecipient = (recipient: Recipient & { kind: 'key' }): string => toBech32('age', recipient.publicKey);
export const printIdentity = (secret: Secret & { kind: 'key' }): string => toBech32('age-secret-key-', secret.privateKey).toUpperCase();

const privateKeyOf = (raw: Buffer): KeyObject => createPrivateKey({ key: Buffer.concat([PKCS8, raw]), format: 'der', type: 'pkcs8' });

export const publicOf = (raw: Buffer): Buffer =>
  createPublicKey(privateKeyOf(raw) as never)
    .export({ type: 'spki', format: 'der' })
    .subarray(-RAW);

export const sharedSecret = (privateRaw: Buffer, publicRaw: Buffer): Buffer =>
  diffieHellman({
    privateKey: privateKeyOf(privateRaw),
    publicKey: createPublicKey({ key: Buffer.concat([SPKI, publicRaw]), format: 'der', type: 'spki' }),
  });
