import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

/** Whom a file is encrypted for, as `age` has it: the owner of a key (`age1…`), or whoever knows a passphrase. */
export type Recipient = { kind: 'key'; recipient: string } | { kind: 'passphrase'; passphrase: string };
/** What opens it: a secret key (`AGE-SECRET-KEY-1…`), or the passphrase. */
export type Secret = { kind: 'key'; identity: string } | { kind: 'passphrase'; passphrase: string };

/** Encrypts a stream in the format of `age` (age-encryption.org/v1), so that a backup can be opened with a tool that is
 *  not ours. Nothing of it can be cut off, swapped or changed unseen. */
export async function* encrypted(source: AsyncIterable<Uint8Array>, recipient: Recipient): AsyncGenerator<Buffer> {
  const encrypter = new Encrypter();
  if (recipient.kind === 'key') encrypter.addRecipient(recipient.recipient);
  else encrypter.setPassphrase(recipient.passphrase.normalize('NFC'));
  yield* buffers(await encrypter.encrypt(webStream(source)));
}

/** @throws where the secret does not open it, or a byte is not as it was written */
export async function* decrypted(source: AsyncIterable<Uint8Array>, secret: Secret): AsyncGenerator<Buffer> {
  const decrypter = new Decrypter();
  if (secret.kind === 'key') decrypter.addIdentity(secret.identity);
  else decrypter.addPassphrase(secret.passphrase.normalize('NFC'));
  const opened = await decrypter.decrypt(webStream(source)).catch((fault: Error) => {
    throw new Error('This key or passphrase does not open the archive.', { cause: fault });
  });
  try {
    yield* buffers(opened);
  } catch (fault) {
    throw new Error('An encrypted part is damaged, cut off or was changed.', { cause: fault });
  }
}

/** The types of the browser, which this package shares, do not know `from` yet. */
const webStream = (source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> =>
  (ReadableStream as unknown as { from(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> }).from(source);

async function* buffers(stream: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const piece of stream) yield Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
}

export function readRecipient(text: string): Recipient | undefined {
  const recipient = text.trim();
  return isRead(() => new Encrypter().addRecipient(recipient)) ? { kind: 'key', recipient } : undefined;
}

/** Reads an identity file of `age`: comments, then one secret key a line; the first counts. */
export function readIdentity(text: string): Secret | undefined {
  const identity = text
    .split('\n')
    .map(one => one.trim())
    .find(one => one !== '' && !one.startsWith('#'));
  if (identity === undefined || !isRead(() => new Decrypter().addIdentity(identity))) return undefined;
  return { kind: 'key', identity };
}

export interface KeyPair {
  secret: Secret & { kind: 'key' };
  recipient: Recipient & { kind: 'key' };
}

export async function newIdentity(): Promise<KeyPair> {
  const identity = await generateX25519Identity();
  return { secret: { kind: 'key', identity }, recipient: { kind: 'key', recipient: await identityToRecipient(identity) } };
}

function isRead(parse: () => void): boolean {
  try {
    parse();
    return true;
  } catch {
    // Mistyped, or of another kind.
    return false;
  }
}
