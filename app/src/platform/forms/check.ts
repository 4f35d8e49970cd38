import type { Day } from '#kernel/day.ts';
import type { Bilingual, Lang } from '#platform/text/text.ts';
import { type Fault, faultOf } from './check-field.ts';
import { brokenRules } from './cross-rules.ts';
import type { Answer, Answers, FormDefinition, FormPage, GroupField, Known, SimpleField } from './definition.ts';
import { fieldsByName } from './form-index.ts';
import { isLocked } from './parse.ts';
import { prefillOf } from './prefill.ts';
import { inBoth } from './text.ts';
import { itemsOf, type View, viewOf } from './visible.ts';

/** Something to put right before the form can be sent: where, of what kind, and a sentence for the person. */
export interface Remark {
  /** `field`, or `group.0.field`. */
  path: string;
  kind: string;
  text: Bilingual;
}

/** A form being filled in. `today` is the day in Poland. */
export interface Filling {
  answers: Answers;
  known: Known;
  today: Day;
}

/** What is wrong on one page, in the order of its questions; cross rules stand at the field they name. */
export function checkPage(definition: FormDefinition, pageName: string, filling: Filling): readonly Remark[] {
  const view = viewOf(definition, filling.answers, filling.known);
  const page = definition.pages.find(one => one.name === pageName);
  if (page === undefined) return [];
  const remarks = fieldRemarks(view, page, filling);
  const here = new Set(page.fields.map(field => field.name));
  return [...remarks, ...ruleRemarks(view, filling, remarks).filter(remark => here.has(remark.path))];
}

/** What is wrong with the whole form; nothing means that it may be sent. */
export function checkAll(definition: FormDefinition, filling: Filling): readonly Remark[] {
  return checkView(viewOf(definition, filling.answers, filling.known), filling);
}

export function checkView(view: View, filling: Filling): readonly Remark[] {
  const remarks: Remark[] = [];
  for (const page of view.definition.pages) remarks.push(...fieldRemarks(view, page, filling));
  return (view.definition.rules ?? []).length === 0 ? remarks : [...remarks, ...ruleRemarks(view, filling, remarks)];
}

function fieldRemarks(view: View, page: FormPage, filling: Filling): readonly Remark[] {
  const remarks: Remark[] = [];
  for (const field of view.fields(page)) {
    if (field.type === 'group') {
      remarks.push(...groupRemarks(view, field, filling));
      continue;
    }
    const answer = view.answers[field.name];
    const fault =
      faultOf(field, answer, view.scope, filling.today) ??
      (changedLocked(field, answer, view.known) ? ({ kind: 'differs-from-register' } as const) : undefined);
    if (fault !== undefined) remarks.push(remarkOf(field.name, fault, lang => inBoth('label', one => ({ label: field.label[one] }))[lang]));
  }
  return remarks;
}

/** A locked field that does not say what the register says: a page of ours does not do that by itself. */
function changedLocked(field: SimpleField, answer: Answer | undefined, known: Known): boolean {
  if (!isLocked(field, known)) return false;
  const right = prefillOf(field, known);
  return right !== undefined && right !== answer && JSON.stringify(right) !== JSON.stringify(answer);
}

function groupRemarks(view: View, group: GroupField, filling: Filling): readonly Remark[] {
  const items = itemsOf(view.answers, group);
  const title = (lang: Lang): string => inBoth('label', one => ({ label: group.label[one] }))[lang];
  const min = group.optional === true && items.length === 0 ? 0 : group.min;
  const remarks: Remark[] = [];
  if (items.length < min) remarks.push(remarkOf(group.name, { kind: 'missing-items', values: () => ({ min }) }, title));
  if (items.length > group.max) remarks.push(remarkOf(group.name, { kind: 'too-many-items', values: () => ({ max: group.max }) }, title));
  items.forEach((item, index) => {
    const scope = view.itemScope(group, item);
    for (const field of view.itemFields(group, item)) {
      const fault = faultOf(field, item[field.name], scope, filling.today);
      const label = (lang: Lang): string =>
        inBoth('item-label', one => ({ item: group.itemTitle[one], number: index + 1, label: field.label[one] }))[lang];
      if (fault !== undefined) remarks.push(remarkOf(`${group.name}.${index}.${field.name}`, fault, label));
    }
  });
  return remarks;
}

function remarkOf(path: string, fault: Fault, label: (lang: Lang) => string): Remark {
  return { path, kind: fault.kind, text: inBoth(fault.kind, lang => ({ ...fault.values?.(lang), label: label(lang) })) };
}

function ruleRemarks(view: View, filling: Filling, remarks: readonly Remark[]): readonly Remark[] {
  const faulty = new Set(remarks.map(remark => remark.path.split('.')[0] ?? ''));
  const wellFormed = (name: string): boolean => !faulty.has(name) && noFault(view, name, filling);
  return brokenRules(view, wellFormed).map(rule => ({ path: rule.at, kind: `rule:${rule.name}`, text: rule.text }));
}

/** A rule of this page may look at a field of another page, which was not checked with it. */
function noFault(view: View, name: string, filling: Filling): boolean {
  const field = fieldsByName(view.definition).get(name)?.field;
  if (field === undefined || !view.asks(name)) return false;
  return field.type === 'group'
    ? groupRemarks(view, field, filling).length === 0
    : faultOf(field, view.answers[name], view.scope, filling.today) === undefined;
}
