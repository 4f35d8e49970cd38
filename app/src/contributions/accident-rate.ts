import { firstDayOf, type Month } from '#kernel/day.ts';
import { ratio } from '#kernel/grosze.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { countOn, type DatedParameters, rateOn } from './parameters.ts';

export interface AccidentTerms {
  readonly standard: string;
  readonly least: string;
  readonly greatest: string;
  /** Up to so many insured the standard rate holds. */
  readonly standardUpTo: number;
}

export type AccidentRateRefusal =
  /** More are insured, and the payer's own rate is not told. */
  | { readonly kind: 'rate-not-known' }
  | { readonly kind: 'out-of-range'; readonly least: string; readonly greatest: string }
  | { readonly kind: 'not-standard'; readonly standard: string };

export function accidentTermsOf(parameters: DatedParameters, month: Month): AccidentTerms {
  const on = firstDayOf(month);
  return {
    standard: rateOn(parameters, 'accident-rate', on),
    least: rateOn(parameters, 'accident-rate-least', on),
    greatest: rateOn(parameters, 'accident-rate-greatest', on),
    standardUpTo: countOn(parameters, 'accident-standard-most-insured', on),
  };
}

/** The accident rate of a payer (DRA III p3).
 *  @param payer.rate as the payer has it from its yearly data or from the institution; decimal such as `0.0167`
 *  @refuses rate-not-known | out-of-range | not-standard
 *  @legal act of 30 October 2002 on insurance against accidents at work, art. 28 */
export function accidentRateOf(
  payer: { readonly insured: number; readonly rate?: string },
  terms: AccidentTerms,
): Result<string, AccidentRateRefusal> {
  const { standard, least, greatest } = terms;
  if (payer.insured <= terms.standardUpTo)
    return payer.rate === undefined || compared(payer.rate, standard) === 0n
      ? accept(standard)
      : refuse({ kind: 'not-standard', standard });
  if (payer.rate === undefined) return refuse({ kind: 'rate-not-known' });
  const inRange = compared(payer.rate, least) >= 0n && compared(payer.rate, greatest) <= 0n;
  return inRange ? accept(payer.rate) : refuse({ kind: 'out-of-range', least, greatest });
}

function compared(left: string, right: string): bigint {
  const [one, other] = [ratio(left), ratio(right)];
  return one.numerator * other.denominator - other.numerator * one.denominator;
}

/** `1.67` of the declaration as a decimal: `0.0167`. */
export function rateOfPercent(percent: string): string {
  const [matched, whole = '', places = ''] = /^(\d{1,2})\.(\d{2})$/.exec(percent) ?? [];
  if (matched === undefined) throw new RangeError(`Not per cent with two places: ${percent}`);
  return `0.${whole.padStart(2, '0')}${places}`;
}
