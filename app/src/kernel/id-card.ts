import type { Branded } from './brand.ts';
import { maskAllBut, type WrongCheckDigit } from './check-digits.ts';
import { accept, refuse, type Result } from './result.ts';

/** Number of a Polish identity card: 3 letters and 6 digits, the first digit is the check digit. */
export type IdCard = Branded<string, 'IdCard'>;
/** `not-a-card-number`: not three letters and six digits; a passport has two letters and seven. */
export type IdCardRefusal = WrongCheckDigit | { readonly kind: 'not-a-card-number' };

const WEIGHTS = [7, 3, 1, 9, 7, 3, 1, 7, 3];
const NUMBER = /^[A-Z]{3}[0-9]{6}$/;

/** Letters count 10 to 35, so base 36 reads both kinds of characters. */
export function idCardIsRight(number: string): boolean {
  return WEIGHTS.reduce((total, weight, place) => total + weight * Number.parseInt(number[place] as string, 36), 0) % 10 === 0;
}

/** @refuses not-a-card-number | wrong-check-digit */
export function parseIdCard(text: string): Result<IdCard, IdCardRefusal> {
  const number = text.replace(/[\s-]/g, '').toUpperCase();
  if (!NUMBER.test(number)) return refuse({ kind: 'not-a-card-number' });
  return idCardIsRight(number) ? accept(number as IdCard) : refuse({ kind: 'wrong-check-digit' });
}

/** `ABA 300000`, with a space that does not break. */
export function formatIdCard(card: IdCard): string {
  return `${card.slice(0, 3)}\u00a0${card.slice(3)}`;
}

export function maskIdCard(card: IdCard): string {
  return maskAllBut(3, formatIdCard(card));
}
