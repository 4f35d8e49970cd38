import { daysBetween, parseDay } from '#kernel/day.ts';
import { decimalOf, type Grosze, parseGrosze, sum } from '#kernel/grosze.ts';
import type { Answer, Answers, Computation, FormDefinition } from './definition.ts';
import { fieldsByName } from './form-index.ts';
import { itemsOf } from './visible.ts';

/** The answers with everything that is worked out from others as it now comes to; what cannot be is not there. */
export function withComputed(definition: FormDefinition, answers: Answers): Answers {
  let worked: Record<string, Answer | undefined> | undefined;
  for (const page of definition.pages) {
    for (const field of page.fields) {
      if (field.type !== 'computed') continue;
      worked ??= { ...answers };
      const value = computedOf(definition, field.of, answers);
      if (value === undefined) delete worked[field.name];
      else worked[field.name] = value;
    }
  }
  return worked ?? answers;
}

/** A number of days, or an amount; undefined where nothing it is made of is whole. */
export function computedOf(definition: FormDefinition, of: Computation, answers: Answers): number | string | undefined {
  if ('sum' in of) {
    const amounts = groupItems(definition, of.sum.group, answers).flatMap(item => amountIn(item[of.sum.field]));
    return amounts.length === 0 ? undefined : decimalOf(sum(amounts));
  }
  const items = 'group' in of.days ? groupItems(definition, of.days.group, answers) : [answers];
  const { from, to } = of.days;
  const days = items.flatMap(item => daysIn(item[from], item[to]));
  return days.length === 0 ? undefined : days.reduce((all, one) => all + one, 0);
}

function groupItems(definition: FormDefinition, name: string, answers: Answers): readonly Answers[] {
  const group = fieldsByName(definition).get(name)?.field;
  return group?.type === 'group' ? itemsOf(answers, group) : [];
}

function amountIn(answer: Answer | undefined): readonly Grosze[] {
  const parsed = typeof answer === 'string' ? parseGrosze(answer) : undefined;
  return parsed?.ok === true ? [parsed.value] : [];
}

function daysIn(from: Answer | undefined, to: Answer | undefined): readonly number[] {
  if (typeof from !== 'string' || typeof to !== 'string') return [];
  const [first, last] = [parseDay(from), parseDay(to)];
  return first.ok && last.ok && first.value <= last.value ? [daysBetween(first.value, last.value) + 1] : [];
}
