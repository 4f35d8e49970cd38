import { type Bilingual, catalogue, type Lang, type TextValues } from '#platform/text/text.ts';
import en from './text/en.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };

export const text = catalogue({ pl, en });

export type TextKey = keyof typeof pl;

/** The same sentence in both languages; values that differ by language are made by the function. */
export function inBoth(key: TextKey, values?: (lang: Lang) => TextValues): Bilingual {
  return { pl: text('pl')(key, values?.('pl')), en: text('en')(key, values?.('en')) };
}
