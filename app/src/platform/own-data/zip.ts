import { crc32, deflateRawSync } from 'node:zlib';

const STORED = 0;
const DEFLATED = 8;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const VERSION = 20;

interface Entry {
  name: Buffer;
  method: number;
  sum: number;
  packed: number;
  size: number;
  offset: number;
}

/** Writes a ZIP archive in memory: what is packed is kept, what it was packed from is not. Without ZIP64, so for
 *  archives under 4 GiB and 65 535 files.
 *  @legal APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12, 4.3.16 */
export function zipWriter(at: Date): { add(name: string, bytes: Buffer): void; finish(): Buffer } {
  const chunks: Buffer[] = [];
  const entries: Entry[] = [];
  const [time, day] = dosTime(at);
  let offset = 0;
  const put = (bytes: Buffer): void => {
    chunks.push(bytes);
    offset += bytes.length;
  };
  return {
    add(name, bytes) {
      const deflated = deflateRawSync(bytes);
      const smaller = deflated.length < bytes.length;
      const packed = smaller ? deflated : bytes;
      const entry: Entry = {
        name: Buffer.from(name, 'utf8'),
        method: smaller ? DEFLATED : STORED,
        sum: crc32(bytes),
        packed: packed.length,
        size: bytes.length,
        offset,
      };
      entries.push(entry);
      put(Buffer.concat([u32(0x04034b50), described(entry, time, day), entry.name]));
      put(packed);
    },
    finish() {
      const start = offset;
      for (const entry of entries)
        put(
          Buffer.concat([
            u32(0x02014b50),
            u16(VERSION),
            described(entry, time, day),
            u16(0),
            u16(0),
            u16(0),
            u32(0),
            u32(entry.offset),
            entry.name,
          ]),
        );
      const length = offset - start;
      put(Buffer.concat([u32(0x06054b50), u16(0), u16(0), u16(entries.length), u16(entries.length), u32(length), u32(start), u16(0)]));
      return Buffer.concat(chunks);
    },
  };
}

/** What the local header and the directory say alike. */
const described = (entry: Entry, time: number, day: number): Buffer =>
  Buffer.concat([
    u16(VERSION),
    u16(FLAGS),
    u16(entry.method),
    u16(time),
    u16(day),
    u32(entry.sum),
    u32(entry.packed),
    u32(entry.size),
    u16(entry.name.length),
    u16(0),
  ]);

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** The clock of MS-DOS, in UTC: seconds by two, years from 1980. */
function dosTime(at: Date): [time: number, day: number] {
  return [
    (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
    ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
  ];
}
