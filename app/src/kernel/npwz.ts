import type { Branded } from './brand.ts';
import { type DigitsRefusal, maskAllBut, readDigits, weightedSum, type WrongCheckDigit } from './check-digits.ts';
import { accept, refuse, type Result } from './result.ts';

/** Licence number of a doctor or dentist: 7 digits, the first is the check digit. Nurses and midwives have another kind. */
export type Npwz = Branded<string, 'Npwz'>;
export type NpwzRefusal = DigitsRefusal | WrongCheckDigit;

const WEIGHTS = [1, 2, 3, 4, 5, 6];

/** The check digit of the last six digits; undefined where they can end no number (remainder 0 or 10). */
export function npwzCheckDigit(last: string): number | undefined {
  const remainder = weightedSum(last, WEIGHTS) % 11;
  return remainder === 0 || remainder === 10 ? undefined : remainder;
}

/** @refuses not-digits | wrong-length | all-zeros | wrong-check-digit */
export function parseNpwz(text: string): Result<Npwz, NpwzRefusal> {
  const digits = readDigits(text, [7]);
  if (!digits.ok) return digits;
  if (npwzCheckDigit(digits.value.slice(1)) !== Number(digits.value[0])) return refuse({ kind: 'wrong-check-digit' });
  return accept(digits.value as Npwz);
}

export function formatNpwz(npwz: Npwz): string {
  return npwz;
}

export function maskNpwz(npwz: Npwz): string {
  return maskAllBut(3, npwz);
}
