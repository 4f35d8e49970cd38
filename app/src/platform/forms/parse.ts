import type { Answer, Answers, FormDefinition, FormField, FormPage, GroupField, Known, SimpleField } from './definition.ts';
import { readTyped, tidy } from './field-values.ts';
import { itemsOf } from './visible.ts';

/** Reads what people send. What cannot be read as its kind (`31.02.2026`, a PESEL of ten digits) stays as it was typed
 *  in the answers, so that a draft keeps it and the page can show it again; check.ts says what is wrong with it. */

/** Fields as a browser posts them: `surname`, `born.day`, `people.0.pesel`. */
export type PostedFields = ReadonlyMap<string, readonly string[]>;

/** More items than any group allows are not read: they can only come from somebody who did not use our page. */
const MOST_ITEMS = 100;

/** The answers after one page was posted: its fields as posted, those of other pages as they were. */
export function answersAfterPage(page: FormPage, posted: PostedFields, before: Answers, known: Known): Answers {
  const after: Record<string, Answer | undefined> = { ...before };
  for (const field of page.fields) {
    if (isLocked(field, known)) continue;
    const read = field.type === 'group' ? readGroup(field, posted, before) : readField(field, field.name, posted);
    if (read === undefined) delete after[field.name];
    else after[field.name] = read;
  }
  return after;
}

/** The answers of a whole form posted at once, without anything before. */
export function answersOfPosted(definition: FormDefinition, posted: PostedFields, known: Known): Answers {
  return definition.pages.reduce<Answers>((answers, page) => answersAfterPage(page, posted, answers, known), {});
}

/** Whether the field holds a value of the register that is not to be changed here. One that the register does not have
 *  is asked like any other. */
export function isLocked(field: FormField, known: Known): boolean {
  if (field.type === 'computed') return true;
  return field.readOnly === true && field.prefill !== undefined && known[field.prefill] !== undefined;
}

function readField(field: SimpleField, path: string, posted: PostedFields): Answer | undefined {
  const values = posted.get(path) ?? [];
  if (field.type === 'choices') {
    const chosen = [...new Set(values.map(tidy).filter(value => value !== ''))];
    return chosen.length === 0 ? undefined : chosen;
  }
  if ((field.type === 'date' || field.type === 'month') && values.length === 0) {
    const parts = (field.type === 'date' ? DAY_PARTS : MONTH_PARTS).map(part => tidy(posted.get(`${path}.${part}`)?.[0] ?? ''));
    return parts.every(part => part === '') ? undefined : readTyped(field, parts.join('.'));
  }
  return readTyped(field, values[0] ?? '');
}

const DAY_PARTS = ['day', 'month', 'year'] as const;
const MONTH_PARTS = ['month', 'year'] as const;

function readGroup(group: GroupField, posted: PostedFields, before: Answers): Answer | undefined {
  const prefix = `${group.name}.`;
  const numbers = new Set<number>();
  for (const name of posted.keys()) {
    const number = name.startsWith(prefix) ? /^\d{1,3}(?=\.|$)/.exec(name.slice(prefix.length))?.[0] : undefined;
    if (number !== undefined) numbers.add(Number(number));
  }
  if (group.shown === 'rows') return readRows(group, [...numbers], posted, before);
  const items = [...numbers]
    .sort((left, right) => left - right)
    .slice(0, MOST_ITEMS)
    .map(number => readItem(group, `${prefix}${number}`, posted));
  return items.length === 0 ? undefined : items;
}

/** Of rows only the open one is posted: the others stay, and a new one that was left empty does not come to be. */
function readRows(group: GroupField, numbers: readonly number[], posted: PostedFields, before: Answers): Answer | undefined {
  const items = [...itemsOf(before, group)];
  for (const number of numbers.filter(one => one <= items.length && one < MOST_ITEMS)) {
    const item = readItem(group, `${group.name}.${number}`, posted);
    if (number < items.length || Object.keys(item).length > 0) items[number] = item;
  }
  return items.length === 0 ? undefined : items;
}

function readItem(group: GroupField, path: string, posted: PostedFields): Answers {
  const read = group.fields.map(field => [field.name, readField(field, `${path}.${field.name}`, posted)] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/** Answers that came as JSON, tidied as typed ones are: an API client may send `521-30-17-228` too.
 *  The shape must have been checked (to-json.ts). */
export function answersOfJson(definition: FormDefinition, body: Readonly<Record<string, unknown>>): Answers {
  const read = (field: SimpleField, value: unknown): Answer | undefined => {
    if (typeof value === 'string') return readTyped(field, value);
    if (Array.isArray(value)) return value.length === 0 ? undefined : (value as readonly string[]);
    return typeof value === 'boolean' || typeof value === 'number' ? value : undefined;
  };
  const readAll = (fields: readonly SimpleField[], from: Readonly<Record<string, unknown>>): Record<string, Answer> => {
    const answers: Record<string, Answer> = {};
    for (const field of fields) {
      const value = read(field, from[field.name]);
      if (value !== undefined) answers[field.name] = value;
    }
    return answers;
  };
  const answers: Record<string, Answer> = {};
  for (const page of definition.pages) {
    Object.assign(
      answers,
      readAll(
        page.fields.filter(field => field.type !== 'group'),
        body,
      ),
    );
    for (const group of page.fields.filter(field => field.type === 'group')) {
      const items = itemsOf(body as Answers, group).map(item => readAll(group.fields, item));
      if (items.length > 0) answers[group.name] = items;
    }
  }
  return answers;
}

/** The parts of a day to show again, also where what was typed is no day. */
export function typedDayParts(answer: Answer | undefined): { day: string; month: string; year: string } {
  if (typeof answer !== 'string') return { day: '', month: '', year: '' };
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(answer);
  if (iso !== null) return { day: String(Number(iso[3])), month: String(Number(iso[2])), year: iso[1] ?? '' };
  const [day = '', month = '', ...year] = answer.split('.');
  return { day, month, year: year.join('.') };
}

/** The same for a month. */
export function typedMonthParts(answer: Answer | undefined): { month: string; year: string } {
  if (typeof answer !== 'string') return { month: '', year: '' };
  const iso = /^(\d{4})-(\d{2})$/.exec(answer);
  if (iso !== null) return { month: String(Number(iso[2])), year: iso[1] ?? '' };
  const [month = '', ...year] = answer.split('.');
  return { month, year: year.join('.') };
}
