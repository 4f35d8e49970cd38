import type { Lang } from '#platform/text/text.ts';
import type { ConditionScope } from './conditions.ts';
import type { Answer, SimpleField } from './definition.ts';
import { readTyped } from './field-values.ts';
import { text } from './text.ts';
import { optionsOf } from './visible.ts';

export type Word = 'back' | 'repeat' | 'skip' | 'keep';

/** The word of the face itself that was said, if it was one; the words of each language stand in its texts. */
export function wordSaid(line: string, lang: Lang): Word | undefined {
  const said = line.trim().toLowerCase();
  const words: readonly Word[] = ['back', 'repeat', 'skip', 'keep'];
  return said === '' ? undefined : words.find(word => text(lang)(`word-${word}`).split(' ').includes(said));
}

/** What a line means as the answer of a field: options by number or by their words. Undefined where it means nothing;
 *  a text that is not of the field's kind comes back as it is, for its sentence. */
export function understand(field: SimpleField, line: string, scope: ConditionScope, lang: Lang): Answer | undefined {
  const said = line.trim().replace(/\.$/, '');
  if (field.type === 'choice') return optionSaid(field, said, scope, lang);
  if (field.type === 'choices') {
    const parts = said.split(/[\s,;]+/).map(part => optionSaid(field, part, scope, lang));
    return parts.includes(undefined) ? undefined : [...new Set(parts as readonly string[])];
  }
  if (field.type === 'yes-no' || field.type === 'statement') {
    const value = readTyped(field, said);
    return typeof value === 'boolean' ? value : undefined;
  }
  return readTyped(field, line);
}

function optionSaid(
  field: SimpleField & { type: 'choice' | 'choices' },
  said: string,
  scope: ConditionScope,
  lang: Lang,
): string | undefined {
  const options = optionsOf(field, scope);
  if (/^\d+$/.test(said)) return options[Number(said) - 1]?.value;
  return options.find(option => option.label[lang].toLowerCase() === said.toLowerCase() || option.value === said)?.value;
}
