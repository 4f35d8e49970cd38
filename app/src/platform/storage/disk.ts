import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Storage, TooLong } from './storage.ts';

const PIECE_BYTES = 64 * 1024;
const SHA256 = /^[0-9a-f]{64}$/;

/** Storage in a folder: `ab/cd/abcd…`, so that no folder grows beyond what a file system likes. */
export async function openDiskStorage(folder: string): Promise<Storage> {
  await makeFolder(folder);
  const pathOf = (sha256: string): string => {
    if (!SHA256.test(sha256)) throw new Error('Not the name of a stored file.');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const path = pathOf(sha256);
      if (await isWhole(path, sha256)) return sha256;
      await makeFolder(dirname(path));
      const unfinished = join(dirname(path), `.${sha256}.${randomUUID()}`);
      try {
        await writeDurably(unfinished, bytes);
        await rename(unfinished, path);
      } catch (fault) {
        await rm(unfinished, { force: true });
        throw fault;
      }
      await syncFolder(dirname(path));
      return sha256;
    },
    async putStream(source, mostBytes) {
      await makeFolder(folder);
      const unfinished = join(folder, `.unfinished.${randomUUID()}`);
      try {
        const { sha256, bytes } = await writeStream(unfinished, source, mostBytes);
        const path = pathOf(sha256);
        await makeFolder(dirname(path));
        await rename(unfinished, path);
        await syncFolder(dirname(path));
        return { sha256, bytes };
      } catch (fault) {
        await rm(unfinished, { force: true });
        throw fault;
      }
    },
    async *read(sha256) {
      const hash = createHash('sha256');
      const file = await open(pathOf(sha256));
      try {
        for (;;) {
          const piece = Buffer.allocUnsafe(PIECE_BYTES);
          const { bytesRead } = await file.read(piece, 0, PIECE_BYTES);
          if (bytesRead === 0) break;
          const read = piece.subarray(0, bytesRead);
          hash.update(read);
          yield read;
        }
      } finally {
        await file.close();
      }
      if (hash.digest('hex') !== sha256) throw new Error(`Stored file ${sha256} is damaged: its bytes are not those that were put.`);
    },
    async get(sha256) {
      const bytes = await readFile(pathOf(sha256));
      if (sha256Of(bytes) !== sha256) throw new Error(`Stored file ${sha256} is damaged: its bytes are not those that were put.`);
      return bytes;
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
    async has(sha256) {
      return access(pathOf(sha256)).then(
        () => true,
        () => false,
      );
    },
  };
}

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

// A file that lies there damaged is written again: whoever puts the bytes holds the right ones.
async function isWhole(path: string, sha256: string): Promise<boolean> {
  const there = await readFile(path).catch(() => undefined);
  if (!there || sha256Of(there) !== sha256) return false;
  // Another process may have renamed it a moment ago and not yet made the name durable.
  await syncFolder(dirname(path));
  return true;
}

async function writeStream(path: string, source: AsyncIterable<Uint8Array>, mostBytes: number): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx', 0o640);
  try {
    for await (const piece of source) {
      bytes += piece.length;
      if (bytes > mostBytes) throw new TooLong(`More than ${mostBytes} bytes.`);
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

async function writeDurably(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o640);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

// A new folder is durable when the folder above it is.
async function makeFolder(folder: string): Promise<void> {
  const firstMade = await mkdir(folder, { recursive: true, mode: 0o750 });
  if (firstMade === undefined) return;
  for (let made = folder; made.length >= firstMade.length; made = dirname(made)) await syncFolder(dirname(made));
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
