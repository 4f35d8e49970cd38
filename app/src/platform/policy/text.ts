import { catalogue, type Bilingual } from '#platform/text/text.ts';
import en from './text/en.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };

const texts = catalogue({ pl, en });

export const sentence = (key: keyof typeof pl): Bilingual => ({ pl: texts('pl')(key), en: texts('en')(key) });
