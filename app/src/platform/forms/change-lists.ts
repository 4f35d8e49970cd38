import type { Answers, FormDefinition, FormPage, GroupField, Known } from './definition.ts';
import { withComputed } from './computed.ts';
import { answersAfterPage, type PostedFields } from './parse.ts';
import { isBegun, missingRows, rowsGroup, sameRow, withRows } from './rows.ts';
import { itemsOf } from './visible.ts';
import { type Intent, withItemAdded, withItemRemoved } from './walk.ts';

/** A list as it was before a row of it was added, changed, taken over or removed. */
export interface UndoStep {
  group: string;
  what: 'removed' | 'kept' | 'taken';
  items: readonly Answers[];
}

/** What became of a page that was posted. */
export interface Change {
  answers: Answers;
  undo: readonly UndoStep[];
  /** The list that was changed, and where the row now is that was worked on. */
  list?: string;
  at?: number | undefined;
}

interface Opened {
  form: FormDefinition;
  known: Known;
  answers: Answers;
  draft: { undo: readonly UndoStep[] };
}

/** The answers after a page was posted with one of its buttons. Whatever row is open is kept with every button, so that
 *  nobody loses what they typed by pressing another one; each change of a list can be taken back. */
export function changeOf(opened: Opened, page: FormPage, posted: PostedFields, intent: Intent): Change {
  const { form, known } = opened;
  const typed = answersAfterPage(page, posted, opened.answers, known);
  const before: Change = { answers: typed, undo: opened.draft.undo };
  const changed = listChange(opened, before, intent);
  const tidied = page.fields.reduce<Change>((so, field) => {
    const group = rowsGroup(form, field.name);
    if (group === undefined || intent.kind === 'undo') return so;
    const watched = intent.kind === 'keep-row' && intent.group === group.name ? intent.index : undefined;
    return tidy(opened, group, so, watched);
  }, changed);
  return { ...tidied, answers: withComputed(form, tidied.answers) };
}

function listChange({ form, known }: Opened, so: Change, intent: Intent): Change {
  switch (intent.kind) {
    case 'add-item':
      return { ...so, answers: withItemAdded(form, so.answers, intent.group), list: intent.group };
    case 'remove-item': {
      const group = rowsGroup(form, intent.group);
      const answers = withItemRemoved(form, so.answers, intent.group, intent.index);
      const undo = group === undefined ? so.undo : [...so.undo, step(group, 'removed', so.answers)];
      return { answers, undo, list: intent.group };
    }
    case 'take-rows': {
      const group = rowsGroup(form, intent.group);
      if (group === undefined) return so;
      const items = [...itemsOf(so.answers, group), ...missingRows(group, so.answers, known)].slice(0, group.max);
      return { answers: { ...so.answers, [group.name]: items }, undo: [...so.undo, step(group, 'taken', so.answers)], list: group.name };
    }
    case 'undo': {
      const last = so.undo.at(-1);
      const group = last && rowsGroup(form, last.group);
      if (last === undefined || group === undefined) return so;
      return { answers: withRows(so.answers, group, last.items).answers, undo: so.undo.slice(0, -1), list: last.group };
    }
    default:
      return so;
  }
}

const step = (group: GroupField, what: UndoStep['what'], answers: Answers): UndoStep => ({
  group: group.name,
  what,
  items: itemsOf(answers, group),
});

/** Rows in order, without those that were begun and left empty. What was typed into the open one can be taken back too. */
function tidy(opened: Opened, group: GroupField, so: Change, watched: number | undefined): Change {
  const items = itemsOf(so.answers, group);
  const kept = items.filter((item, index) => isBegun(item) || index === watched);
  const before = itemsOf(opened.answers, group);
  const typedHere =
    so.list !== group.name && (kept.length !== before.length || kept.some((item, index) => !sameRow(group, item, before[index] ?? {})));
  const sorted = withRows(so.answers, group, kept, watched === undefined ? undefined : kept.indexOf(items[watched] as Answers));
  return {
    ...so,
    answers: sorted.answers,
    undo: typedHere ? [...so.undo, { group: group.name, what: 'kept', items: before }] : so.undo,
    ...(watched === undefined || sorted.at === undefined || sorted.at < 0 ? {} : { at: sorted.at }),
  };
}
