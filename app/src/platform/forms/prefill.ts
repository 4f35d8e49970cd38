import type { Answer, Answers, FormDefinition, Known, SimpleField } from './definition.ts';
import { readTyped } from './field-values.ts';
import { isLocked } from './parse.ts';
import { knownRows } from './rows.ts';
import { withComputed } from './computed.ts';

/** Fills what is known: fields not answered yet get their first value, locked ones always the value of the register,
 *  whatever a draft or a client says. */
export function withPrefills(definition: FormDefinition, answers: Answers, known: Known): Answers {
  const filled: Record<string, Answer | undefined> = { ...answers };
  for (const page of definition.pages) {
    for (const field of page.fields) {
      if (field.prefill === undefined || field.type === 'group') continue;
      if (filled[field.name] !== undefined && !isLocked(field, known)) continue;
      const value = prefillOf(field, known);
      if (value !== undefined) filled[field.name] = value;
    }
  }
  return withComputed(definition, filled);
}

/** Lists that begin with the rows the institution knows; asked once, when a form is begun, so that one which was emptied
 *  stays empty. */
export function withRowsBegun(definition: FormDefinition, answers: Answers, known: Known): Answers {
  const begun: Record<string, Answer | undefined> = { ...answers };
  for (const field of definition.pages.flatMap(page => page.fields)) {
    if (field.type !== 'group' || field.prefill === undefined || begun[field.name] !== undefined) continue;
    const rows = knownRows(field, known).slice(0, field.max);
    if (rows.length > 0) begun[field.name] = rows;
  }
  return begun;
}

/** The first value of a field as an answer; undefined where nothing fills it. */
export function prefillOf(field: SimpleField, known: Known): Answer | undefined {
  const value = field.prefill === undefined ? undefined : known[field.prefill];
  if (typeof value === 'string') return readTyped(field, value);
  if (typeof value === 'number') return field.type === 'number' ? value : readTyped(field, String(value));
  if (typeof value === 'boolean') return field.type === 'yes-no' ? value : undefined;
  if (value === undefined || 'rows' in value || field.type !== 'choices') return undefined;
  // A register may know more than the form offers.
  return field.optionsFrom === undefined ? value.filter(one => field.options.some(option => option.value === one)) : value;
}
