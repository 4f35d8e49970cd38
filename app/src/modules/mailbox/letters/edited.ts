import type { LetterTemplate } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { letterContent, type LetterValues, type Passage } from './content.ts';

/** Paragraphs of a letter as a clerk left them, in place of the template's. */
export interface EditedBody {
  pl: readonly string[];
  en: readonly string[];
}

/** One block to edit. A table is not edited: its `text` is the line of the template that places it. */
export interface EditableBlock {
  text: string;
  table: Extract<Passage, { kind: 'table' }> | null;
}

const placesTable = (line: string): boolean => line.startsWith('[[table ');

/** A letter of the pack in one language, filled in, as blocks for a clerk to edit. */
export function editableLetter(template: LetterTemplate, values: LetterValues, lang: Lang): EditableBlock[] {
  const lines = template.body[lang].filter(placesTable);
  return letterContent(template, values, lang).passages.map(passage =>
    passage.kind === 'paragraph'
      ? { text: passage.text, table: null }
      : { text: lines.find(line => line.startsWith(`[[table ${passage.value} `)) ?? '', table: passage },
  );
}

/** The template with a clerk's paragraphs. They are plain text: braces and brackets of theirs fill and place nothing. */
export function withParagraphs(template: LetterTemplate, edited: EditedBody): LetterTemplate {
  const plain = (lang: Lang): string[] =>
    edited[lang].map(line =>
      template.body[lang].includes(line) && placesTable(line)
        ? line
        : line.replace(/^\[\[/, '[ [').replace(/'/g, "''").replace(/[{}]/g, "'$&'"),
    );
  return { ...template, body: { pl: plain('pl'), en: plain('en') } };
}
