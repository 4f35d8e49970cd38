import type { Branded } from './brand.ts';
import { type DigitsRefusal, maskAllBut, readDigits, type WrongCheckDigit } from './check-digits.ts';
import type { Nip } from './nip.ts';
import { accept, refuse, type Result } from './result.ts';

/** Polish bank account number: 26 digits = 2 check, 8 bank and branch, 16 account. With `PL` before it an IBAN. */
export type Nrb = Branded<string, 'Nrb'>;
/** `foreign-account`: an IBAN of another country; right perhaps, but no NRB. */
export type NrbRefusal = DigitsRefusal | WrongCheckDigit | { readonly kind: 'foreign-account' };

/** `PL00` in the digits of ISO 13616 (P = 25, L = 21). */
const COUNTRY = '2521';
const ACCOUNT_OF_CONTRIBUTIONS = '60000002026';

/** The two check digits, 02 to 98, for the other 24 (ISO 7064, mod 97-10). */
export function nrbCheckDigits(account: string): string {
  return String(98n - (BigInt(`${account}${COUNTRY}00`) % 97n)).padStart(2, '0');
}

/** Reads 26 digits with or without spaces, and the same as an IBAN.
 *  @refuses not-digits | wrong-length | all-zeros | foreign-account | wrong-check-digit */
export function parseNrb(text: string): Result<Nrb, NrbRefusal> {
  const [, country, rest = ''] = /^\s*([A-Za-z]{2})?(.*)$/s.exec(text) ?? [];
  if (country !== undefined && country.toUpperCase() !== 'PL') return refuse({ kind: 'foreign-account' });
  const digits = readDigits(rest, [26]);
  if (!digits.ok) return digits;
  // Compared, not divided: 00, 01 and 99 leave the right remainder too, but no bank issues them.
  if (nrbCheckDigits(digits.value.slice(2)) !== digits.value.slice(0, 2)) return refuse({ kind: 'wrong-check-digit' });
  return accept(digits.value as Nrb);
}

/** `61 1090 1014 0000 0712 1981 2874`, with spaces that do not break. */
export function formatNrb(nrb: Nrb): string {
  return nrb.replace(/(?!^)(?=(\d{4})+$)/g, '\u00a0');
}

export function ibanOf(nrb: Nrb): string {
  return `PL${nrb}`;
}

export function maskNrb(nrb: Nrb): string {
  return maskAllBut(4, formatNrb(nrb));
}

/** The individual contribution account (NRS) to which a payer pays everything with one transfer.
 *  @param range three digits of the range of declarations; what they mean is in no source we have, `000` by default */
export function contributionAccountOf(nip: Nip, range = '000'): Nrb {
  const account = `${ACCOUNT_OF_CONTRIBUTIONS}${range}${nip}`;
  return `${nrbCheckDigits(account)}${account}` as Nrb;
}
