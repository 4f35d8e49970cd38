import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { absent } from '#platform/documents/testing/witnesses.ts';
import { decrypted, encrypted, newIdentity, readIdentity, readRecipient, type Recipient, type Secret } from './age.ts';

async function* cut(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const whole = async (source: AsyncIterable<Buffer>): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
};
const seal = (bytes: Buffer, recipient: Recipient): Promise<Buffer> => whole(encrypted(cut(bytes, 10_000), recipient));
const open = (bytes: Buffer, secret: Secret): Promise<Buffer> => whole(decrypted(cut(bytes, 7_777), secret));

const CHUNK = 64 * 1024;
const { secret, recipient } = await newIdentity();

describe('what is encrypted', () => {
  test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])('comes back byte for byte (%i bytes)', async size => {
    const bytes = randomBytes(size);
    expect((await open(await seal(bytes, recipient), secret)).equals(bytes)).toBe(true);
  });

  test('is refused when any byte of it was changed, wherever that is', async () => {
    const sealed = await seal(randomBytes(2 * CHUNK + 100), recipient);
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = Buffer.from(sealed);
        changed[at] = (changed[at] as number) ^ change;
        await expect(open(changed, secret)).rejects.toThrow();
      }),
      { numRuns: 60 },
    );
  });

  test('is refused when its end is missing, also where a piece ends', async () => {
    const sealed = await seal(randomBytes(2 * CHUNK), recipient);
    for (const missing of [1, CHUNK + 16, CHUNK + 17])
      await expect(open(sealed.subarray(0, sealed.length - missing), secret)).rejects.toThrow();
  });

  test('opens for its own passphrase only', async () => {
    const sealed = await seal(Buffer.from('letters'), { kind: 'passphrase', passphrase: 'sixteen letters at least' });
    expect((await open(sealed, { kind: 'passphrase', passphrase: 'sixteen letters at least' })).toString()).toBe('letters');
    await expect(open(sealed, { kind: 'passphrase', passphrase: 'sixteen letters at last' })).rejects.toThrow('does not open');
    await expect(open(sealed, secret)).rejects.toThrow('does not open');
  });

  test.skipIf(absent('age'))('opens with the tool age, and what age encrypts opens here', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'okienko-age-'));
    const key = join(folder, 'key');
    writeFileSync(key, `${secret.identity}\n`);
    const bytes = randomBytes(CHUNK + 5);
    const theirs = spawnSync('age', ['-d', '-i', key], { input: await seal(bytes, recipient) });
    expect(theirs.stderr.toString()).toBe('');
    expect(theirs.stdout.equals(bytes)).toBe(true);
    const ours = spawnSync('age', ['-r', recipient.recipient], { input: bytes });
    expect((await open(ours.stdout, secret)).equals(bytes)).toBe(true);
  });
});

describe('a key', () => {
  test('is read as it was written, and not when a letter was mistyped', () => {
    expect(readRecipient(recipient.recipient)).toEqual(recipient);
    expect(readIdentity(`# mine\n\n${secret.identity}\n`)).toEqual(secret);
    const written = recipient.recipient;
    for (let at = 0; at < written.length; at += 1) {
      const other = written[at] === 'q' ? 'p' : 'q';
      expect(readRecipient(written.slice(0, at) + other + written.slice(at + 1))).toBeUndefined();
    }
  });
});
