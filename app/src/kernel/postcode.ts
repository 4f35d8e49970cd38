import type { Branded } from './brand.ts';
import { type DigitsRefusal, maskAllBut, readDigits } from './check-digits.ts';
import { accept, type Result } from './result.ts';

/** Polish postcode, `NN-NNN`. */
export type Postcode = Branded<string, 'Postcode'>;

/** @refuses not-digits | wrong-length | all-zeros */
export function parsePostcode(text: string): Result<Postcode, DigitsRefusal> {
  const digits = readDigits(text, [5]);
  return digits.ok ? accept(`${digits.value.slice(0, 2)}-${digits.value.slice(2)}` as Postcode) : digits;
}

export function formatPostcode(postcode: Postcode): string {
  return postcode;
}

/** Five digits without the dash, as KEDU and e-ZLA write it. */
export function postcodeDigits(postcode: Postcode): string {
  return postcode.replace('-', '');
}

export function maskPostcode(postcode: Postcode): string {
  return maskAllBut(3, postcode);
}
