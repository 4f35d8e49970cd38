import { inflateRawSync } from 'node:zlib';

/** Reads ZIP containers from memory, only as far as needed to know what is in them. No ZIP64, no encryption, no
 *  several disks: such files are no ZIP to us. */
export interface ZipEntry {
  name: string;
  stored: boolean;
  /** Of the packed bytes, and of what the file says they unpack to. */
  packedBytes: number;
  unpackedBytes: number;
  /** Where its local header begins. */
  at: number;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;

/** Whether the bytes end as a ZIP does, whatever they begin with: an unzipper would open them. */
export function endsAsZip(bytes: Buffer): boolean {
  return findEnd(bytes) !== undefined;
}

function findEnd(bytes: Buffer): number | undefined {
  const lowest = Math.max(0, bytes.length - END_BYTES - LONGEST_COMMENT);
  for (let at = bytes.length - END_BYTES; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END && at + END_BYTES + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  return undefined;
}

/** @returns undefined where it is no whole ZIP or has more entries than `atMost` */
export function listZipEntries(bytes: Buffer, atMost = 1000): ZipEntry[] | undefined {
  const end = findEnd(bytes);
  if (end === undefined) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  if (count > atMost) return undefined;
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let entry = 0; entry < count; entry++) {
    if (at + CENTRAL_BYTES > end || bytes.readUInt32LE(at) !== CENTRAL) return undefined;
    const method = bytes.readUInt16LE(at + 10);
    if ((method !== STORED && method !== DEFLATED) || bytes.readUInt16LE(at + 8) & ENCRYPTED) return undefined;
    const nameEnd = at + CENTRAL_BYTES + bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + CENTRAL_BYTES, nameEnd),
      stored: method === STORED,
      packedBytes: bytes.readUInt32LE(at + 20),
      unpackedBytes: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks one entry.
 *  @returns undefined where it is damaged or would be longer than `atMost` bytes, whatever the file says */
export function readZipEntry(bytes: Buffer, entry: ZipEntry, atMost: number): Buffer | undefined {
  if (entry.at + LOCAL_BYTES > bytes.length || bytes.readUInt32LE(entry.at) !== LOCAL) return undefined;
  const from = entry.at + LOCAL_BYTES + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  const packed = bytes.subarray(from, from + entry.packedBytes);
  if (packed.length !== entry.packedBytes) return undefined;
  if (entry.stored) return packed.length <= atMost ? packed : undefined;
  try {
    return inflateRawSync(packed, { maxOutputLength: atMost });
  } catch {
    return undefined;
  }
}
