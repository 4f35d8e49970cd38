import type { PlainLanguage } from '#platform/pack.ts';

/** Something in a letter that its reader may stumble over. */
export type Stumble =
  | { kind: 'long-sentence'; text: string; words: number }
  | { kind: 'official-word'; text: string; simpler: string }
  | { kind: 'passive'; text: string };

export interface Readability {
  sentences: number;
  words: number;
  /** Words a sentence, on average. */
  perSentence: number;
  /** Share of words of four syllables and more, percent. */
  longWords: number;
  /** Pisarek's index for Polish: about the years of school needed. */
  index: number;
  stumbles: readonly Stumble[];
}

/** Syllables from which a Polish word is long, in Pisarek's measure. */
const LONG_WORD_SYLLABLES = 4;
const MOST_STUMBLES = 40;
const VOWEL_GROUP = /i?[aąeęoóuy]|i/giu;
/** Passive participles: pisany, wydana, złożone, przyjęty. */
const PARTICIPLE = /(ny|na|ne|ni|ty|ta|te|ci)$/iu;
/** A point behind these, behind a figure or behind one letter ends no sentence. */
const ABBREVIATIONS = /(?:^|[\s(])(?:art|ust|pkt|poz|zł|gr|nr|ul|al|os|im|tzn|tj|np|itd|itp|r|m|in|dz|u|godz|tel|§)$/iu;

export function syllables(word: string): number {
  return word.match(VOWEL_GROUP)?.length ?? 0;
}

/** Sentences of a paragraph, its abbreviations, dates and amounts kept whole. */
export function sentencesOf(paragraph: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const end of paragraph.matchAll(/[.?!]+(?=\s|$)/gu)) {
    const before = paragraph.slice(from, end.index);
    const after = paragraph.slice(end.index + end[0].length).trimStart();
    const goesOn = end[0] === '.' && after !== '' && (ABBREVIATIONS.test(before) || (/\d$/u.test(before) && !/^\p{Lu}/u.test(after)));
    if (goesOn) continue;
    sentences.push(paragraph.slice(from, end.index + end[0].length).trim());
    from = end.index + end[0].length;
  }
  const rest = paragraph.slice(from).trim();
  return [...sentences, rest].filter(sentence => wordsOf(sentence).length > 0);
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}][\p{L}’'-]*/gu) ?? [];

/** How hard a letter is to read, and where. The lists are the institution's; the sums are Pisarek's: the mean of the
 *  words a sentence and of the percentage of long words, shortened to a scale of school years. */
export function readability(paragraphs: readonly string[], plain: PlainLanguage): Readability {
  const sentences = paragraphs.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  const perSentence = sentences.length === 0 ? 0 : words.length / sentences.length;
  const long = words.filter(word => syllables(word) >= LONG_WORD_SYLLABLES).length;
  const longWords = words.length === 0 ? 0 : (100 * long) / words.length;
  return {
    sentences: sentences.length,
    words: words.length,
    perSentence,
    longWords,
    index: words.length === 0 ? 0 : (perSentence + longWords) / 3 + 1,
    stumbles: sentences.flatMap(sentence => stumblesIn(sentence, plain)).slice(0, MOST_STUMBLES),
  };
}

function stumblesIn(sentence: string, plain: PlainLanguage): Stumble[] {
  const words = wordsOf(sentence);
  const padded = ` ${sentence.toLowerCase()} `;
  const found: Stumble[] = [];
  if (words.length > plain.longSentenceWords) found.push({ kind: 'long-sentence', text: sentence, words: words.length });
  const taken: string[] = [];
  for (const { found: official, simpler } of plain.officialWords) {
    const at = padded.search(new RegExp(`(?<!\\p{L})${official.trimStart().replace(/[.*+?^${'$'}{}()|[\]\\]/gu, '\\$&')}`, 'u'));
    // What a longer phrase of the list has named already is not named again.
    if (at < 0 || taken.some(one => one.includes(official.trim()))) continue;
    taken.push(official);
    found.push({ kind: 'official-word', text: wholeWords(padded, at, official.trim().length), simpler });
  }
  for (const [place, word] of words.entries()) {
    const next = words[place + 1];
    if (next && plain.passiveWords.includes(word.toLowerCase()) && PARTICIPLE.test(next))
      found.push({ kind: 'passive', text: `${word} ${next}` });
  }
  return found;
}

/** A beginning of a word as the whole word it stands in. */
function wholeWords(text: string, at: number, length: number): string {
  const end = /^\p{L}*/u.exec(text.slice(at + length))?.[0].length ?? 0;
  return text.slice(at, at + length + end).trim();
}
