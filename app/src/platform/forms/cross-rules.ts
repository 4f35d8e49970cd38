import { type Day, daysBetween } from '#kernel/day.ts';
import { parseGrosze } from '#kernel/grosze.ts';
import { fieldsOf, holds, isAnswered } from './conditions.ts';
import type { Answer, CrossRule } from './definition.ts';
import { overlapsIn, periodsOf } from './periods.ts';
import { itemsOf, type View } from './visible.ts';
import { fieldsByName } from './form-index.ts';

/** The rules over several fields that do not hold. A rule is asked only where every field of its is asked and well
 *  formed: somebody who has not finished a date is not told that it is in the wrong order too. */
export function brokenRules(view: View, wellFormed: (field: string) => boolean): readonly CrossRule[] {
  return (view.definition.rules ?? []).filter(
    rule => holds(rule.when, view.scope) && lookedAt(rule).every(name => view.asks(name) && wellFormed(name)) && !keeps(rule, view),
  );
}

function lookedAt(rule: CrossRule): readonly string[] {
  switch (rule.kind) {
    case 'day-not-before':
    case 'at-most-days-after':
      return [rule.field, rule.than];
    case 'not-equal':
      return rule.fields;
    case 'sum-equals':
      return [...rule.fields, rule.total];
    case 'periods-apart':
    case 'periods-in-order':
      return [rule.group];
    case 'at-least-one-of':
      // Hidden ones are simply not among those that could be answered.
      return [];
    case 'must-hold':
      return fieldsOf(rule.condition).filter(path => !path.includes('.'));
  }
}

function keeps(rule: CrossRule, view: View): boolean {
  const answer = (name: string): Answer | undefined => view.scope.answer(name);
  switch (rule.kind) {
    case 'day-not-before':
    case 'at-most-days-after': {
      const [late, early] = [answer(rule.field), answer(rule.than)];
      if (typeof late !== 'string' || typeof early !== 'string') return true;
      return rule.kind === 'day-not-before' ? late >= early : daysBetween(early as Day, late as Day) <= rule.days;
    }
    case 'not-equal': {
      const [left, right] = rule.fields.map(answer);
      return !isAnswered(left) || !isAnswered(right) || JSON.stringify(left) !== JSON.stringify(right);
    }
    case 'at-least-one-of': {
      const asked = rule.fields.filter(name => view.asks(name));
      return asked.length === 0 || asked.some(name => isAnswered(answer(name)));
    }
    case 'sum-equals': {
      const parts = [...rule.fields, rule.total].map(name => exact(answer(name)));
      if (parts.some(part => part === undefined)) return true;
      const numbers = parts as bigint[];
      return numbers.slice(0, -1).reduce((sum, part) => sum + part, 0n) === numbers.at(-1);
    }
    case 'must-hold':
      return holds(rule.condition, view.scope);
    case 'periods-apart':
    case 'periods-in-order': {
      const group = fieldsByName(view.definition).get(rule.group)?.field;
      if (group?.type !== 'group') return true;
      const periods = periodsOf(itemsOf(view.answers, group), rule);
      return rule.kind === 'periods-apart' ? overlapsIn(periods).length === 0 : periods.every(one => one.from <= one.to);
    }
  }
}

/** Money and whole numbers on one scale: hundredths. */
function exact(value: Answer | undefined): bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) * 100n : undefined;
  if (typeof value !== 'string') return undefined;
  const amount = parseGrosze(value);
  return amount.ok ? amount.value : undefined;
}
