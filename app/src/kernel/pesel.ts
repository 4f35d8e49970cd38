import type { Branded } from './brand.ts';
import { type DigitsRefusal, maskAllBut, readDigits, weightedSum, type WrongCheckDigit } from './check-digits.ts';
import { type Day, parseDay } from './day.ts';
import { accept, refuse, type Result } from './result.ts';

/** The number of a person in the national register: 11 digits, birth date and sex within. Never a number type: it may
 *  begin with zero. */
export type Pesel = Branded<string, 'Pesel'>;
export type Sex = 'woman' | 'man';

/** `no-such-birth-date`: the first six digits are no day of the calendar. */
export type PeselRefusal = DigitsRefusal | WrongCheckDigit | { readonly kind: 'no-such-birth-date' };

const WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3];
/** What is added to the month tells the century: 81 is January 18xx, 21 January 20xx. */
const CENTURIES = [1900, 2000, 2100, 2200, 1800];

/** The check digit of the first ten digits. */
export function peselCheckDigit(first: string): number {
  return (10 - (weightedSum(first, WEIGHTS) % 10)) % 10;
}

function birthDate(digits: string): Day | undefined {
  const shifted = Number(digits.slice(2, 4));
  const year = (CENTURIES[Math.floor(shifted / 20)] as number) + Number(digits.slice(0, 2));
  const parsed = parseDay(`${year}-${String(shifted % 20).padStart(2, '0')}-${digits.slice(4, 6)}`);
  return parsed.ok ? parsed.value : undefined;
}

/** @refuses not-digits | wrong-length | all-zeros | no-such-birth-date | wrong-check-digit */
export function parsePesel(text: string): Result<Pesel, PeselRefusal> {
  const digits = readDigits(text, [11]);
  if (!digits.ok) return digits;
  if (birthDate(digits.value) === undefined) return refuse({ kind: 'no-such-birth-date' });
  if (peselCheckDigit(digits.value) !== Number(digits.value[10])) return refuse({ kind: 'wrong-check-digit' });
  return accept(digits.value as Pesel);
}

export function bornOn(pesel: Pesel): Day {
  return birthDate(pesel) as Day;
}

export function sexOf(pesel: Pesel): Sex {
  return Number(pesel[9]) % 2 === 1 ? 'man' : 'woman';
}

/** On screen as on the identity card: no separators. */
export function formatPesel(pesel: Pesel): string {
  return pesel;
}

/** `•••••••1359`: the birth date is a person's data too, so the head is what is hidden. */
export function maskPesel(pesel: Pesel): string {
  return maskAllBut(4, pesel);
}
