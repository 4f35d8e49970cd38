import { IntlMessageFormat } from 'intl-messageformat';
import type { LetterTemplate } from '#platform/pack.ts';
import type { LetterValues } from './fill-letter.ts';

const TABLE = /^\[\[table ([A-Za-z]+) \| (.+)\]\]$/;
const SAMPLE_NUMBER = 7;
const SAMPLE_DAY = '2026-11-24';
const SAMPLE_MONTH = '2026-11';
const SAMPLE_AMOUNT = '1649.82';

/** Values for every hole of a template, of the kind it asks for, so that it can be looked at before anybody gets one. A
 *  hole of which nothing shows its kind is filled with its own name. */
export function sampleValues(template: LetterTemplate): LetterValues {
  const values: Record<string, LetterValues[string]> = {};
  for (const lang of ['pl', 'en'] as const)
    for (const paragraph of [template.title[lang], ...template.body[lang], ...(template.instruction?.[lang] ?? [])]) {
      const [, table, columns = ''] = TABLE.exec(paragraph) ?? [];
      if (table === undefined) holesIn(new IntlMessageFormat(paragraph, lang, undefined, { ignoreTag: true }).getAst(), values);
      else {
        const keys = columns.split(' | ').map(column => column.split('=')[0] ?? '');
        const before = (values[table] as readonly Readonly<Record<string, string>>[] | undefined)?.[0];
        values[table] = [{ ...before, ...Object.fromEntries(keys.map(key => [key, sampleText(key)])) }];
      }
    }
  return values;
}

type Ast = ReturnType<IntlMessageFormat['getAst']>;

function holesIn(ast: Ast, values: Record<string, LetterValues[string]>): void {
  for (const part of ast) {
    // 0 is plain text, 2 a number, 5 a choice among words, 6 one among numbers.
    if (part.type === 5) {
      const words = Object.keys(part.options);
      values[part.value] ??= words.includes('true') ? true : (words.find(word => word !== 'other') ?? 'other');
    } else if (part.type === 2 || part.type === 6) values[part.value] ??= SAMPLE_NUMBER;
    else if (part.type !== 0 && 'value' in part) values[part.value] ??= sampleText(part.value);
    if ('options' in part) for (const option of Object.values(part.options)) holesIn(option.value, values);
  }
}

function sampleText(name: string): string {
  if (/(On|At|asOf|From|To|Day|from|to|day)$/.test(name) && !/(To|to)$/.test(name)) return SAMPLE_DAY;
  if (/[mM]onth$/.test(name)) return SAMPLE_MONTH;
  if (/(total|arrears|interest|amount|Amount|base|Base|gross|net|fee)$/i.test(name)) return SAMPLE_AMOUNT;
  return `‹${name}›`;
}
