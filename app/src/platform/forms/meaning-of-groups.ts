import type { Computation, FormDefinition, FormField, GroupField } from './definition.ts';
import { fieldsByName } from './form-index.ts';

/** What must be true of that which is told in terms of other fields: worked-out values, periods and rows of groups. */
export function derivedFaults(definition: FormDefinition): readonly string[] {
  return definition.pages
    .flatMap(page => page.fields)
    .flatMap(field => {
      const at = `field "${field.name}"`;
      if (field.type === 'computed') return computedFaults(definition, field.of, at);
      return field.type === 'group' ? rowFaults(field, at) : [];
    });
}

function computedFaults(definition: FormDefinition, of: Computation, at: string): readonly string[] {
  const fields = fieldsByName(definition);
  const isDay = (field: FormField | undefined): boolean => field?.type === 'date';
  const groupNamed = (name: string): GroupField | undefined => {
    const field = fields.get(name)?.field;
    return field?.type === 'group' ? field : undefined;
  };
  if ('sum' in of) {
    const inside = groupNamed(of.sum.group)?.fields.find(field => field.name === of.sum.field);
    return inside?.type === 'money' ? [] : [`${at}: "${of.sum.group}.${of.sum.field}" is no amount`];
  }
  if ('group' in of.days) {
    const group = groupNamed(of.days.group);
    return group === undefined ? [`${at}: "${of.days.group}" is no group`] : periodFaults(group, of.days, at);
  }
  return [of.days.from, of.days.to].filter(name => !isDay(fields.get(name)?.field)).map(name => `${at}: "${name}" is no day`);
}

export function periodFaults(group: GroupField, names: { from: string; to: string }, at: string): readonly string[] {
  return [names.from, names.to]
    .filter(name => group.fields.find(field => field.name === name)?.type !== 'date')
    .map(name => `${at}: "${group.name}.${name}" is no day`);
}

function rowFaults(group: GroupField, at: string): readonly string[] {
  const has = (name: string): boolean => group.fields.some(field => field.name === name);
  const { classify } = group.rowsFrom ?? {};
  const classified = group.fields.find(field => field.name === classify?.field);
  const offered = classified?.type === 'choice' ? classified.options.map(option => option.value) : [];
  const wanted = classify === undefined ? [] : [...classify.starts.map(([, value]) => value), classify.otherwise];
  return [
    ...(group.columns ?? []).filter(name => !has(name)).map(name => `${at}: shows "${name}", which its items have not`),
    ...(group.period === undefined ? [] : periodFaults(group, group.period, at)),
    ...Object.keys(group.rowsFrom?.take ?? {})
      .filter(name => !has(name))
      .map(name => `${at}: takes over "${name}", which its items have not`),
    ...wanted.filter(value => !offered.includes(value)).map(value => `${at}: "${classify?.field}" does not offer "${value}"`),
  ];
}
