import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { decrypted, encrypted, type Recipient, type Secret } from './age.ts';
import type { Part } from './manifest.ts';

/** Third of nine: most of the saving, several times the speed of the disk. */
const LEVEL = 3;

/** Compresses, encrypts and writes one part of an archive; durable when it resolves.
 *  @param seen hears of plain bytes as they go by */
export async function writePart(
  archive: string,
  file: string,
  recipient: Recipient,
  source: AsyncIterable<Buffer>,
  seen: (bytes: number) => void = () => undefined,
): Promise<Part> {
  const path = join(archive, file);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const plain = tally(seen);
  const written = tally();
  await pipeline(
    source,
    plain.through,
    createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } }),
    (compressed: AsyncIterable<Buffer>) => encrypted(compressed, recipient),
    written.through,
    createWriteStream(path, { mode: 0o600, flush: true }),
  );
  return { file, bytes: written.bytes(), sha256: written.sha256(), plainBytes: plain.bytes(), plainSha256: plain.sha256() };
}

/** What went into a part, as it went in. Ends with an error where a byte is not as the manifest says. */
export async function* readPart(archive: string, part: Part, secret: Secret): AsyncGenerator<Buffer> {
  const plain = tally();
  const opened = createZstdDecompress();
  const reading = pipeline(
    createReadStream(join(archive, part.file)),
    (source: AsyncIterable<Buffer>) => decrypted(source, secret),
    opened,
  );
  reading.catch(() => undefined);
  yield* plain.through(opened);
  await reading;
  if (plain.sha256() !== part.plainSha256) throw new Error(`${part.file} does not hold what the manifest says.`);
}

/** Whether the file is the one that was written, without opening it. */
export async function isWhole(archive: string, part: Part): Promise<boolean> {
  const written = tally();
  try {
    for await (const _ of written.through(createReadStream(join(archive, part.file)))) void _;
  } catch {
    // A file that is not there or cannot be read is not whole.
    return false;
  }
  return written.sha256() === part.sha256;
}

interface Tally {
  through(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer>;
  bytes(): number;
  sha256(): string;
}

function tally(seen: (bytes: number) => void = () => undefined): Tally {
  const hash: Hash = createHash('sha256');
  let bytes = 0;
  let digest: string | undefined;
  return {
    async *through(source) {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.length;
        seen(chunk.length);
        yield chunk;
      }
    },
    bytes: () => bytes,
    sha256: () => (digest ??= hash.digest('hex')),
  };
}

export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
