// Classes of bytes, so that a loop asks one table instead of many questions.

export const LT = 0x3c;
export const GT = 0x3e;
export const AMP = 0x26;
export const SLASH = 0x2f;
export const BANG = 0x21;
export const QUESTION = 0x3f;
export const EQUALS = 0x3d;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const BRACKET = 0x5d;
export const CR = 0x0d;
export const LF = 0x0a;
export const EF = 0xef;

const table = (is: (byte: number) => boolean): Uint8Array => Uint8Array.from({ length: 256 }, (_, byte) => (is(byte) ? 1 : 0));

export const IS_SPACE = table(byte => byte === 0x20 || byte === 0x09 || byte === LF || byte === CR);
/** Could stand in a name. Whether it may is looked at once for each name. */
export const IN_NAME = table(byte => byte >= 0x80 || /[\w.:-]/.test(String.fromCharCode(byte)));
/** Needs a look when met in text: the end of it, what must be resolved, what is forbidden, or the end of the bytes. */
export const STOPS_TEXT = table(
  byte => byte === LT || byte === AMP || byte === BRACKET || byte === CR || byte === EF || (byte < 0x20 && byte !== 0x09 && byte !== LF),
);
/** The same within quotes of an attribute, where white space becomes a space. */
export const STOPS_VALUE = table(
  byte => byte < 0x20 || byte === LT || byte === AMP || byte === QUOTE || byte === APOSTROPHE || byte === EF,
);

export const isForbidden = (byte: number): boolean => byte < 0x20 && byte !== 0x09 && byte !== LF && byte !== CR;
/** U+FFFE and U+FFFF, which are no characters of XML. */
export const isNoCharacter = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === EF && bytes[at + 1] === 0xbf && (bytes[at + 2] as number) >= 0xbe;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What `&…;` stands for; undefined where it is no character of XML, or an entity that a DTD would have to declare. */
export function resolved(reference: string): string | undefined {
  const number = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(reference);
  if (!number) return Object.hasOwn(ENTITIES, reference) ? ENTITIES[reference] : undefined;
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  const isCharacter = code === 0x09 || code === LF || code === CR || (code >= 0x20 && code < 0xd800) || (code >= 0xe000 && code < 0xfffe);
  return isCharacter || (code >= 0x10000 && code < 0x110000) ? String.fromCodePoint(code) : undefined;
}

/** Methods of every Buffer since its beginning, left out of its types. Measured: `toString` with an encoding takes more
 *  than twice as long for the short values a file is made of. */
interface Slices {
  latin1Slice(from: number, to: number): string;
  utf8Slice(from: number, to: number): string;
}
export const latin1 = (bytes: Buffer, from: number, to: number): string => (bytes as Buffer & Slices).latin1Slice(from, to);
export const utf8 = (bytes: Buffer, from: number, to: number): string => (bytes as Buffer & Slices).utf8Slice(from, to);
