import { day, dayOf, formatDay } from '#kernel/day.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from './text.ts';
import type { Entry } from './types.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** An entry told in one plain sentence. */
export function sentenceOf(entry: Pick<Entry, 'kind' | 'facts'>, lang: Lang): string {
  const values = Object.fromEntries(Object.entries(entry.facts).map(([name, value]) => [name, shown(value, lang)]));
  return text(lang)(`entry.${entry.kind}` as Parameters<ReturnType<typeof text>>[0], { channel: '', why: '', way: '', ...values, hasEnd: String(typeof entry.facts['validTo'] === 'string') });
}

function shown(value: Entry['facts'][string], lang: Lang): string | number {
  if (typeof value === 'object') return value?.[lang] ?? '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return value;
  if (DAY.test(value as string)) return formatDay(day(value as string), lang);
  return INSTANT.test(value as string) ? formatDay(dayOf(new Date(value as string)), lang) : (value as string);
}
