import { isAnswered } from './conditions.ts';
import type { Answer, Answers, FormDefinition, Known } from './definition.ts';
import { itemsOf, type View, viewOf } from './visible.ts';

/** The answers that may be stored: only to questions that are asked, in the order of the form. What somebody typed
 *  before they changed their mind is nobody's business. Storing what is stored changes nothing. */
export function storedAnswers(definition: FormDefinition, answers: Answers, known: Known): Answers {
  return storedOf(viewOf(definition, answers, known));
}

export function storedOf(view: View): Answers {
  const kept: Record<string, Answer> = {};
  for (const page of view.definition.pages) {
    for (const field of view.fields(page)) {
      if (field.type === 'group') {
        const items = itemsOf(view.answers, field).map(item =>
          itemOf(
            view.itemFields(field, item).map(one => one.name),
            item,
          ),
        );
        if (items.length > 0) kept[field.name] = items;
        continue;
      }
      const value = view.answers[field.name];
      if (value !== undefined && isAnswered(value)) kept[field.name] = value;
    }
  }
  return kept;
}

function itemOf(names: readonly string[], item: Answers): Answers {
  const kept: Record<string, Answer> = {};
  for (const name of names) {
    const value = item[name];
    if (value !== undefined && isAnswered(value)) kept[name] = value;
  }
  return kept;
}
