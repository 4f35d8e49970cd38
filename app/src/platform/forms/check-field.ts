import { day, type Day, formatDay, formatMonth, month, type Month, monthOf, plusDays, shiftMonth } from '#kernel/day.ts';
import { formatGrosze, grosze, parseGrosze } from '#kernel/grosze.ts';
import type { TextValues } from '#platform/text/text.ts';
import { type ConditionScope, isAnswered } from './conditions.ts';
import type { Answer, DateBound, MonthBound, SimpleField } from './definition.ts';
import { type ParsedKind, parseKind } from './field-values.ts';
import { text, type TextKey } from './text.ts';
import { optionsOf } from './visible.ts';

/** What is wrong with one answer; the values of its sentence besides the label. */
export interface Fault {
  kind: TextKey;
  values?: (lang: 'pl' | 'en') => TextValues;
}

/** The first fault of an answer, most basic first; undefined where it is good. `answer` undefined: not answered. */
export function faultOf(field: SimpleField, answer: Answer | undefined, scope: ConditionScope, today: Day): Fault | undefined {
  // Worked out by us: there is nothing to put right but what it is worked out from.
  if (field.type === 'computed') return undefined;
  if (!isAnswered(answer)) return field.optional === true && field.type !== 'choices' ? undefined : missing(field, scope);
  switch (field.type) {
    case 'text':
    case 'long-text':
      return typeof answer === 'string' ? textFault(field, answer) : { kind: 'wrong-kind' };
    case 'number':
      return typeof answer === 'number' && Number.isSafeInteger(answer) ? numberFault(field, answer) : { kind: 'not-a-number' };
    case 'yes-no':
      return typeof answer === 'boolean' ? undefined : { kind: 'missing-yes-no' };
    case 'statement':
      return answer === true ? undefined : { kind: 'not-ticked' };
    case 'choice':
      return optionsOf(field, scope).some(option => option.value === answer) ? undefined : { kind: 'not-offered' };
    case 'choices':
      return choicesFault(field, answer, scope);
    default:
      return typeof answer === 'string' ? parsedFault(field, answer, today) : { kind: 'wrong-kind' };
  }
}

function missing(field: SimpleField, scope: ConditionScope): Fault | undefined {
  switch (field.type) {
    case 'choice':
    case 'choices': {
      const min = field.type === 'choices' ? (field.min ?? (field.optional === true ? 0 : 1)) : 1;
      if (min === 0) return undefined;
      if (optionsOf(field, scope).length === 0) return { kind: 'nothing-offered' };
      return field.type === 'choice' ? { kind: 'missing-choice' } : { kind: 'missing-choices', values: () => ({ min }) };
    }
    case 'yes-no':
      return { kind: 'missing-yes-no' };
    case 'statement':
      return { kind: 'not-ticked' };
    case 'date':
      return { kind: 'missing-day' };
    case 'month':
      return { kind: 'missing-month' };
    default:
      return { kind: 'missing' };
  }
}

function textFault(field: SimpleField & { type: 'text' | 'long-text' }, answer: string): Fault | undefined {
  // Characters as people count them; the cheap count rules out almost all.
  const have = answer.length > field.maxLength ? [...answer].length : answer.length;
  if (have > field.maxLength) return { kind: 'too-long', values: () => ({ max: field.maxLength, have }) };
  if (field.type === 'text' && field.pattern !== undefined && !patternOf(field.pattern).test(answer)) {
    return { kind: 'wrong-pattern', values: lang => ({ hint: field.patternHint?.[lang] ?? '' }) };
  }
  return undefined;
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = patterns.get(source);
  if (known !== undefined) return known;
  const made = new RegExp(`^(?:${source})$`, 'u');
  patterns.set(source, made);
  return made;
}

function numberFault(field: SimpleField & { type: 'number' }, answer: number): Fault | undefined {
  const { min, max } = field;
  if (min !== undefined && answer < min) return { kind: 'too-small', values: () => ({ min }) };
  if (max !== undefined && answer > max) return { kind: 'too-large', values: () => ({ max }) };
  return undefined;
}

function choicesFault(field: SimpleField & { type: 'choices' }, answer: Answer | undefined, scope: ConditionScope): Fault | undefined {
  if (!Array.isArray(answer)) return { kind: 'wrong-kind' };
  const offered = new Set<unknown>(optionsOf(field, scope).map(option => option.value));
  if (answer.some(value => !offered.has(value))) return { kind: 'not-offered' };
  const min = field.min ?? 1;
  return new Set<unknown>(answer).size < min ? { kind: 'missing-choices', values: () => ({ min }) } : undefined;
}

function parsedFault(field: SimpleField & { type: ParsedKind }, answer: string, today: Day): Fault | undefined {
  const parsed = parseKind(field.type, answer);
  if (!parsed.ok) return { kind: REFUSALS[`${field.type} ${parsed.refusal.kind}`] ?? FALLBACK[field.type] };
  if (parsed.value !== answer) return { kind: FALLBACK[field.type] };
  if (field.type === 'date') return dayFault(field, parsed.value as Day, today);
  if (field.type === 'month') return monthFault(field, parsed.value as Month, today);
  return field.type === 'money' ? amountFault(field, answer) : undefined;
}

/** The sentence for each way in which a text is not of its kind, where there is a better one than the usual. */
const REFUSALS: Readonly<Record<string, TextKey>> = {
  'date no-such-day': 'no-such-day',
  'date year-out-of-range': 'year-out-of-range',
  'money unclear-separator': 'unclear-amount',
  'pesel not-digits': 'pesel-length',
  'pesel wrong-length': 'pesel-length',
  'nip not-digits': 'nip-length',
  'nip wrong-length': 'nip-length',
  'regon not-digits': 'regon-length',
  'regon wrong-length': 'regon-length',
  'nrb not-digits': 'nrb-length',
  'nrb wrong-length': 'nrb-length',
  'nrb foreign-account': 'nrb-foreign',
};
const FALLBACK: Readonly<Record<ParsedKind, TextKey>> = {
  date: 'not-a-day',
  month: 'not-a-month',
  money: 'not-an-amount',
  pesel: 'pesel-check',
  nip: 'nip-check',
  regon: 'regon-check',
  nrb: 'nrb-check',
  postcode: 'postcode',
  email: 'email',
  phone: 'phone',
};

/** The day a bound stands for. */
export function boundOn(bound: DateBound, today: Day): Day {
  if (bound === 'today') return today;
  return typeof bound === 'string' ? day(bound) : plusDays(today, bound.today);
}

function dayFault(field: SimpleField & { type: 'date' }, answer: Day, today: Day): Fault | undefined {
  const earliest = field.notBefore === undefined ? undefined : boundOn(field.notBefore, today);
  if (earliest !== undefined && answer < earliest)
    return { kind: 'too-early', values: lang => ({ bound: boundText(earliest, today, lang) }) };
  const latest = field.notAfter === undefined ? undefined : boundOn(field.notAfter, today);
  if (latest !== undefined && answer > latest) return { kind: 'too-late', values: lang => ({ bound: boundText(latest, today, lang) }) };
  return undefined;
}

function monthFault(field: SimpleField & { type: 'month' }, answer: Month, today: Day): Fault | undefined {
  const earliest = field.notBefore === undefined ? undefined : monthBoundOn(field.notBefore, today);
  if (earliest !== undefined && answer < earliest)
    return { kind: 'month-too-early', values: lang => ({ bound: formatMonth(earliest, lang) }) };
  const latest = field.notAfter === undefined ? undefined : monthBoundOn(field.notAfter, today);
  if (latest !== undefined && answer > latest) return { kind: 'month-too-late', values: lang => ({ bound: formatMonth(latest, lang) }) };
  return undefined;
}

const monthBoundOn = (bound: MonthBound, today: Day): Month =>
  typeof bound === 'string' ? month(bound) : shiftMonth(monthOf(today), bound.months);

const boundText = (bound: Day, today: Day, lang: 'pl' | 'en'): string =>
  bound === today ? text(lang)('today', { day: formatDay(bound, lang) }) : formatDay(bound, lang);

function amountFault(field: SimpleField & { type: 'money' }, answer: string): Fault | undefined {
  const parsed = parseGrosze(answer);
  if (!parsed.ok) return { kind: 'not-an-amount' };
  const min = field.minGrosze === undefined ? undefined : grosze(BigInt(field.minGrosze));
  const max = field.maxGrosze === undefined ? undefined : grosze(BigInt(field.maxGrosze));
  if (min !== undefined && parsed.value < min) return { kind: 'amount-too-small', values: lang => ({ min: formatGrosze(min, lang) }) };
  if (max !== undefined && parsed.value > max) return { kind: 'amount-too-large', values: lang => ({ max: formatGrosze(max, lang) }) };
  return undefined;
}
