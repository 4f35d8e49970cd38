import { type Day, day, monthOf, plusDays, shiftMonth } from '#kernel/day.ts';
import { makeNip, makeNrb, makePesel, makeRegon } from '#kernel/demo-identifiers.ts';
import { boundOn } from '#platform/forms/check-field.ts';
import { type ConditionScope, holds } from '#platform/forms/conditions.ts';
import type { Answer, Answers, FormDefinition, GroupField, Known, SimpleField } from '#platform/forms/definition.ts';
import { isLocked } from '#platform/forms/parse.ts';
import { withPrefills } from '#platform/forms/prefill.ts';
import { optionsOf, viewOf } from '#platform/forms/visible.ts';

/** How somebody fills a form: what they choose where there is a choice, and what they are told to answer. */
export interface Hand {
  known: Known;
  today: Day;
  /** Answers by name, or by `group.field`; the rest is made up, right for its kind. */
  given?: Readonly<Record<string, Answer>>;
  /** One of several; the first where left out. */
  choose?<One>(of: readonly One[]): One;
}

/** Answers of somebody who answers everything they are asked, rightly. Days follow one another, so that periods neither
 *  overlap nor run backwards. */
export function filledForm(definition: FormDefinition, hand: Hand): Answers {
  const choose = hand.choose ?? (<One>(of: readonly One[]): One => of[0] as One);
  const made = makerOf(hand, choose);
  let answers: Answers = withPrefills(definition, {}, hand.known);
  for (const page of definition.pages) {
    for (const field of page.fields) {
      const view = viewOf(definition, answers, hand.known);
      if (!view.asks(field.name) || isLocked(field, hand.known)) continue;
      const given = hand.given?.[field.name];
      const before = answers[field.name];
      const value =
        given ?? (field.type === 'group' ? items(field, made, choose, view.itemScope) : (before ?? made(field, field.name, view.scope)));
      if (value !== undefined) answers = { ...answers, [field.name]: value };
    }
  }
  return withPrefills(definition, answers, hand.known);
}

type Maker = (field: SimpleField, path: string, scope: ConditionScope) => Answer | undefined;

function items(
  group: GroupField,
  made: Maker,
  choose: NonNullable<Hand['choose']>,
  scopeOf: (group: GroupField, item: Answers) => ConditionScope,
): readonly Answers[] | undefined {
  const count = choose([Math.max(1, group.min), Math.min(3, group.max), group.min]);
  if (count === 0) return undefined;
  return Array.from({ length: count }, () => {
    let item: Answers = {};
    for (const field of group.fields) {
      const scope = scopeOf(group, item);
      if (!holds(field.when, scope)) continue;
      const value = made(field, `${group.name}.${field.name}`, scope);
      if (value !== undefined) item = { ...item, [field.name]: value };
    }
    return item;
  });
}

function makerOf(hand: Hand, choose: NonNullable<Hand['choose']>): Maker {
  let dayNumber = 0;
  const nextDay = (field: SimpleField & { type: 'date' }): Day => {
    dayNumber += 2;
    const earliest = field.notBefore === undefined ? undefined : boundOn(field.notBefore, hand.today);
    const latest = field.notAfter === undefined ? undefined : boundOn(field.notAfter, hand.today);
    const wished = plusDays(
      earliest ?? (latest === undefined || latest >= hand.today ? plusDays(hand.today, -150) : plusDays(latest, -150)),
      dayNumber,
    );
    return latest !== undefined && wished > latest ? latest : wished;
  };
  return (field, path, scope) => {
    const given = hand.given?.[path];
    if (given !== undefined) return given;
    if (field.optional === true && choose([true, false])) return undefined;
    switch (field.type) {
      case 'text':
        return field.pattern === undefined ? 'Żółta gęś'.slice(0, field.maxLength).trim() : undefined;
      case 'long-text':
        return choose(['Pierwsza linia.\nDruga linia <&>.', 'Krótko.']);
      case 'number':
        return Math.min(Math.max(2, field.min ?? 0), field.max ?? 2);
      case 'money':
        return choose(['100.00', '1234.56', '0.50']);
      case 'date':
        return nextDay(field);
      case 'month':
        return shiftMonth(monthOf(hand.today), monthsOf(field.notBefore) ?? monthsOf(field.notAfter) ?? -1);
      case 'computed':
        return undefined;
      case 'yes-no':
        return choose([false, true]);
      case 'statement':
        return true;
      case 'choice': {
        const offered = optionsOf(field, scope);
        return offered.length === 0 ? undefined : choose(offered).value;
      }
      case 'choices': {
        const offered = optionsOf(field, scope);
        return offered.length === 0 ? undefined : [...new Set([choose(offered).value, choose(offered).value])];
      }
      case 'pesel':
        return makePesel(day('1990-05-05'), 'woman', 777);
      case 'nip':
        return makeNip(555);
      case 'regon':
        return makeRegon(555);
      case 'nrb':
        return makeNrb(555);
      case 'postcode':
        return '25-300';
      case 'email':
        return 'anna@example.test';
      case 'phone':
        return '+48600100200';
    }
  };
}

const monthsOf = (bound: unknown): number | undefined =>
  typeof bound === 'object' && bound !== null && 'months' in bound && typeof bound.months === 'number' ? bound.months : undefined;
