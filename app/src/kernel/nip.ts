import type { Branded } from './brand.ts';
import { type DigitsRefusal, maskAllBut, readDigits, weightedSum, type WrongCheckDigit } from './check-digits.ts';
import { accept, refuse, type Result } from './result.ts';

/** Tax number of a payer: 10 digits. */
export type Nip = Branded<string, 'Nip'>;
export type NipRefusal = DigitsRefusal | WrongCheckDigit;

const WEIGHTS = [6, 5, 7, 2, 3, 4, 5, 6, 7];

/** The check digit of the first nine digits; undefined where they can begin no number (remainder 10). */
export function nipCheckDigit(first: string): number | undefined {
  const remainder = weightedSum(first, WEIGHTS) % 11;
  return remainder === 10 ? undefined : remainder;
}

/** Reads `521-30-17-228`, `5213017228`, and the European `PL5213017228`.
 *  @refuses not-digits | wrong-length | all-zeros (which passes the arithmetic) | wrong-check-digit */
export function parseNip(text: string): Result<Nip, NipRefusal> {
  const digits = readDigits(text.trim().replace(/^PL/i, ''), [10]);
  if (!digits.ok) return digits;
  if (nipCheckDigit(digits.value) !== Number(digits.value[9])) return refuse({ kind: 'wrong-check-digit' });
  return accept(digits.value as Nip);
}

/** `521-30-17-228` */
export function formatNip(nip: Nip): string {
  return `${nip.slice(0, 3)}-${nip.slice(3, 5)}-${nip.slice(5, 7)}-${nip.slice(7)}`;
}

/** `•••-••-••-228` */
export function maskNip(nip: Nip): string {
  return maskAllBut(3, formatNip(nip));
}
