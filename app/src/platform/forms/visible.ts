import { type ConditionScope, holds } from './conditions.ts';
import type { Answers, ChoiceOption, FormDefinition, FormField, FormPage, GroupField, Known, SimpleField } from './definition.ts';
import { fieldsByName } from './form-index.ts';

/** What a form asks, given what has been answered and what is known. */
export interface View {
  readonly definition: FormDefinition;
  readonly answers: Answers;
  readonly known: Known;
  readonly scope: ConditionScope;
  pages(): readonly FormPage[];
  fields(page: FormPage): readonly FormField[];
  asks(fieldName: string): boolean;
  /** Fields asked inside one item of a group, and the scope their conditions see. */
  itemFields(group: GroupField, item: Answers): readonly SimpleField[];
  itemScope(group: GroupField, item: Answers): ConditionScope;
}

/** Looks at a form once; the answer about each field is kept for the life of the view. */
export function viewOf(definition: FormDefinition, answers: Answers, known: Known): View {
  const index = fieldsByName(definition);
  const asked = new Map<string, boolean>();
  const pageShown = new Map<FormPage, boolean>();
  const scope: ConditionScope = { known, answer: path => (view.asks(path) ? answers[path] : undefined) };

  const showsPage = (page: FormPage): boolean => {
    const before = pageShown.get(page);
    if (before !== undefined) return before;
    const shown = holds(page.when, scope);
    pageShown.set(page, shown);
    return shown;
  };

  const view: View = {
    definition,
    answers,
    known,
    scope,
    // A page all of whose questions are hidden has nothing to ask.
    pages: () => definition.pages.filter(page => showsPage(page) && page.fields.some(field => view.asks(field.name))),
    fields: page => (showsPage(page) ? page.fields.filter(field => view.asks(field.name)) : []),
    asks(fieldName) {
      const before = asked.get(fieldName);
      if (before !== undefined) return before;
      const placed = index.get(fieldName);
      const shown = placed !== undefined && showsPage(placed.page) && holds(placed.field.when, scope);
      asked.set(fieldName, shown);
      return shown;
    },
    itemScope(group, item) {
      const inside = new Map(group.fields.map(field => [`${group.name}.${field.name}`, field]));
      const itemScope: ConditionScope = {
        known,
        answer(path) {
          const sibling = inside.get(path);
          if (sibling === undefined) return scope.answer(path);
          return holds(sibling.when, itemScope) ? item[sibling.name] : undefined;
        },
      };
      return itemScope;
    },
    itemFields(group, item) {
      const itemScope = view.itemScope(group, item);
      return group.fields.filter(field => holds(field.when, itemScope));
    },
  };
  return view;
}

/** The answers of a group as items; empty where there are none or something else stands there. */
export function itemsOf(answers: Answers, group: GroupField): readonly Answers[] {
  const value = answers[group.name];
  return Array.isArray(value) ? value.filter((item): item is Answers => typeof item === 'object' && item !== null) : [];
}

/** Options of a choice that are offered now. Those of `optionsFrom` come from what is known: the list
 *  `options.<source>` holds the values, `options.<source>.<value>.pl` and `.en` what is read. */
export function optionsOf(field: SimpleField & { type: 'choice' | 'choices' }, scope: ConditionScope): readonly ChoiceOption[] {
  const written = field.options.filter(option => holds(option.when, scope));
  if (field.optionsFrom === undefined) return written;
  const source = `options.${field.optionsFrom}`;
  const values = scope.known[source];
  if (!Array.isArray(values)) return written;
  const label = (value: string, lang: 'pl' | 'en'): string =>
    String(scope.known[`${source}.${value}.${lang}`] ?? scope.known[`${source}.${value}`] ?? value);
  return [
    ...written,
    ...(values as readonly string[]).map(value => ({ value, label: { pl: label(value, 'pl'), en: label(value, 'en') } })),
  ];
}
