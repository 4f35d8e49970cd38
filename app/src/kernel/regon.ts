import type { Branded } from './brand.ts';
import { type DigitsRefusal, maskAllBut, readDigits, weightedSum, type WrongCheckDigit } from './check-digits.ts';
import { accept, refuse, type Result } from './result.ts';

/** Number in the register of national economy: 9 digits, or 14 for a local unit of the same body. Leading zeros count. */
export type Regon = Branded<string, 'Regon'>;
export type RegonRefusal = DigitsRefusal | WrongCheckDigit;

const WEIGHTS_OF_9 = [8, 9, 2, 3, 4, 5, 6, 7];
const WEIGHTS_OF_14 = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8];

/** The check digit of the first 8 or the first 13 digits. */
export function regonCheckDigit(first: string): number {
  return (weightedSum(first, first.length === 8 ? WEIGHTS_OF_9 : WEIGHTS_OF_14) % 11) % 10;
}

/** @refuses not-digits | wrong-length | all-zeros | wrong-check-digit (of the unit, or of the body within a long number) */
export function parseRegon(text: string): Result<Regon, RegonRefusal> {
  const digits = readDigits(text, [9, 14]);
  if (!digits.ok) return digits;
  const right = [9, 14]
    .filter(length => length <= digits.value.length)
    .every(length => regonCheckDigit(digits.value.slice(0, length - 1)) === Number(digits.value[length - 1]));
  return right ? accept(digits.value as Regon) : refuse({ kind: 'wrong-check-digit' });
}

/** `000017756`, and `123456785-12347` for a local unit. */
export function formatRegon(regon: Regon): string {
  return regon.length === 9 ? regon : `${regon.slice(0, 9)}-${regon.slice(9)}`;
}

export function maskRegon(regon: Regon): string {
  return maskAllBut(3, formatRegon(regon));
}
