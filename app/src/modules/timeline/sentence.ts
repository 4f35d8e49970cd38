import { day, dayOf, formatDay, formatMonth, month } from '#kernel/day.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from './text.ts';
import type { Entry } from './types.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
/** A word of code such as `national-node`. */
const CODE = /^[a-z]+(-[a-z]+)+$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** An entry told in one plain sentence. */
export function sentenceOf(entry: Pick<Entry, 'kind' | 'facts'>, lang: Lang): string {
  const values = Object.fromEntries(Object.entries(entry.facts).map(([name, value]) => [name, shown(value, lang)]));
  const known: Record<string, string | number> = { ...values, hasEnd: String(typeof entry.facts['validTo'] === 'string') };
  // An entry is kept for years: news of today may say less than a sentence of tomorrow asks for, and must still be told.
  const forgiving = new Proxy(known, { has: () => true, get: (target, name) => target[name as string] ?? '' });
  return text(lang)(`entry.${entry.kind}` as Parameters<ReturnType<typeof text>>[0], forgiving);
}

function shown(value: Entry['facts'][string], lang: Lang): string | number {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object') return value[lang] ?? '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return value;
  if (DAY.test(value)) return formatDay(day(value), lang);
  if (MONTH.test(value)) return formatMonth(month(value), lang);
  // ICU names its choices without hyphens.
  return INSTANT.test(value) ? formatDay(dayOf(new Date(value)), lang) : CODE.test(value) ? value.replaceAll('-', '_') : value;
}
