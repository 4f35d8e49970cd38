import { isAnswered } from './conditions.ts';
import type { Answer, Answers, FormDefinition, GroupField, Known, KnownRows } from './definition.ts';
import { fieldsByName } from './form-index.ts';
import { gapsIn, GOES_ON, inOrder, overlapsIn, periodsOf } from './periods.ts';
import { itemsOf } from './visible.ts';

/** Items of a group that are many and edited one at a time: adding, changing, taking over what is known, in order. */

export function rowsGroup(definition: FormDefinition, name: string): GroupField | undefined {
  const field = fieldsByName(definition).get(name)?.field;
  return field?.type === 'group' && field.shown === 'rows' ? field : undefined;
}

/** The answers with these items, in the order of their first days where they are periods; those without a day come last.
 *  @returns also where the item that was at `watched` is now */
export function withRows(
  answers: Answers,
  group: GroupField,
  items: readonly Answers[],
  watched?: number,
): { answers: Answers; at: number | undefined } {
  const { [group.name]: _before, ...others } = answers;
  const { period } = group;
  if (period === undefined) return { answers: items.length === 0 ? others : { ...others, [group.name]: items }, at: watched };
  const dated = inOrder(periodsOf(items, period)).map(one => one.index);
  const order = [...dated, ...items.map((_, index) => index).filter(index => !dated.includes(index))];
  const sorted = order.map(index => items[index] as Answers);
  return {
    answers: sorted.length === 0 ? others : { ...others, [group.name]: sorted },
    at: watched === undefined ? undefined : order.indexOf(watched),
  };
}

/** Whether anything was answered in an item. */
export const isBegun = (item: Answers): boolean => Object.values(item).some(isAnswered);

/** What the institution knows, as items of the group. */
export function knownRows(group: GroupField, known: Known): readonly Answers[] {
  const { rowsFrom } = group;
  if (rowsFrom === undefined) return [];
  const source = known[`rows.${rowsFrom.source}`];
  if (typeof source !== 'object' || !('rows' in source)) return [];
  return source.rows.map(row => {
    const item: Record<string, Answer> = {};
    // In the order of the group's fields, as everything that is typed and stored.
    for (const field of group.fields) {
      const value = field.name === rowsFrom.classify?.field ? classified(rowsFrom.classify, row) : row[rowsFrom.take[field.name] ?? ''];
      if (value !== undefined && value !== '') item[field.name] = value;
    }
    return item;
  });
}

function classified(by: NonNullable<NonNullable<GroupField['rowsFrom']>['classify']>, row: KnownRows['rows'][number]): string {
  const value = row[by.by] ?? '';
  return by.starts.find(([start]) => value.startsWith(start))?.[1] ?? by.otherwise;
}

// Field by field: the database keeps the names of an item in an order of its own.
export const sameRow = (group: GroupField, left: Answers, right: Answers): boolean =>
  group.fields.every(({ name }) => JSON.stringify(left[name]) === JSON.stringify(right[name]));

/** Known rows that are not in the list as they are known. */
export const missingRows = (group: GroupField, answers: Answers, known: Known): readonly Answers[] =>
  knownRows(group, known).filter(row => !itemsOf(answers, group).some(item => sameRow(group, item, row)));

/** Whether an item stands as the institution knows it. */
export const isAsKnown = (group: GroupField, item: Answers, known: Known): boolean =>
  knownRows(group, known).some(row => sameRow(group, row, item));

/** What is to be seen about each item of a group of periods. */
export interface RowNote {
  /** Places of items that share a day with it. */
  overlaps: readonly number[];
  /** Days before it that nothing covers. */
  gap: { from: string; to: string } | undefined;
}

export function rowNotes(group: GroupField, items: readonly Answers[]): ReadonlyMap<number, RowNote> {
  const notes = new Map<number, RowNote>();
  if (group.period === undefined) return notes;
  const periods = periodsOf(items, group.period);
  const noteOf = (index: number): RowNote => notes.get(index) ?? { overlaps: [], gap: undefined };
  for (const [early, late] of overlapsIn(periods)) {
    notes.set(early.index, { ...noteOf(early.index), overlaps: [...noteOf(early.index).overlaps, late.index] });
    notes.set(late.index, { ...noteOf(late.index), overlaps: [...noteOf(late.index).overlaps, early.index] });
  }
  for (const { from, to, before } of gapsIn(periods)) notes.set(before, { ...noteOf(before), gap: { from, to } });
  return notes;
}

/** Days that the periods cover together, those of overlaps once. Periods that go on count until `today`. */
export function coveredDays(group: GroupField, items: readonly Answers[], today: string): number {
  if (group.period === undefined) return 0;
  const daysUntil = (first: string, last: string): number => Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
  let [days, coveredTo] = [0, ''];
  for (const one of inOrder(periodsOf(items, group.period).filter(period => period.from <= period.to))) {
    const to = one.to === GOES_ON ? today : one.to;
    if (to < one.from || to <= coveredTo) continue;
    days += one.from > coveredTo ? daysUntil(one.from, to) + 1 : daysUntil(coveredTo, to);
    coveredTo = to;
  }
  return days;
}
