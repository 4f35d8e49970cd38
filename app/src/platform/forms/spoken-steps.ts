import type { Bilingual } from '#platform/text/text.ts';
import type { ConditionScope } from './conditions.ts';
import type { Answer, Answers, FormDefinition, GroupField, Known, SimpleField } from './definition.ts';
import { isLocked } from './parse.ts';
import { itemsOf, viewOf } from './visible.ts';

/** One thing to ask: a field, or whether a group has another item. `path` names it as in remarks. */
export type Step =
  | {
      kind: 'field';
      path: string;
      page: string;
      field: SimpleField;
      scope: ConditionScope;
      locked: boolean;
      item?: { title: Bilingual; index: number };
    }
  | { kind: 'another'; path: string; page: string; group: GroupField; count: number };

/** Everything there is to ask with these answers, in order. A group asks for the items it must have, then whether there
 *  is another, unless it is full or closed. */
export function stepsOf(definition: FormDefinition, answers: Answers, known: Known, closedGroups: ReadonlySet<string>): readonly Step[] {
  const view = viewOf(definition, answers, known);
  return view.pages().flatMap(page =>
    view.fields(page).flatMap((field): readonly Step[] => {
      if (field.type !== 'group')
        return [{ kind: 'field', path: field.name, page: page.name, field, scope: view.scope, locked: isLocked(field, known) }];
      const given = itemsOf(answers, field);
      const items = given.length < field.min ? [...given, ...Array.from({ length: field.min - given.length }, () => ({}))] : given;
      const steps = items.flatMap((item, index) =>
        view.itemFields(field, item).map(
          (inside): Step => ({
            kind: 'field',
            path: `${field.name}.${index}.${inside.name}`,
            page: page.name,
            field: inside,
            scope: view.itemScope(field, item),
            locked: false,
            item: { title: field.itemTitle, index },
          }),
        ),
      );
      const mayAdd = items.length < field.max && !closedGroups.has(field.name);
      return mayAdd
        ? [...steps, { kind: 'another', path: `${field.name}.another`, page: page.name, group: field, count: items.length }]
        : steps;
    }),
  );
}

export function answerAt(answers: Answers, path: string): Answer | undefined {
  const [first = '', index, inside = ''] = path.split('.');
  if (index === undefined) return answers[first];
  return itemAt(answers, first, Number(index))?.[inside];
}

/** The answers with one more or, for undefined, one less; items before it come to be where they were missing. */
export function withAnswerAt(answers: Answers, path: string, value: Answer | undefined): Answers {
  const [first = '', index, inside = ''] = path.split('.');
  if (index === undefined) return without({ ...answers, [first]: value }, first, value);
  const items = Array.from(
    { length: Math.max(Number(index) + 1, listAt(answers, first).length) },
    (_, place) => itemAt(answers, first, place) ?? {},
  );
  items[Number(index)] = without({ ...items[Number(index)], [inside]: value }, inside, value);
  return { ...answers, [first]: items };
}

function without(answers: Answers, name: string, value: Answer | undefined): Answers {
  if (value !== undefined) return answers;
  const { [name]: _dropped, ...others } = answers;
  return others;
}

const listAt = (answers: Answers, name: string): readonly unknown[] => {
  const value = answers[name];
  return Array.isArray(value) ? value : [];
};

function itemAt(answers: Answers, name: string, index: number): Answers | undefined {
  const item = listAt(answers, name)[index];
  return typeof item === 'object' && item !== null ? (item as Answers) : undefined;
}
