import { checkPage, type Filling } from './check.ts';
import type { Answers, FormDefinition, FormPage, GroupField, Known } from './definition.ts';
import { fieldsByName } from './form-index.ts';
import type { PostedFields } from './parse.ts';
import { itemsOf, viewOf } from './visible.ts';

/** The way through a form: which page follows, how far one is. Pages that ask nothing are not on the way. */

/** The page after the named one; the first where none is named or the named one is no longer asked; undefined after
 *  the last, which means: to the check page. */
export function nextPage(definition: FormDefinition, answers: Answers, known: Known, after?: string): FormPage | undefined {
  const pages = viewOf(definition, answers, known).pages();
  if (after === undefined) return pages[0];
  const place = definition.pages.findIndex(page => page.name === after);
  // The page left behind may have hidden itself by its own answers, so the order of the definition counts.
  return pages.find(page => definition.pages.indexOf(page) > place);
}

/** The page before the named one; undefined before the first. Without a name, the last: one comes back from the check page. */
export function previousPage(definition: FormDefinition, answers: Answers, known: Known, before?: string): FormPage | undefined {
  const pages = viewOf(definition, answers, known).pages();
  const place = before === undefined ? definition.pages.length : definition.pages.findIndex(page => page.name === before);
  return pages.findLast(page => definition.pages.indexOf(page) < place);
}

/** "Page 2 of 5", the check page being the last. `page` left out means the check page. */
export function progress(definition: FormDefinition, answers: Answers, known: Known, page?: string): { at: number; of: number } {
  const pages = viewOf(definition, answers, known).pages();
  const place = page === undefined ? pages.length : pages.findIndex(one => one.name === page);
  return { at: place + 1, of: pages.length + 1 };
}

/** Where somebody who comes back to a draft goes on; undefined where everything is well answered. */
export function firstIncompletePage(definition: FormDefinition, filling: Filling): FormPage | undefined {
  return viewOf(definition, filling.answers, filling.known)
    .pages()
    .find(page => checkPage(definition, page.name, filling).length > 0);
}

/** What the pressed button asked for, by the name and value `intent`. */
export type Intent =
  | { kind: 'go-on' }
  | { kind: 'go-back' }
  | { kind: 'save' }
  | { kind: 'add-item'; group: string }
  | { kind: 'remove-item'; group: string; index: number }
  | { kind: 'open-row'; group: string; index: number | 'new' }
  | { kind: 'keep-row'; group: string; index: number }
  | { kind: 'take-rows'; group: string }
  | { kind: 'undo' };

/** Reads `add:people`, `remove:people:0`, `open:periods:3`, `open:periods:new`, `keep:periods:3`, `take:periods`, `undo`,
 *  `back`, `save`; anything else goes on. */
export function intentOf(posted: PostedFields): Intent {
  const [verb, group, index] = (posted.get('intent')?.[0] ?? '').split(':');
  if (verb === 'back') return { kind: 'go-back' };
  if (verb === 'save') return { kind: 'save' };
  if (verb === 'add' && group !== undefined) return { kind: 'add-item', group };
  if (verb === 'remove' && group !== undefined && /^\d{1,3}$/.test(index ?? ''))
    return { kind: 'remove-item', group, index: Number(index) };
  if (verb === 'undo') return { kind: 'undo' };
  if (verb === 'take' && group !== undefined) return { kind: 'take-rows', group };
  if (verb === 'open' && group !== undefined && index === 'new') return { kind: 'open-row', group, index };
  if ((verb === 'open' || verb === 'keep') && group !== undefined && /^\d{1,3}$/.test(index ?? ''))
    return { kind: `${verb}-row`, group, index: Number(index) };
  return { kind: 'go-on' };
}

/** An empty item more; as it was where the group is full or is no group. */
export function withItemAdded(definition: FormDefinition, answers: Answers, group: string): Answers {
  const field = groupNamed(definition, group);
  if (field === undefined) return answers;
  const items = itemsOf(answers, field);
  return items.length >= field.max ? answers : { ...answers, [group]: [...items, {}] };
}

/** Without that item; as it was where there is no such item. */
export function withItemRemoved(definition: FormDefinition, answers: Answers, group: string, index: number): Answers {
  const field = groupNamed(definition, group);
  if (field === undefined) return answers;
  const left = itemsOf(answers, field).filter((_, place) => place !== index);
  const { [group]: _dropped, ...others } = answers;
  return left.length === 0 ? others : { ...others, [group]: left };
}

function groupNamed(definition: FormDefinition, name: string): GroupField | undefined {
  const field = fieldsByName(definition).get(name)?.field;
  return field?.type === 'group' ? field : undefined;
}
