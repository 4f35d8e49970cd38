import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDiskStorage } from './disk.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'okienko-storage-'));
const SHA256_OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
const filesOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));

test('a file is found under the hash of its bytes, two folders deep', async () => {
  const root = folder();
  const storage = await openDiskStorage(root);
  expect(await storage.put(Buffer.from('abc'))).toBe(SHA256_OF_ABC);
  expect(filesOf(root)).toEqual([join(root, 'ba', '78', SHA256_OF_ABC)]);
  expect(await storage.has(SHA256_OF_ABC)).toBe(true);
});

test('whatever is put comes back the same, also from a storage opened anew', async () => {
  const root = folder();
  const storage = await openDiskStorage(root);
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async bytes => {
      const name = await storage.put(Buffer.from(bytes));
      expect((await (await openDiskStorage(root)).get(name)).equals(Buffer.from(bytes))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('the same file put many times at once is kept once and leaves nothing unfinished', async () => {
  const root = folder();
  const storage = await openDiskStorage(root);
  await Promise.all(Array.from({ length: 20 }, () => storage.put(Buffer.from('abc'))));
  expect(filesOf(root)).toHaveLength(1);
});

test('bytes that changed on the disk are never handed out, and are mended when put again', async () => {
  const root = folder();
  const storage = await openDiskStorage(root);
  const name = await storage.put(Buffer.from('abc'));
  const path = filesOf(root)[0] as string;
  writeFileSync(path, 'abd');
  await expect(storage.get(name)).rejects.toThrow(/damaged/);
  await storage.put(Buffer.from('abc'));
  expect(readFileSync(path, 'utf8')).toBe('abc');
});

test('what was never put is absent', async () => {
  const storage = await openDiskStorage(folder());
  expect(await storage.has(SHA256_OF_ABC)).toBe(false);
  await expect(storage.get(SHA256_OF_ABC)).rejects.toThrow();
});

test('a name that is no hash cannot lead out of the folder', async () => {
  const storage = await openDiskStorage(folder());
  for (const name of ['../../etc/passwd', '', 'BA'.repeat(32), `${SHA256_OF_ABC}/..`]) {
    await expect(storage.get(name)).rejects.toThrow(/Not the name/);
    await expect(storage.has(name)).rejects.toThrow(/Not the name/);
  }
});

test('others on the machine cannot read what is stored', async () => {
  const root = folder();
  await (await openDiskStorage(root)).put(Buffer.from('abc'));
  expect(statSync(filesOf(root)[0] as string).mode & 0o007).toBe(0);
});

test('a put that fails tells so', async () => {
  const root = folder();
  const storage = await openDiskStorage(join(root, 'files'));
  writeFileSync(join(root, 'files', 'ba'), 'in the way');
  await expect(storage.put(Buffer.from('abc'))).rejects.toThrow();
});
