// POSIX ustar, regular files only: enough for what we pack, and any `tar` opens it.

const BLOCK = 512;
const MOST_NAME = 100;
const OWNER_ONLY = '0000600';

export interface TarFile {
  name: string;
  bytes: Buffer;
}

export function* tarEntry({ name, bytes }: TarFile): Generator<Buffer> {
  if (Buffer.byteLength(name) > MOST_NAME) throw new Error(`The name ${name} is too long for the archive.`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write(`${OWNER_ONLY}\0`, 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\0', 257);
  header.write('00', 263);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  yield header;
  yield bytes;
  const over = bytes.length % BLOCK;
  if (over > 0) yield Buffer.alloc(BLOCK - over);
}

export const TAR_END = Buffer.alloc(2 * BLOCK);

/** @throws where it is no tar of ours */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
  const take = reader(source);
  for (;;) {
    const header = await take(BLOCK);
    if (header.every(byte => byte === 0)) {
      for (;;) if ((await take(BLOCK, 'or-end')).length === 0) return;
    }
    const text = (from: number, to: number): string => {
      const end = header.indexOf(0, from);
      return header.toString('utf8', from, end < 0 || end > to ? to : end);
    };
    const size = Number.parseInt(text(124, 136), 8);
    if (!Number.isSafeInteger(size) || text(257, 262) !== 'ustar') throw new Error('A part of the archive is no tar.');
    const bytes = await take(size);
    const over = size % BLOCK;
    if (over > 0) await take(BLOCK - over);
    yield { name: text(0, MOST_NAME), bytes };
  }
}

function reader(source: AsyncIterable<Buffer>): (size: number, orEnd?: 'or-end') => Promise<Buffer> {
  const stream = source[Symbol.asyncIterator]();
  let held: Buffer[] = [];
  let length = 0;
  return async (size, orEnd) => {
    while (length < size) {
      const next = await stream.next();
      if (next.done) {
        if (orEnd && length === 0) return Buffer.alloc(0);
        throw new Error('A part of the archive is cut off.');
      }
      held.push(next.value);
      length += next.value.length;
    }
    const all = Buffer.concat(held);
    held = [all.subarray(size)];
    length = all.length - size;
    return all.subarray(0, size);
  };
}
