import { day, formatDay, formatMonth, month } from '#kernel/day.ts';
import { formatGrosze, parseGrosze } from '#kernel/grosze.ts';
import type { LetterTemplate } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { IntlMessageFormat } from 'intl-messageformat';

/** What a rule puts into a letter. A day travels as `2026-11-23`, a month as `2026-11`, money as `1649.82`; each is
 *  written as the reader of the language writes it. Tables are lists of records. */
export type LetterValues = Readonly<Record<string, string | number | boolean | readonly Readonly<Record<string, string>>[]>>;

export type LetterBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; columns: readonly string[]; rows: readonly (readonly string[])[] };

/** A letter in one language, ready to be set. */
export interface FilledLetter {
  title: string;
  body: readonly LetterBlock[];
  instruction: readonly LetterBlock[];
}

const TABLE = /^\[\[table ([A-Za-z]+) \| (.+)\]\]$/;

/** Fills a template. A paragraph is an ICU message; one that comes out empty is left out, and so is a table without
 *  rows. A table is written `[[table funds | fundPl=Fundusz | arrears=Zaległość]]`.
 *  @throws naming the hole for which there is no value: a letter with a hole never leaves */
export function fillLetter(template: LetterTemplate, values: LetterValues, lang: Lang): FilledLetter {
  const blocks = (paragraphs: readonly string[]): readonly LetterBlock[] =>
    paragraphs.flatMap(paragraph => blockOf(template, paragraph, values, lang));
  return {
    title: fillText(template, template.title[lang], values, lang),
    body: blocks(template.body[lang]),
    instruction: blocks(template.instruction?.[lang] ?? []),
  };
}

/** Names of the values a template asks for in a language, tables among them. */
export function holesOf(template: LetterTemplate, lang: Lang): ReadonlySet<string> {
  const names = new Set<string>();
  for (const paragraph of [template.title[lang], ...template.body[lang], ...(template.instruction?.[lang] ?? [])]) {
    const table = TABLE.exec(paragraph);
    if (table?.[1] !== undefined) names.add(table[1]);
    else namesIn(messageOf(template, paragraph, lang).getAst(), names);
  }
  return names;
}

function blockOf(template: LetterTemplate, paragraph: string, values: LetterValues, lang: Lang): readonly LetterBlock[] {
  const [, name = '', columns = ''] = TABLE.exec(paragraph) ?? [];
  if (name === '') {
    const text = fillText(template, paragraph, values, lang).trim();
    return text === '' ? [] : [{ kind: 'paragraph', text }];
  }
  const rows = values[name];
  if (!Array.isArray(rows)) throw new Error(`Letter ${template.code}: no table "${name}"`);
  if (rows.length === 0) return [];
  const specs = columns.split(' | ').map(column => column.split('='));
  const cell = (row: Readonly<Record<string, string>>, key: string): string => {
    const value = row[key];
    if (value === undefined) throw new Error(`Letter ${template.code}: table "${name}" has no "${key}"`);
    return written(value, lang);
  };
  return [
    {
      kind: 'table',
      columns: specs.map(([, header = '']) => header),
      rows: (rows as readonly Readonly<Record<string, string>>[]).map(row => specs.map(([key = '']) => cell(row, key))),
    },
  ];
}

function fillText(template: LetterTemplate, message: string, values: LetterValues, lang: Lang): string {
  const holes = new Map<string, string | number | boolean>();
  for (const [name, value] of Object.entries(values))
    if (typeof value !== 'object') holes.set(name, typeof value === 'string' ? written(value, lang) : value);
  return String(messageOf(template, message, lang).format(Object.fromEntries(holes)));
}

const messages = new Map<string, IntlMessageFormat>();

function messageOf(template: LetterTemplate, source: string, lang: Lang): IntlMessageFormat {
  const id = `${lang} ${source}`;
  const known = messages.get(id);
  if (known !== undefined) return known;
  try {
    const made = new IntlMessageFormat(source, lang, undefined, { ignoreTag: true });
    messages.set(id, made);
    return made;
  } catch (error) {
    throw new Error(`Letter ${template.code}: "${source}" is no ICU message`, { cause: error });
  }
}

function written(value: string, lang: Lang): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(day(value), lang);
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(value)) return formatMonth(month(value), lang);
  if (!/^-?\d+\.\d{2}$/.test(value)) return value;
  const amount = parseGrosze(value);
  return amount.ok ? formatGrosze(amount.value, lang) : value;
}

type Ast = ReturnType<IntlMessageFormat['getAst']>;

function namesIn(ast: Ast, names: Set<string>): void {
  for (const part of ast) {
    if ('value' in part && part.type !== 0) names.add(part.value);
    if ('options' in part) for (const option of Object.values(part.options)) namesIn(option.value, names);
  }
}
