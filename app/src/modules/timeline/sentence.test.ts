import { expect, test } from 'vitest';
import { kinds } from './rules/kinds.ts';
import { sentenceOf } from './sentence.ts';

test.each(Object.keys(kinds))('%s is told in both languages, also when its news said nothing more', kind => {
  for (const lang of ['pl', 'en'] as const) expect(sentenceOf({ kind: kind as never, facts: {} }, lang)).toMatch(/\p{Letter}{3,}.*\.$/su);
});
