import { day, formatDay, formatMonth, month } from '#kernel/day.ts';
import { formatGrosze, parseGrosze } from '#kernel/grosze.ts';
import type { LetterTemplate } from '#platform/pack.ts';
import { catalogue, type Lang, type TextValues } from '#platform/text/text.ts';

export type LetterValues = Readonly<Record<string, string | number | boolean | readonly Readonly<Record<string, string>>[]>>;

export type Passage =
  | { kind: 'paragraph'; text: string }
  | {
      kind: 'table';
      value: string;
      columns: readonly { key: string; title: string; align: 'left' | 'right' }[];
      rows: readonly (readonly string[])[];
    };

/** A letter in one language, filled in. */
export interface LetterContent {
  title: string;
  passages: readonly Passage[];
  legalBasis: string;
  instruction: readonly string[];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
const AMOUNT = /^-?\d{1,13}\.\d{2}$/;
const TABLE = /^\[\[table (\w+)((?: \| \w+=[^|\]]+)+)\]\]$/;

/** Fills a template with the values a decision left, in one language.
 *  @throws where the template is not valid ICU, or a table names a value that holds no rows: a fault of the pack */
export function letterContent(template: LetterTemplate, values: LetterValues, lang: Lang): LetterContent {
  const fill = fillerOf(template, lang);
  const holes = textValues(values, lang);
  return {
    title: template.title[lang],
    passages: template.body[lang].flatMap((source, place): Passage[] => {
      const table = TABLE.exec(source);
      if (table) return tableOf(table, values, lang);
      const text = fill(`body.${place}`, holes).trim();
      return text === '' ? [] : [{ kind: 'paragraph', text }];
    }),
    legalBasis: template.legalBasis,
    instruction: (template.instruction?.[lang] ?? [])
      .map((_, place) => fill(`instruction.${place}`, holes).trim())
      .filter(text => text !== ''),
  };
}

type Fill = (key: string, values: TextValues) => string;
const fillers = new WeakMap<LetterTemplate, Map<Lang, Fill>>();

function fillerOf(template: LetterTemplate, lang: Lang): Fill {
  const known = fillers.get(template) ?? new Map<Lang, Fill>();
  fillers.set(template, known);
  let fill = known.get(lang);
  if (!fill) {
    const messages = Object.fromEntries([
      ...template.body[lang].map((source, place) => [`body.${place}`, source]),
      ...(template.instruction?.[lang] ?? []).map((source, place) => [`instruction.${place}`, source]),
    ]) as Record<string, string>;
    fill = catalogue({ pl: messages, en: messages })(lang);
    known.set(lang, fill);
  }
  return fill;
}

function textValues(values: LetterValues, lang: Lang): TextValues {
  const flat = Object.entries(values).filter((entry): entry is [string, string | number | boolean] => typeof entry[1] !== 'object');
  // ICU `select` compares texts.
  return Object.fromEntries(
    flat.map(([name, value]) => [
      name,
      typeof value === 'string' ? written(value, lang) : typeof value === 'boolean' ? String(value) : value,
    ]),
  );
}

/** An ISO day, a month or an amount as the language writes it; any other text as it is. */
export function written(value: string, lang: Lang): string {
  if (DAY.test(value)) return formatDay(day(value), lang);
  if (MONTH.test(value)) return formatMonth(month(value), lang);
  const amount = AMOUNT.test(value) ? parseGrosze(value) : undefined;
  return amount?.ok ? formatGrosze(amount.value, lang) : value;
}

function tableOf([, value = '', columnList = '']: RegExpExecArray, values: LetterValues, lang: Lang): Passage[] {
  const rows = values[value];
  if (!Array.isArray(rows)) throw new Error(`The letter shows rows of "${value}", which has none`);
  if (rows.length === 0) return [];
  const records = rows as readonly Readonly<Record<string, string>>[];
  const columns = columnList
    .split(' | ')
    .slice(1)
    .map(column => {
      const [key = '', title = ''] = column.split('=');
      const align = records.every(record => AMOUNT.test(record[key] ?? '')) ? ('right' as const) : ('left' as const);
      return { key, title: title.trim(), align };
    });
  return [{ kind: 'table', value, columns, rows: records.map(record => columns.map(({ key }) => written(record[key] ?? '', lang))) }];
}
