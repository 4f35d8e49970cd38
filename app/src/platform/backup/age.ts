import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { newIdentity, publicOf, sharedSecret, type Recipient, type Secret } from './age-keys.ts';

// The format of `age` (age-encryption.org/v1), so that a backup can be opened with a tool that is not ours.

const VERSION = 'age-encryption.org/v1';
const CHUNK = 64 * 1024;
const TAG = 16;
/** 2^18 as `age` itself; some 250 MB and most of a second for each guess. */
const WORK_FACTOR = 18;
const MOST_WORK = 20;
const MOST_HEADER = 16 * 1024;

/** Encrypts a stream in pieces of 64 KiB, each with its place and the last one marked, so that nothing can be cut off,
 *  swapped or changed unseen. */
export async function* encrypted(source: AsyncIterable<Buffer>, recipient: Recipient): AsyncGenerator<Buffer> {
  const fileKey = randomBytes(16);
  const nonce = randomBytes(16);
  const header = `${VERSION}\n${stanzaFor(recipient, fileKey)}\n---`;
  yield Buffer.concat([Buffer.from(`${header} ${base64(macOf(fileKey, header))}\n`), nonce]);
  const key = derive(fileKey, nonce, 'payload');
  let count = 0;
  for await (const { piece, last } of inPieces(source, CHUNK)) {
    const cipher = createCipheriv('chacha20-poly1305', key, chunkNonce(count, last), { authTagLength: TAG });
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    count += 1;
  }
}

/** @throws where the secret does not open it, or a byte is not as it was written */
export async function* decrypted(source: AsyncIterable<Buffer>, secret: Secret): AsyncGenerator<Buffer> {
  const stream = source[Symbol.asyncIterator]();
  const { header, mac, stanzas, rest } = await readHeader(stream);
  const fileKey = stanzas.map(stanza => unwrap(stanza, secret)).find(key => key !== undefined);
  if (!fileKey) throw new Error('This key or passphrase does not open the archive.');
  if (!timingSafeEqual(macOf(fileKey, header), mac)) throw new Error('The header of an encrypted part was changed.');
  let held = rest;
  while (held.length < 16) {
    const next = await stream.next();
    if (next.done) throw new Error('An encrypted part is cut off.');
    held = Buffer.concat([held, next.value]);
  }
  const key = derive(fileKey, held.subarray(0, 16), 'payload');
  let count = 0;
  for await (const { piece, last } of inPieces(prepended(held.subarray(16), stream), CHUNK + TAG)) {
    if (piece.length < TAG) throw new Error('An encrypted part is cut off.');
    const open = createDecipheriv('chacha20-poly1305', key, chunkNonce(count, last), { authTagLength: TAG });
    open.setAuthTag(piece.subarray(piece.length - TAG));
    try {
      yield Buffer.concat([open.update(piece.subarray(0, piece.length - TAG)), open.final()]);
    } catch {
      throw new Error('An encrypted part is damaged or was changed.');
    }
    count += 1;
  }
}

interface Stanza {
  words: readonly string[];
  body: Buffer;
}

function stanzaFor(recipient: Recipient, fileKey: Buffer): string {
  if (recipient.kind === 'passphrase') {
    const salt = randomBytes(16);
    const body = wrap(passphraseKey(recipient.passphrase, salt, WORK_FACTOR), fileKey);
    return `-> scrypt ${base64(salt)} ${WORK_FACTOR}\n${base64(body)}`;
  }
  const { secret, recipient: once } = newIdentity();
  const key = derive(sharedSecret(secret.privateKey, recipient.publicKey), Buffer.concat([once.publicKey, recipient.publicKey]), X25519);
  return `-> X25519 ${base64(once.publicKey)}\n${base64(wrap(key, fileKey))}`;
}

const X25519 = `${VERSION}/X25519`;

function unwrap({ words, body }: Stanza, secret: Secret): Buffer | undefined {
  const [kind, first, work] = words;
  if (kind === 'X25519' && secret.kind === 'key' && first) {
    const once = Buffer.from(first, 'base64');
    return unwrapWith(derive(sharedSecret(secret.privateKey, once), Buffer.concat([once, publicOf(secret.privateKey)]), X25519), body);
  }
  if (kind === 'scrypt' && secret.kind === 'passphrase' && first && work) {
    if (!/^\d{1,2}$/.test(work) || Number(work) > MOST_WORK) return undefined;
    return unwrapWith(passphraseKey(secret.passphrase, Buffer.from(first, 'base64'), Number(work)), body);
  }
  return undefined;
}

const passphraseKey = (passphrase: string, salt: Buffer, work: number): Buffer =>
  scryptSync(passphrase.normalize('NFC'), Buffer.concat([Buffer.from(`${VERSION}/scrypt`), salt]), 32, {
    N: 2 ** work,
    r: 8,
    p: 1,
    maxmem: 2 ** work * 8 * 130,
  });

const NO_NONCE = Buffer.alloc(12);

function wrap(key: Buffer, fileKey: Buffer): Buffer {
  const cipher = createCipheriv('chacha20-poly1305', key, NO_NONCE, { authTagLength: TAG });
  return Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}

function unwrapWith(key: Buffer, body: Buffer): Buffer | undefined {
  if (body.length !== 16 + TAG) return undefined;
  const open = createDecipheriv('chacha20-poly1305', key, NO_NONCE, { authTagLength: TAG });
  open.setAuthTag(body.subarray(16));
  try {
    return Buffer.concat([open.update(body.subarray(0, 16)), open.final()]);
  } catch {
    return undefined;
  }
}

const derive = (key: Buffer, salt: Buffer, use: string): Buffer => Buffer.from(hkdfSync('sha256', key, salt, use, 32));
const macOf = (fileKey: Buffer, header: string): Buffer =>
  createHmac('sha256', derive(fileKey, Buffer.alloc(0), 'header'))
    .update(header)
    .digest();
const base64 = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

function chunkNonce(count: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(count, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

async function readHeader(stream: AsyncIterator<Buffer>): Promise<{ header: string; mac: Buffer; stanzas: Stanza[]; rest: Buffer }> {
  let held = Buffer.alloc(0);
  for (;;) {
    const end = held.indexOf('\n--- ');
    const close = end < 0 ? -1 : held.indexOf('\n', end + 1);
    if (close >= 0) {
      const lines = held.subarray(0, end).toString('latin1').split('\n');
      if (lines[0] !== VERSION) throw new Error('This is not a part of a backup: it is not in the format of age.');
      return {
        header: held.subarray(0, end + 4).toString('latin1'),
        mac: Buffer.from(held.subarray(end + 5, close).toString('latin1'), 'base64'),
        stanzas: stanzasIn(lines.slice(1)),
        rest: held.subarray(close + 1),
      };
    }
    const next = await stream.next();
    if (next.done || held.length > MOST_HEADER) throw new Error('This is not a part of a backup: it is not in the format of age.');
    held = Buffer.concat([held, next.value]);
  }
}

function stanzasIn(lines: readonly string[]): Stanza[] {
  const stanzas: { words: string[]; body: string }[] = [];
  for (const line of lines) {
    if (line.startsWith('-> ')) stanzas.push({ words: line.slice(3).split(' '), body: '' });
    else if (stanzas.length > 0) (stanzas.at(-1) as { body: string }).body += line;
  }
  return stanzas.map(({ words, body }) => ({ words, body: Buffer.from(body, 'base64') }));
}

async function* prepended(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The stream cut into pieces of one size; the last one, which may be shorter, says so. An empty stream is one empty piece. */
async function* inPieces(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    held.push(chunk);
    length += chunk.length;
    if (length <= size) continue;
    const all = Buffer.concat(held);
    let at = 0;
    for (; all.length - at > size; at += size) yield { piece: all.subarray(at, at + size), last: false };
    held = [all.subarray(at)];
    length = all.length - at;
  }
  yield { piece: Buffer.concat(held), last: true };
}
