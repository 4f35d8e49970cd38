import type { Answer, Condition, Known } from './definition.ts';

/** Where a condition looks: answers that are asked for (undefined where hidden or unanswered), and what is known. */
export interface ConditionScope {
  answer(path: string): Answer | undefined;
  known: Known;
}

/** Whether a condition holds. An absent condition always does; one on a hidden or unanswered field does not. */
export function holds(condition: Condition | undefined, scope: ConditionScope): boolean {
  if (condition === undefined) return true;
  if ('all' in condition) return condition.all.every(part => holds(part, scope));
  if ('any' in condition) return condition.any.some(part => holds(part, scope));
  if ('not' in condition) return !holds(condition.not, scope);
  if ('known' in condition) {
    const value = scope.known[condition.known];
    return 'includes' in condition ? Array.isArray(value) && value.includes(condition.includes) : value === condition.is;
  }
  const value = scope.answer(condition.field);
  if ('answered' in condition) return isAnswered(value);
  if ('includes' in condition) return Array.isArray(value) && (value as readonly unknown[]).includes(condition.includes);
  if ('in' in condition) return (typeof value === 'string' || typeof value === 'number') && condition.in.includes(value);
  return value !== undefined && value === condition.is;
}

/** A "no" is an answer; an empty text, no choice and an empty list are not. */
export function isAnswered(value: Answer | undefined): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** Paths of the fields a condition looks at, in the order written. */
export function fieldsOf(condition: Condition | undefined): readonly string[] {
  if (condition === undefined || 'known' in condition) return [];
  if ('all' in condition) return condition.all.flatMap(fieldsOf);
  if ('any' in condition) return condition.any.flatMap(fieldsOf);
  if ('not' in condition) return fieldsOf(condition.not);
  return [condition.field];
}

/** The simple conditions inside a condition, each once. */
export function simpleConditionsOf(condition: Condition | undefined): readonly Condition[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap(simpleConditionsOf);
  if ('any' in condition) return condition.any.flatMap(simpleConditionsOf);
  if ('not' in condition) return simpleConditionsOf(condition.not);
  return [condition];
}
