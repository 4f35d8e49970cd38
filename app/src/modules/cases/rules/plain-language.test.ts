import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlainLanguage } from '#platform/pack.ts';
import { readability, sentencesOf, syllables } from './plain-language.ts';

const plain: PlainLanguage = {
  longSentenceWords: 8,
  hardAbove: 12,
  officialWords: [
    { found: 'w związku z powyższym', simpler: 'dlatego' },
    { found: 'niniejsz', simpler: 'ten' },
    { found: 'uiści', simpler: 'zapłacić' },
    { found: 'dokonać wpłaty', simpler: 'wpłacić' },
    { found: 'dokona', simpler: 'sam czasownik' },
  ],
  passiveWords: ['został', 'została'],
};
const stumbles = (text: string) => readability([text], plain).stumbles;

test('a point in an abbreviation, a date or an amount ends no sentence', () => {
  expect(
    sentencesOf('Na podstawie art. 219 k.p.a. odmawiamy. Zaległość to 1649.82 zł. Termin: 24.11.2026 r. dla wszystkich.'),
  ).toHaveLength(3);
  expect(sentencesOf('Prosimy o dokument. Dlaczego? Bo go nie ma!')).toHaveLength(3);
});

test('a long sentence is shown with its number of words, a short one is not', () => {
  expect(stumbles('Prosimy przesłać nam umowę w ciągu siedmiu dni od dziś.')).toMatchObject([{ kind: 'long-sentence', words: 10 }]);
  expect(stumbles('Prosimy przesłać nam umowę w ciągu siedmiu dni.')).toEqual([]);
});

test('an official word is named as it stands in the letter, whatever its ending, with a simpler one beside it', () => {
  expect(stumbles('W związku z powyższym odmawiamy.')).toEqual([
    { kind: 'official-word', text: 'w związku z powyższym', simpler: 'dlatego' },
  ]);
  expect(stumbles('Niniejszego pisma nie wysłano.')).toEqual([{ kind: 'official-word', text: 'niniejszego', simpler: 'ten' }]);
  expect(stumbles('Trzeba dokonać wpłaty.')).toMatchObject([{ simpler: 'wpłacić' }]);
  // Within another word it is no word of its own.
  expect(stumbles('Nieuiszczenie to co innego.')).toEqual([]);
});

test('what looks passive is shown: who did it is then not said', () => {
  expect(stumbles('Decyzja została wydana wczoraj.')).toEqual([{ kind: 'passive', text: 'została wydana' }]);
  expect(stumbles('Jan został dyrektorem.')).toEqual([]);
});

test('syllables are counted as they are spoken', () => {
  expect(['kot', 'pies', 'miasto', 'ubezpieczenie', 'świadczeniobiorca', 'Ziemia'].map(syllables)).toEqual([1, 1, 2, 5, 5, 2]);
});

test('harder words and longer sentences never make a letter easier', () => {
  const short = readability(['Odmawiamy. Masz dług.'], plain).index;
  const long = readability(
    ['Odmawiamy wydania zaświadczenia potwierdzającego niezaleganie, ponieważ odnotowaliśmy zaległości.'],
    plain,
  ).index;
  expect(long).toBeGreaterThan(short);
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 120 }), { maxLength: 6 }), paragraphs => {
      const read = readability(paragraphs, plain);
      expect(Number.isFinite(read.index) && read.index >= 0).toBe(true);
      expect(read.longWords >= 0 && read.longWords <= 100).toBe(true);
      expect(read.stumbles.length).toBeLessThanOrEqual(40);
    }),
  );
});
