// Bech32 (BIP 173) without its limit of 90 characters: how `age` writes its keys for people.

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const CHECKSUM_LENGTH = 6;

/** @returns lower case */
export function toBech32(prefix: string, bytes: Uint8Array): string {
  const words = regroup(bytes, 8, 5, true) ?? [];
  const check = polymod([...expanded(prefix), ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = Array.from({ length: CHECKSUM_LENGTH }, (_, at) => (check >>> (5 * (5 - at))) & 31);
  return `${prefix}1${[...words, ...checksum].map(word => ALPHABET[word]).join('')}`;
}

/** @returns undefined where the text is not Bech32 of this prefix, or was mistyped */
export function fromBech32(prefix: string, text: string): Buffer | undefined {
  const lower = text.toLowerCase();
  if ((text !== lower && text !== text.toUpperCase()) || !lower.startsWith(`${prefix}1`)) return undefined;
  const words = [...lower.slice(prefix.length + 1)].map(letter => ALPHABET.indexOf(letter));
  if (words.length < CHECKSUM_LENGTH || words.includes(-1) || polymod([...expanded(prefix), ...words]) !== 1) return undefined;
  const bytes = regroup(words.slice(0, -CHECKSUM_LENGTH), 5, 8, false);
  return bytes && Buffer.from(bytes);
}

const expanded = (prefix: string): number[] => {
  const codes = [...prefix].map(letter => letter.charCodeAt(0));
  return [...codes.map(code => code >> 5), 0, ...codes.map(code => code & 31)];
};

function polymod(words: readonly number[]): number {
  let sum = 1;
  for (const word of words) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ word;
    GENERATOR.forEach((term, bit) => {
      if ((top >>> bit) & 1) sum ^= term;
    });
  }
  return sum >>> 0;
}

function regroup(words: Iterable<number>, from: number, to: number, padded: boolean): number[] | undefined {
  let held = 0;
  let bits = 0;
  const out: number[] = [];
  for (const word of words) {
    held = (held << from) | word;
    bits += from;
    while (bits >= to) {
      bits -= to;
      out.push((held >> bits) & ((1 << to) - 1));
    }
    held &= (1 << bits) - 1;
  }
  if (padded && bits > 0) out.push((held << (to - bits)) & ((1 << to) - 1));
  else if (!padded && (bits >= from || held !== 0)) return undefined;
  return out;
}
