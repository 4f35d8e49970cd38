import { accept, refuse, type Result } from './result.ts';

/** Why a number written in digits is none: refusals that all official numbers share. */
export type DigitsRefusal =
  | { readonly kind: 'not-digits' }
  | { readonly kind: 'wrong-length'; readonly length: number; readonly expected: readonly number[] }
  | { readonly kind: 'all-zeros' };

export interface WrongCheckDigit {
  readonly kind: 'wrong-check-digit';
}

/** Takes away the spaces and dashes people write between digits.
 *  @param lengths how many digits the number may have */
export function readDigits(text: string, lengths: readonly number[]): Result<string, DigitsRefusal> {
  const digits = text.replace(/[\s–-]/g, '');
  if (!/^[0-9]+$/.test(digits)) return refuse({ kind: 'not-digits' });
  if (!lengths.includes(digits.length)) return refuse({ kind: 'wrong-length', length: digits.length, expected: lengths });
  if (/^0+$/.test(digits)) return refuse({ kind: 'all-zeros' });
  return accept(digits);
}

/** Σ digit × weight over as many digits as there are weights. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0);
}

/** Dots for all but the last characters: enough to recognise one's own, too little to copy another's. */
export function maskAllBut(kept: number, text: string): string {
  return text.slice(0, -kept).replace(/[^\s-]/g, '•') + text.slice(-kept);
}
