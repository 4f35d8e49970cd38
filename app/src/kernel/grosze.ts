import type { Branded } from './brand.ts';
import { accept, refuse, type Result } from './result.ts';

/** An exact amount of money in grosze (0.01 zł); negative for what is owed back. Never a float. */
export type Grosze = Branded<bigint, 'Grosze'>;

/** `unclear-separator`: `1,649` may be one thousand or one złoty, and money is not guessed. */
export type GroszeRefusal = { readonly kind: 'not-an-amount' } | { readonly kind: 'unclear-separator' } | { readonly kind: 'too-large' };

/** An exact fraction, for rates and parts of a year. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Digits before the separator that the registers keep: more is a typing slip. */
const MOST_DIGITS = 13;
const NBSP = '\u00a0';
const GROUPED = /^\d{1,3}(?:( |\.|,)\d{3})(?:\1\d{3})*$/;

/** An amount that is known to be right: a constant, a column.
 *  @throws RangeError for a number with a fraction or beyond the exact range of numbers */
export function grosze(value: bigint | number): Grosze {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`Not a whole number of grosze: ${value}`);
  return BigInt(value) as Grosze;
}

export const NOTHING = grosze(0n);

/** Reads an amount as people type it in either language: `1 649,82`, `1649.82`, `1.649,82 zł`, `1,649.82 PLN`, `5`. */
export function parseGrosze(text: string): Result<Grosze, GroszeRefusal> {
  const typed = text.trim().replace(/\s+/g, ' ');
  const negative = /^[-−–]/.test(typed);
  const bare = (negative ? typed.slice(1) : typed).replace(/^ ?(?:PLN|zł) ?| ?(?:PLN|zł)$/gi, '').trimStart();
  const [, whole = bare, separator, places = ''] = /^(.*\d)([.,])(\d{1,2})$/.exec(bare) ?? [];
  const grouping = GROUPED.exec(whole)?.[1];
  if (!/^\d+$/.test(whole) && (grouping === undefined || grouping === separator)) return refuse({ kind: 'not-an-amount' });
  if (separator === undefined && grouping !== undefined && grouping !== ' ') return refuse({ kind: 'unclear-separator' });
  const digits = whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  if (digits.length > MOST_DIGITS) return refuse({ kind: 'too-large' });
  const amount = BigInt(digits + places.padEnd(2, '0'));
  return accept(grosze(negative ? -amount : amount));
}

/** `1649.82`: how an amount travels in JSON and XML. `parseGrosze` reads it back. */
export function decimalOf(amount: Grosze): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** `1 649,82 zł` for Polish, `PLN 1,649.82` for English readers; spaces do not break over a line. Thousands are always
 *  set apart, where Intl would leave four digits together in Polish. */
export function formatGrosze(amount: Grosze, lang: 'pl' | 'en'): string {
  const [whole = '', places = ''] = decimalOf(amount < 0n ? grosze(-amount) : amount).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, lang === 'pl' ? NBSP : ',');
  const sign = amount < 0n ? '−' : '';
  return lang === 'pl' ? `${sign}${grouped},${places}${NBSP}zł` : `${sign}PLN${NBSP}${grouped}.${places}`;
}

export function sum(amounts: Iterable<Grosze>): Grosze {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return grosze(total);
}

export function minus(from: Grosze, amount: Grosze): Grosze {
  return grosze(from - amount);
}

/** Half a unit goes away from zero, so that a correction takes back exactly what was charged. */
function roundedQuotient(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n;
  const top = numerator < 0n ? -numerator : numerator;
  const bottom = denominator < 0n ? -denominator : denominator;
  const quotient = (2n * top + bottom) / (2n * bottom);
  return negative ? -quotient : quotient;
}

/** A decimal rate as an exact fraction, optionally for a part of its time: `ratio('0.115', days, 365)`.
 *  @throws RangeError where the rate is not a decimal with a point, or the part is not of whole numbers */
export function ratio(rate: string, part = 1, of = 1): Ratio {
  const [matched, sign, whole = '', places = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(rate) ?? [];
  if (matched === undefined) throw new RangeError(`Not a decimal rate: ${rate}`);
  if (of === 0) throw new RangeError('A part of nothing');
  return { numerator: BigInt(`${sign}${whole}${places}`) * BigInt(part), denominator: 10n ** BigInt(places.length) * BigInt(of) };
}

/** Amount times an exact rate, rounded once, half up, to the grosz (`round2` of the contribution rules).
 *  @param rate decimal text such as `0.0976`, or a ratio */
export function multiply(amount: Grosze, rate: string | Ratio): Grosze {
  const exact = typeof rate === 'string' ? ratio(rate) : rate;
  return grosze(roundedQuotient(amount * exact.numerator, exact.denominator));
}

/** To full złoty, 50 grosze up: interest on arrears.
 *  @legal Ordynacja podatkowa art. 63 § 1 */
export function roundToZloty(amount: Grosze): Grosze {
  return grosze(roundedQuotient(amount, 100n) * 100n);
}

/** Divides an amount in proportion to weights so that the parts add up to it exactly. What rounding leaves over goes,
 *  one grosz each, to the parts that lost most; between equals to the earlier.
 *  @throws RangeError where a weight is negative or all are zero */
export function split(total: Grosze, weights: readonly bigint[]): readonly Grosze[] {
  const whole = weights.reduce((left, right) => left + right, 0n);
  if (whole <= 0n || weights.some(weight => weight < 0n)) throw new RangeError('Weights must be positive or zero, and not all zero');
  const amount = total < 0n ? -total : total;
  const parts = weights.map((weight, place) => ({ place, floor: (amount * weight) / whole, lost: (amount * weight) % whole }));
  let left = amount - parts.reduce((given, part) => given + part.floor, 0n);
  for (const part of [...parts].sort((a, b) => (a.lost === b.lost ? a.place - b.place : a.lost > b.lost ? -1 : 1))) {
    if (left === 0n) break;
    part.floor += 1n;
    left -= 1n;
  }
  return parts.map(part => grosze(total < 0n ? -part.floor : part.floor));
}
