import { type Day, formatDay, formatMonth, parseDay, parseMonth } from '#kernel/day.ts';
import { formatGrosze, parseGrosze } from '#kernel/grosze.ts';
import { formatNip, parseNip } from '#kernel/nip.ts';
import { formatNrb, parseNrb } from '#kernel/nrb.ts';
import { formatPhone, parsePhone } from '#kernel/phone.ts';
import { formatRegon, parseRegon } from '#kernel/regon.ts';
import type { Result } from '#kernel/result.ts';
import type { Lang } from '#platform/text/text.ts';
import { type ConditionScope, isAnswered } from './conditions.ts';
import type { Answer, Answers, FormDefinition, Known, SimpleField } from './definition.ts';
import { text } from './text.ts';
import { itemsOf, optionsOf, viewOf } from './visible.ts';

/** One answer as read by people. */
export interface ReadableLine {
  /** `field` or `group.0.field`, as in remarks. */
  path: string;
  label: string;
  value: string;
  /** Asked for, but not answered. */
  empty: boolean;
  /** What the paper form calls the field. */
  official?: string;
}

/** The answers of one page, or of one item of a group on it. */
export interface ReadableSection {
  page: string;
  title: string;
  lines: readonly ReadableLine[];
}

/** The whole form in words, for the check page, print and letters: only what is asked, in the order of the form. */
export function readBack(definition: FormDefinition, answers: Answers, lang: Lang, known: Known = {}): readonly ReadableSection[] {
  const view = viewOf(definition, answers, known);
  return view.pages().flatMap(page => {
    const sections: ReadableSection[] = [];
    const lines = view
      .fields(page)
      .filter(field => field.type !== 'group')
      .map(field => lineOf(field, field.name, answers[field.name], view.scope, lang));
    if (lines.length > 0) sections.push({ page: page.name, title: page.title[lang], lines });
    for (const group of view.fields(page).filter(field => field.type === 'group')) {
      const items = itemsOf(answers, group);
      if (items.length === 0)
        sections.push({
          page: page.name,
          title: page.title[lang],
          lines: [{ path: group.name, label: group.label[lang], value: text(lang)('not-given'), empty: true }],
        });
      items.forEach((item, index) => {
        const scope = view.itemScope(group, item);
        const inside = view
          .itemFields(group, item)
          .map(field => lineOf(field, `${group.name}.${index}.${field.name}`, item[field.name], scope, lang));
        sections.push({ page: page.name, title: `${group.itemTitle[lang]} ${index + 1}`, lines: inside });
      });
    }
    return sections;
  });
}

function lineOf(field: SimpleField, path: string, answer: Answer | undefined, scope: ConditionScope, lang: Lang): ReadableLine {
  const empty = !isAnswered(answer);
  return {
    path,
    label: field.label[lang],
    value: answer === undefined || empty ? text(lang)('not-given') : readableValue(field, answer, scope, lang),
    empty,
    ...(field.official === undefined ? {} : { official: field.official }),
  };
}

/** An answer as people write it: `23.11.2026`, `1 649,82 zł`, the words of a choice. What is not of its kind is shown
 *  as it was typed. */
export function readableValue(field: SimpleField, answer: Answer, scope: ConditionScope, lang: Lang): string {
  if (typeof answer === 'boolean') return field.type === 'statement' && answer ? text(lang)('stated') : text(lang)(answer ? 'yes' : 'no');
  if (field.type === 'choice' || field.type === 'choices') {
    const options = optionsOf(field, scope);
    const chosen: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
    return chosen.map(value => options.find(option => option.value === value)?.label[lang] ?? String(value)).join('; ');
  }
  if (typeof answer !== 'string') return String(answer);
  switch (field.type) {
    case 'date':
      return shown(parseDay(answer), answer, (value: Day) => formatDay(value, lang));
    case 'month':
      return shown(parseMonth(answer), answer, value => formatMonth(value, lang));
    case 'computed':
    case 'money':
      return shown(parseGrosze(answer), answer, value => formatGrosze(value, lang));
    case 'nip':
      return shown(parseNip(answer), answer, formatNip);
    case 'regon':
      return shown(parseRegon(answer), answer, formatRegon);
    case 'nrb':
      return shown(parseNrb(answer), answer, formatNrb);
    case 'phone':
      return shown(parsePhone(answer), answer, formatPhone);
    default:
      return answer;
  }
}

function shown<Value>(parsed: Result<Value, unknown>, typed: string, format: (value: Value) => string): string {
  return parsed.ok ? format(parsed.value) : typed;
}
