import { type Bilingual, catalogue, type TextValues } from '#platform/text/text.ts';
import en from './text/en.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };

export const text = catalogue({ pl, en });

export type TextKey = Parameters<ReturnType<typeof text>>[0];

/** A sentence in both languages, to be kept and shown to whoever reads it. */
export function both(key: TextKey, values?: TextValues | { pl: TextValues; en: TextValues }): Bilingual {
  const [forPl, forEn] = isOfBoth(values) ? [values.pl, values.en] : [values, values];
  return { pl: text('pl')(key, forPl), en: text('en')(key, forEn) };
}

function isOfBoth(values: TextValues | { pl: TextValues; en: TextValues } | undefined): values is { pl: TextValues; en: TextValues } {
  return typeof values?.['pl'] === 'object' && !(values['pl'] instanceof Date);
}
