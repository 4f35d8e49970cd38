import type { FormDefinition, FormField, FormPage } from './definition.ts';

/** Where a field of the first level stands. */
export interface PlacedField {
  page: FormPage;
  field: FormField;
  order: number;
}

const indexes = new WeakMap<FormDefinition, ReadonlyMap<string, PlacedField>>();

/** The fields of a definition by name, made once for each definition: it is asked at every condition. */
export function fieldsByName(definition: FormDefinition): ReadonlyMap<string, PlacedField> {
  const known = indexes.get(definition);
  if (known !== undefined) return known;
  const made = new Map<string, PlacedField>();
  for (const page of definition.pages) {
    for (const field of page.fields) made.set(field.name, { page, field, order: made.size });
  }
  indexes.set(definition, made);
  return made;
}
