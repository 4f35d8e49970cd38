/** Names of the storages and streams in an OLE2 compound file ([MS-CFB]), which is how one tells a DOC from an XLS:
 *  both begin with the same bytes. */
const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const LAST_SECTOR = 0xfffffffa;
/** A directory longer than this many sectors is no letter or table of a person. */
const DIRECTORY_SECTORS_AT_MOST = 64;
const FAT_SECTORS_IN_HEADER = 109;

export function isCompoundFile(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

/** @returns undefined where the file is damaged */
export function listCompoundNames(bytes: Buffer): string[] | undefined {
  if (!isCompoundFile(bytes) || bytes.length < HEADER_BYTES * 2) return undefined;
  const sectorShift = bytes.readUInt16LE(30);
  if (sectorShift !== 9 && sectorShift !== 12) return undefined;
  const sectorBytes = 1 << sectorShift;
  const names: string[] = [];
  let sector = bytes.readUInt32LE(48);
  for (let read = 0; sector < LAST_SECTOR; read++) {
    const from = (sector + 1) * sectorBytes;
    if (read >= DIRECTORY_SECTORS_AT_MOST || from + sectorBytes > bytes.length) return undefined;
    for (let at = from; at < from + sectorBytes; at += ENTRY_BYTES) {
      const nameBytes = bytes.readUInt16LE(at + 64);
      if (nameBytes >= 2 && nameBytes <= 64) names.push(bytes.toString('utf16le', at, at + nameBytes - 2));
    }
    const next = nextSector(bytes, sector, sectorBytes);
    if (next === undefined) return undefined;
    sector = next;
  }
  return names;
}

function nextSector(bytes: Buffer, sector: number, sectorBytes: number): number | undefined {
  const perSector = sectorBytes / 4;
  const fat = Math.floor(sector / perSector);
  // The directory of a small document lies in its first FAT sectors, which the header names.
  if (fat >= FAT_SECTORS_IN_HEADER) return undefined;
  const at = (bytes.readUInt32LE(76 + fat * 4) + 1) * sectorBytes + (sector % perSector) * 4;
  return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : undefined;
}
