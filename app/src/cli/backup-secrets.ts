import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { newIdentity, readIdentity, readRecipient, type Recipient, type Secret } from '#platform/backup/age.ts';

const SHORTEST_PASSPHRASE = 16;

/** For whom something is encrypted, as named on the command line.
 *  @refuses with a sentence */
export function recipientFrom(given: { recipient?: string; passphraseFile?: string }, prefix: string): Result<Recipient, string> {
  if (given.recipient !== undefined && given.passphraseFile !== undefined)
    return refuse(`Give --${prefix}recipient or --${prefix}passphrase-file, not both.`);
  if (given.recipient !== undefined) {
    const recipient = readRecipient(given.recipient);
    return recipient ? accept(recipient) : refuse(`--${prefix}recipient is not a public key of age (age1…).`);
  }
  if (given.passphraseFile === undefined) return refuse(`Say for whom: --${prefix}recipient <age1…> or --${prefix}passphrase-file <file>.`);
  return passphraseIn(given.passphraseFile);
}

/** What opens something, as named on the command line. */
export function secretFrom(given: { identity?: string; passphraseFile?: string }, prefix: string): Result<Secret, string> {
  if (given.identity !== undefined) {
    if (!existsSync(given.identity)) return refuse(`There is no file ${given.identity}.`);
    const secret = readIdentity(readFileSync(given.identity, 'utf8'));
    return secret ? accept(secret) : refuse(`${given.identity} holds no secret key of age (AGE-SECRET-KEY-1…).`);
  }
  if (given.passphraseFile === undefined)
    return refuse(`Say what opens it: --${prefix}identity <file> or --${prefix}passphrase-file <file>.`);
  return passphraseIn(given.passphraseFile);
}

function passphraseIn(file: string): Result<{ kind: 'passphrase'; passphrase: string }, string> {
  if (!existsSync(file)) return refuse(`There is no file ${file}.`);
  const passphrase = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  return passphrase.length >= SHORTEST_PASSPHRASE
    ? accept({ kind: 'passphrase', passphrase })
    : refuse(`The passphrase in ${file} has fewer than ${SHORTEST_PASSPHRASE} characters.`);
}

/** Makes a pair of keys: the secret one into a new file for its owner alone.
 *  @returns the public one, to be given to `--recipient` */
export async function makeIdentity(file: string): Promise<string> {
  const { secret, recipient } = await newIdentity();
  writeFileSync(file, `# public key: ${recipient.recipient}\n${secret.identity}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return recipient.recipient;
}

/** Whether one secret would open both. */
export const isSame = (one: Recipient, other: Recipient): boolean =>
  one.kind === 'passphrase'
    ? other.kind === 'passphrase' && one.passphrase === other.passphrase
    : other.kind === 'key' && one.recipient === other.recipient;
