import type { Remark } from '#platform/forms/check.ts';
import type { Answers, FormDefinition } from '#platform/forms/definition.ts';
import { rowsGroup } from '#platform/forms/rows.ts';
import { itemsOf } from '#platform/forms/visible.ts';

/** The row of a list that is open for writing. */
export interface OpenRow {
  group: string;
  row: number | 'new';
}

/** Reads `?row=periods.3` or `?row=periods.new`. */
export function rowAsked(form: FormDefinition, asked: string | undefined): OpenRow | undefined {
  const [, group = '', row = ''] = /^([A-Za-z][\w-]*)\.(new|\d{1,3})$/.exec(asked ?? '') ?? [];
  return rowsGroup(form, group) === undefined ? undefined : { group, row: row === 'new' ? row : Number(row) };
}

/** The first row that is not right is opened, so that the error leads to where it can be mended. */
export function firstRowAtFault(form: FormDefinition, remarks: readonly Remark[]): OpenRow | undefined {
  for (const { path } of remarks) {
    const [group = '', index] = path.split('.');
    if (index !== undefined && rowsGroup(form, group) !== undefined) return { group, row: Number(index) };
  }
  return undefined;
}

/** Whether the question of a remark is on the page: of a list, only the open row is. */
export function isDrawn(form: FormDefinition, path: string, open: OpenRow | undefined): boolean {
  const [group = '', index] = path.split('.');
  if (index === undefined || rowsGroup(form, group) === undefined) return true;
  return open?.group === group && open.row === Number(index);
}

export function rowCount(form: FormDefinition, answers: Answers, name: string): number {
  const group = rowsGroup(form, name);
  return group === undefined ? 0 : itemsOf(answers, group).length;
}
