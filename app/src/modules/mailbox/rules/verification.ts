/** Letters and digits that cannot be taken for one another when read from paper (Crockford). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 12;

/** What is asked of a document besides its number. */
export interface SecondDatum {
  code: string;
  digits: string;
}

/** The code printed on a letter, in groups of four: `7K3M-Q9TX-2HVA`. 60 bits: it cannot be guessed.
 *  @param random at least 12 bytes */
export function verificationCode(random: Uint8Array): string {
  const signs = Array.from(random.subarray(0, CODE_LENGTH), byte => ALPHABET[byte & 31] as string).join('');
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/** What was typed, as both kinds of second datum: people mix O with 0, leave out hyphens, type in lower case. */
export function readSecondDatum(typed: string): SecondDatum {
  const dense = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const code = dense
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replace(/(.{4})(?=.)/g, '$1-');
  return { code, digits: /^\d{4}$/.test(dense) ? dense : '' };
}

/** A document's number as typed: without white space, in one letter case. */
export const readNumber = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase().slice(0, 80);

/** How often the check may be tried. Four digits could be guessed by machine, so wrong tries are counted for each
 *  number as well: beyond its limit nobody learns anything about that number until the window ends. */
export const CHECK_LIMITS = {
  client: { tries: 20, windowMinutes: 15 },
  number: { tries: 12, windowMinutes: 24 * 60 },
} as const;

/** Last four digits of the number that names the party on the document. */
export const lastDigits = (identifier: string): string => identifier.replace(/\D/g, '').slice(-4);
