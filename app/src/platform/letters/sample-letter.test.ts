import { expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { fillLetter } from './fill-letter.ts';
import { sampleValues } from './sample-letter.ts';

test.each(pack.letters.map(letter => [`${letter.code}/${letter.version}`, letter] as const))(
  '%s can be looked at with sample values, in both languages',
  (_name, letter) => {
    const values = sampleValues(letter);
    for (const lang of ['pl', 'en'] as const) {
      const filled = fillLetter(letter, values, lang);
      expect(filled.title).not.toBe('');
      expect(filled.body.length).toBeGreaterThan(0);
    }
  },
);
