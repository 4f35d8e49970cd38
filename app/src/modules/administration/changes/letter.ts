import { Type } from '@sinclair/typebox';
import { dayOf, type Day, formatDay } from '#kernel/day.ts';
import { fillLetter, holesOf, type LetterBlock } from '#platform/letters/fill-letter.ts';
import { sampleValues } from '#platform/letters/sample-letter.ts';
import type { LetterTemplate, Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { both } from '../text.ts';
import type { Fault, PreviewLine } from '../types.ts';
import { changeKind } from './change-kind.ts';
import { DayText, Text } from './shapes.ts';

const Paragraphs = Type.Array(Text, { minItems: 1 });
const Shape = Type.Object(
  {
    code: Text,
    version: Type.Integer({ minimum: 2 }),
    from: DayText,
    title: Type.Object({ pl: Text, en: Text }),
    body: Type.Object({ pl: Paragraphs, en: Paragraphs }),
    instruction: Type.Union([Type.Object({ pl: Paragraphs, en: Paragraphs }), Type.Null()]),
    legalBasis: Text,
  },
  { additionalProperties: false },
);
type Wish = typeof Shape.static;

/** A new version of a letter. Polish binds; English is the courtesy copy, as whole as the Polish. */
export const letter = changeKind(Shape, {
  name: 'letter',
  subject: wish => `${wish.code} ${wish.version}`,
  title: ({ pack }, wish) => {
    const now = templateOf(pack, wish.code);
    const told = (lang: Lang) => ({ title: now?.title[lang] ?? wish.code, version: wish.version, from: formatDay(wish.from as Day, lang) });
    return both('letter.change', { pl: told('pl'), en: told('en') });
  },
  begins: wish => wish.from as Day,
  amendment: wish => ({ kind: 'letter', from: wish.from, template: wordsOf(wish) }),
  async faults(ctx, wish) {
    const now = templateOf(ctx.house.pack, wish.code);
    if (!now) return [{ field: 'titlePl', key: 'fault.no-such-letter' }];
    return [
      ...(wish.version > now.version ? [] : [{ field: 'titlePl', key: 'fault.letter-version' }]),
      ...(wish.from < dayOf(ctx.now) ? [{ field: 'from', key: 'fault.from-past-hours' }] : []),
      ...(wish.body.pl.length === wish.body.en.length ? [] : [{ field: 'bodyEn', key: 'fault.paragraphs' }]),
      ...(wish.instruction === null || wish.instruction.pl.length === wish.instruction.en.length
        ? []
        : [{ field: 'instructionEn', key: 'fault.paragraphs' }]),
      ...(now.instruction && wish.instruction === null ? [{ field: 'instructionPl', key: 'fault.instruction' }] : []),
      ...holeFaults(now, asTemplate(now, wish)),
    ];
  },
  async preview(ctx, wish) {
    const now = templateOf(ctx.house.pack, wish.code);
    return {
      lines: now ? [...textLines(now, asTemplate(now, wish), 'pl'), ...textLines(now, asTemplate(now, wish), 'en')] : [],
      touches: [both('letter.touches')],
      warnings: [
        both('preview.until-further-notice', {
          pl: { from: formatDay(wish.from as Day, 'pl') },
          en: { from: formatDay(wish.from as Day, 'en') },
        }),
        both('letter.warning'),
      ],
    };
  },
});

const templateOf = (pack: Pack, code: string): LetterTemplate | undefined => pack.letters.find(one => one.code === code);

type Words = Omit<LetterTemplate, 'kind' | 'retention'>;

// Kind and retention are of the letter, not of its words: they stay.
const wordsOf = ({ from: _from, instruction, ...wish }: Wish): Words => ({ ...wish, ...(instruction ? { instruction } : {}) });
const asTemplate = (now: LetterTemplate, wish: Wish): LetterTemplate => ({ kind: now.kind, retention: now.retention, ...wordsOf(wish) });

/** A rule puts in the values that the letter had: a hole it does not know would stay open, and the letter would not leave. */
function holeFaults(now: LetterTemplate, next: LetterTemplate): readonly Fault[] {
  return (['pl', 'en'] as const).flatMap((lang): Fault[] => {
    try {
      const known = new Set([...holesOf(now, 'pl'), ...holesOf(now, 'en')]);
      return [...holesOf(next, lang)].every(hole => known.has(hole))
        ? []
        : [{ field: lang === 'pl' ? 'bodyPl' : 'bodyEn', key: 'fault.unknown-hole' }];
    } catch {
      return [{ field: lang === 'pl' ? 'bodyPl' : 'bodyEn', key: 'fault.not-icu' }];
    }
  });
}

/** Paragraph by paragraph, as its reader would see it, with sample values; only those that differ. */
function textLines(now: LetterTemplate, next: LetterTemplate, lang: Lang): PreviewLine[] {
  const values = { ...sampleValues(next), ...sampleValues(now) };
  const [before, after] = [written(now, values, lang), written(next, values, lang)];
  const same = (words: string) => ({ pl: words, en: words });
  return Array.from({ length: Math.max(before.length, after.length) }, (_, place): PreviewLine | undefined => {
    const [was, is] = [before[place] ?? '–', after[place] ?? '–'];
    return was === is ? undefined : { what: both(`letter.paragraph.${lang}`, { place: place + 1 }), before: same(was), after: same(is) };
  }).filter(line => line !== undefined);
}

function written(template: LetterTemplate, values: Parameters<typeof fillLetter>[1], lang: Lang): string[] {
  const filled = fillLetter(template, values, lang);
  return [filled.title, ...[...filled.body, ...filled.instruction].map(asText)];
}

const asText = (block: LetterBlock): string => (block.kind === 'paragraph' ? block.text : block.columns.join(' | '));
