import { collapsed, isDay, isMonth, isYear } from './xsd-time.ts';

/** What is wrong with a value. The facts are for the sentence that tells it. */
export interface ValueFault {
  readonly kind: ValueFaultKind;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export const VALUE_FAULTS = [
  'too-long',
  'too-short',
  'wrong-length',
  'not-one-of',
  'not-digits',
  'not-whole',
  'too-many-digits',
  'not-an-amount',
  'not-yes-no',
  'not-a-day',
  'not-a-month',
  'not-a-year',
  'too-early',
  'not-of-pattern',
] as const;
export type ValueFaultKind = (typeof VALUE_FAULTS)[number];

/** How a value may be read. `text` and `code` keep their spaces, as XSD's strings do; the others are trimmed. */
export type ValueKind = 'text' | 'code' | 'whole' | 'amount' | 'yes-no' | 'day' | 'month' | 'year';

export interface ValueType {
  /** As written in the notation: `amount9`. */
  readonly word: string;
  readonly kind: ValueKind;
  /** @param value as it stands in the file, entities resolved
   *  @returns what is wrong, undefined where it is right */
  readonly check: (value: string) => ValueFault | undefined;
}

type Check = ValueType['check'];

/** XSD counts characters, not the halves in which JavaScript keeps those beyond the basic plane. */
function lengthOf(value: string): number {
  let length = value.length;
  for (let at = 0; at < value.length; at += 1) {
    const unit = value.charCodeAt(at);
    if (unit >= 0xd800 && unit < 0xdc00) length -= 1;
  }
  return length;
}

const text =
  (least: number, most: number): Check =>
  value => {
    if (value.length >= least && value.length <= most && least < 2) return undefined;
    const length = lengthOf(value);
    if (length > most) return { kind: 'too-long', facts: { most, length } };
    return length < least ? { kind: 'too-short', facts: { least, length } } : undefined;
  };

const exact =
  (length: number): Check =>
  value =>
    lengthOf(value) === length ? undefined : { kind: 'wrong-length', facts: { expected: length, length: lengthOf(value) } };

/** `\d` of XSD is any decimal digit of Unicode, and these are strings: so be it, as the official schema has it. */
function digits(count: number): Check {
  const pattern = new RegExp(`^\\p{Nd}{${count}}$`, 'u');
  return value => (pattern.test(value) ? undefined : { kind: 'not-digits', facts: { expected: count } });
}

const oneOf =
  (letters: string): Check =>
  value =>
    value.length === 1 && letters.includes(value) ? undefined : { kind: 'not-one-of', facts: { allowed: [...letters].join(', ') } };

const fixed =
  (only: string): Check =>
  value =>
    value === only ? undefined : { kind: 'not-one-of', facts: { allowed: only } };

const WHOLE = /^(?:\+?[0-9]+|-0+)$/;
/** A whole number from 0. Leading zeros are no digits of the number. */
const whole =
  (mostDigits: number): Check =>
  value => {
    const number = collapsed(value);
    if (!WHOLE.test(number)) return { kind: 'not-whole' };
    if (number.length <= mostDigits) return undefined;
    const significant = number.replace(/^[+-]?0*(?=\d)/, '').length;
    return significant > mostDigits ? { kind: 'too-many-digits', facts: { most: mostDigits } } : undefined;
  };

/** A number of the register: digits only, so many, zeros in front included. */
function registerNumber(...lengths: number[]): Check {
  const pattern = new RegExp(`^(?:${lengths.map(length => `[0-9]{${length}}`).join('|')})$`);
  return value => (pattern.test(collapsed(value)) ? undefined : { kind: 'not-digits', facts: { expected: lengths.join(' / ') } });
}

function amount(mostBeforePoint: number): Check {
  const pattern = new RegExp(`^[0-9]{1,${mostBeforePoint}}\\.[0-9]{2}$`);
  return value => (pattern.test(collapsed(value)) ? undefined : { kind: 'not-an-amount', facts: { most: mostBeforePoint } });
}

function digitUpTo(highest: number): Check {
  const pattern = new RegExp(`^[1-${highest}]$`);
  return value => (pattern.test(collapsed(value)) ? undefined : { kind: 'not-one-of', facts: { allowed: `1-${highest}` } });
}

const yesNo: Check = value => (/^(?:true|false|1|0)$/.test(collapsed(value)) ? undefined : { kind: 'not-yes-no' });
const ACTIVITY = /^\p{Nd}{4}[A-Z]?$/u;

/** The words of the notation, each with how it is read and checked. */
const WORDS: readonly [pattern: RegExp, kind: ValueKind, check: (...numbers: number[]) => Check][] = [
  [/^text$/, 'text', () => () => undefined],
  [/^text(\d+)$/, 'text', most => text(0, most as number)],
  [/^text(\d+)-(\d+)$/, 'text', (least, most) => text(least as number, most as number)],
  [/^exact(\d+)$/, 'text', length => exact(length as number)],
  [/^digits(\d+)$/, 'code', count => digits(count as number)],
  [/^activity$/, 'code', () => value => (ACTIVITY.test(value) ? undefined : { kind: 'not-of-pattern', facts: { example: '4711Z' } })],
  [/^whole(\d+)$/, 'whole', most => whole(most as number)],
  [/^digit1to(\d)$/, 'whole', highest => digitUpTo(highest as number)],
  [/^nip$/, 'whole', () => registerNumber(10)],
  [/^pesel$/, 'whole', () => registerNumber(11)],
  [/^regon$/, 'whole', () => registerNumber(9, 14)],
  [/^amount(\d+)$/, 'amount', most => amount(most as number)],
  [/^rate2$/, 'amount', () => amount(2)],
  [/^yes-no$/, 'yes-no', () => yesNo],
  [/^day$/, 'day', () => isDay],
  [/^month(\d{4})$/, 'month', earliest => isMonth(earliest as number)],
  [/^year$/, 'year', () => isYear(undefined)],
  [/^year(\d{4})$/, 'year', earliest => isYear(earliest)],
];

const known = new Map<string, ValueType>();

/** @throws where the notation uses a word that means nothing */
export function valueType(word: string): ValueType {
  const before = known.get(word);
  if (before) return before;
  const made = make(word);
  known.set(word, made);
  return made;
}

function make(word: string): ValueType {
  if (word.startsWith('one-of-')) return { word, kind: 'code', check: oneOf(word.slice('one-of-'.length)) };
  if (word.startsWith('fixed-')) return { word, kind: 'code', check: fixed(word.slice('fixed-'.length)) };
  for (const [pattern, kind, check] of WORDS) {
    const found = pattern.exec(word);
    if (found) return { word, kind, check: check(...found.slice(1).map(Number)) };
  }
  throw new Error(`No kind of value is called ${word}`);
}
