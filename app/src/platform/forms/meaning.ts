import { fieldsOf, simpleConditionsOf } from './conditions.ts';
import type { Condition, CrossRule, FormDefinition, FormField, GroupField, SimpleField } from './definition.ts';
import { fieldsByName } from './form-index.ts';
import { derivedFaults, periodFaults } from './meaning-of-groups.ts';

/** What the shape of a definition cannot say: names that are unique, references that lead somewhere and only backwards
 *  (so that no two questions wait for each other), choices that offer something. */
export function semanticFaults(definition: FormDefinition): readonly string[] {
  const order = new Map<string, number>();
  for (const page of definition.pages) for (const field of page.fields) if (!order.has(field.name)) order.set(field.name, order.size);
  const reader = new ReferenceReader(definition, order);
  const faults = [...dayFaults(definition), ...nameFaults(definition)];
  for (const page of definition.pages) {
    const firstOnPage = order.get(page.fields[0]?.name ?? '') ?? 0;
    faults.push(...reader.faultsOf(page.when, `page "${page.name}"`, firstOnPage));
    for (const field of page.fields) {
      const at = `field "${field.name}"`;
      faults.push(...reader.faultsOf(field.when, at, order.get(field.name) ?? 0), ...fieldFaults(field, at));
      if (field.type === 'group') faults.push(...groupFaults(field, reader, order.get(field.name) ?? 0));
      else faults.push(...optionFaults(field, at, reader, order.get(field.name) ?? 0));
    }
  }
  faults.push(...derivedFaults(definition));
  for (const rule of definition.rules ?? []) faults.push(...ruleFaults(rule, definition, reader));
  return faults;
}

class ReferenceReader {
  readonly #definition: FormDefinition;
  readonly #order: ReadonlyMap<string, number>;

  constructor(definition: FormDefinition, order: ReadonlyMap<string, number>) {
    this.#definition = definition;
    this.#order = order;
  }

  /** @param before order number of the place that asks: what it looks at must stand earlier
   *  @param within the group whose item asks, with the fields of the item that stand earlier */
  faultsOf(
    condition: Condition | undefined,
    at: string,
    before: number,
    within?: { group: GroupField; earlier: number },
  ): readonly string[] {
    const faults: string[] = [];
    for (const path of new Set(fieldsOf(condition))) {
      const [first = '', second] = path.split('.');
      if (second !== undefined) {
        const position = within?.group.name === first ? within.group.fields.findIndex(field => field.name === second) : -1;
        if (within === undefined || within.group.name !== first)
          faults.push(`${at}: the condition looks into the group "${first}" from outside its items`);
        else if (position < 0) faults.push(`${at}: the condition looks at "${path}", which does not exist`);
        else if (position >= within.earlier) faults.push(`${at}: the condition looks at "${path}", which does not stand earlier`);
        continue;
      }
      const position = this.#order.get(first);
      if (position === undefined) faults.push(`${at}: the condition looks at "${path}", which does not exist`);
      else if (position >= before) faults.push(`${at}: the condition looks at "${path}", which does not stand earlier`);
    }
    for (const part of simpleConditionsOf(condition)) {
      const fault = this.#impossible(part, within?.group);
      if (fault !== undefined) faults.push(`${at}: ${fault}`);
    }
    return faults;
  }

  /** A comparison that can never be true, such as with an option that is not offered. */
  #impossible(condition: Condition, group: GroupField | undefined): string | undefined {
    if (!('field' in condition) || 'answered' in condition) return undefined;
    const [first = '', second] = condition.field.split('.');
    const field = second === undefined ? fieldsByName(this.#definition).get(first)?.field : group?.fields.find(one => one.name === second);
    if (field === undefined) return undefined;
    const wanted: readonly unknown[] = 'is' in condition ? [condition.is] : 'in' in condition ? condition.in : [condition.includes];
    if ('includes' in condition && field.type !== 'choices') return `"${condition.field}" is not a field of several choices`;
    if (!('includes' in condition) && field.type === 'choices')
      return `"${condition.field}" has several choices: ask whether it includes one`;
    if ((field.type === 'yes-no' || field.type === 'statement') && !wanted.every(value => typeof value === 'boolean'))
      return `"${condition.field}" answers yes or no`;
    if ((field.type === 'choice' || field.type === 'choices') && field.optionsFrom === undefined) {
      const missing = wanted.find(value => !field.options.some(option => option.value === value));
      if (missing !== undefined) return `"${condition.field}" does not offer "${String(missing)}"`;
    }
    return undefined;
  }
}

function nameFaults(definition: FormDefinition): readonly string[] {
  const repeated = (names: readonly string[], what: string): readonly string[] =>
    [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(name => `${what} "${name}" is there more than once`);
  const fields = definition.pages.flatMap(page => page.fields);
  const groups = fields.filter(field => field.type === 'group');
  const all = [...fields.map(field => field.name), ...groups.flatMap(group => group.fields.map(field => field.name))];
  return [
    ...repeated(
      definition.pages.map(page => page.name),
      'page',
    ),
    ...repeated(
      fields.map(field => field.name),
      'field',
    ),
    ...groups.flatMap(group =>
      repeated(
        group.fields.map(field => field.name),
        `field of "${group.name}"`,
      ),
    ),
    ...repeated(
      (definition.rules ?? []).map(rule => rule.name),
      'rule',
    ),
    // Posted beside the answers, or present on every object of the language.
    ...all.filter(name => RESERVED.has(name) || name in {}).map(name => `field "${name}": the name is taken`),
  ];
}

const RESERVED = new Set(['intent', 'header']);

function dayFaults(definition: FormDefinition): readonly string[] {
  const faults = [definition.validFrom, definition.validTo]
    .filter(day => day !== undefined && !isDay(day))
    .map(day => `${day} is not a day`);
  if (definition.validTo !== undefined && definition.validTo < definition.validFrom) faults.push('validTo is before validFrom');
  return faults;
}

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

function fieldFaults(field: FormField, at: string): readonly string[] {
  const faults: string[] = [];
  if (field.readOnly === true && field.prefill === undefined) faults.push(`${at}: read-only, but nothing fills it`);
  if (field.type === 'statement' && field.optional === true) faults.push(`${at}: a statement cannot be optional`);
  if (field.type === 'number' && field.min !== undefined && field.max !== undefined && field.min > field.max)
    faults.push(`${at}: min is above max`);
  if (
    field.type === 'money' &&
    field.minGrosze !== undefined &&
    field.maxGrosze !== undefined &&
    BigInt(field.minGrosze) > BigInt(field.maxGrosze)
  )
    faults.push(`${at}: minGrosze is above maxGrosze`);
  if (field.type === 'date')
    for (const bound of [field.notBefore, field.notAfter])
      if (typeof bound === 'string' && bound !== 'today' && !isDay(bound)) faults.push(`${at}: ${bound} is not a day`);
  if (field.type === 'text' && field.pattern !== undefined) {
    try {
      new RegExp(`^(?:${field.pattern})$`, 'u');
    } catch {
      faults.push(`${at}: the pattern is no regular expression`);
    }
    if (field.patternHint === undefined) faults.push(`${at}: a pattern without a patternHint leaves people guessing`);
  }
  return faults;
}

function groupFaults(group: GroupField, reader: ReferenceReader, order: number): readonly string[] {
  const faults = group.min > group.max ? [`field "${group.name}": min is above max`] : [];
  group.fields.forEach((field, earlier) => {
    const at = `field "${group.name}.${field.name}"`;
    const within = { group, earlier };
    faults.push(
      ...reader.faultsOf(field.when, at, order, within),
      ...fieldFaults(field, at),
      ...optionFaults(field, at, reader, order, within),
    );
  });
  return faults;
}

function optionFaults(
  field: SimpleField,
  at: string,
  reader: ReferenceReader,
  order: number,
  within?: { group: GroupField; earlier: number },
): readonly string[] {
  if (field.type !== 'choice' && field.type !== 'choices') return [];
  const values = field.options.map(option => option.value);
  const faults = field.options.flatMap(option => reader.faultsOf(option.when, `${at} option "${option.value}"`, order, within));
  if (values.length === 0 && field.optionsFrom === undefined) faults.push(`${at}: offers nothing to choose`);
  if (new Set(values).size !== values.length) faults.push(`${at}: an option is there more than once`);
  if (field.type === 'choices' && field.optionsFrom === undefined && (field.min ?? 0) > values.length)
    faults.push(`${at}: asks for more choices than it offers`);
  return faults;
}

function ruleFaults(rule: CrossRule, definition: FormDefinition, reader: ReferenceReader): readonly string[] {
  const at = `rule "${rule.name}"`;
  const fields = fieldsByName(definition);
  const typed: (readonly [string, readonly FormField['type'][] | undefined])[] = [[rule.at, undefined]];
  if (rule.kind === 'day-not-before' || rule.kind === 'at-most-days-after') typed.push([rule.field, ['date']], [rule.than, ['date']]);
  if (rule.kind === 'not-equal' || rule.kind === 'at-least-one-of') typed.push(...rule.fields.map(name => [name, undefined] as const));
  if (rule.kind === 'periods-apart' || rule.kind === 'periods-in-order') typed.push([rule.group, ['group']]);
  if (rule.kind === 'sum-equals') typed.push(...[...rule.fields, rule.total].map(name => [name, ['money', 'number']] as const));
  const faults = typed.flatMap(([name, types]) => {
    const field = fields.get(name)?.field;
    if (field === undefined) return [`${at}: "${name}" does not exist`];
    return types !== undefined && !types.includes(field.type) ? [`${at}: "${name}" is not ${types.join(' or ')}`] : [];
  });
  const everything = fields.size;
  const group = 'group' in rule ? fields.get(rule.group)?.field : undefined;
  return [
    ...faults,
    ...('group' in rule && group?.type === 'group' ? periodFaults(group, rule, at) : []),
    ...reader.faultsOf(rule.when, at, everything),
    ...(rule.kind === 'must-hold' ? reader.faultsOf(rule.condition, at, everything) : []),
  ];
}
