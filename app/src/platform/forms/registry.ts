import type { Result } from '#kernel/result.ts';
import { type Filling, checkView, type Remark } from './check.ts';
import type { Answers, Decide, FormDefinition } from './definition.ts';
import { storedOf } from './keep.ts';
import { checkDefinition } from './meta-schema.ts';
import { withPrefills } from './prefill.ts';
import { type JsonFault, jsonReaderOf } from './to-json.ts';
import { viewOf } from './visible.ts';
import { xsdOf } from './xsd.ts';

/** A definition with what is made of it once: filing is a hot path. */
export interface CompiledForm {
  readonly definition: FormDefinition;
  readonly decide: Decide | undefined;
  readJson(body: unknown): Result<Answers, readonly JsonFault[]>;
  /** The answers to store (prefilled, hidden ones dropped) and what is wrong with them, in one pass. */
  settle(filling: Filling): { answers: Answers; remarks: readonly Remark[] };
  xsd(): Buffer;
}

/** The forms of an institution by code, version and day. */
export interface FormRegistry {
  /** Any version ever published: filed forms stay readable for ever. */
  find(code: string, version: number): CompiledForm | undefined;
  /** All versions of a form ever published. */
  versionsOf(code: string): readonly FormDefinition[];
  /** The version in which a new draft may be begun on that day. */
  validOn(code: string, day: string): CompiledForm | undefined;
  /** One version a code: those of the catalogue on that day, in the order of the pack. */
  listOn(day: string): readonly FormDefinition[];
}

/** Key of a rule in `Pack.decides`: `RWN/1`. */
export function decideKey(form: { code: string; version: number }): string {
  return `${form.code}/${form.version}`;
}

/** Checks all definitions and makes the registry.
 *  @throws naming every fault: an institution does not open with a broken form */
export function formRegistry(definitions: readonly FormDefinition[], decides: ReadonlyMap<string, Decide>): FormRegistry {
  const faults = [...definitions.flatMap(checkDefinition), ...togetherFaults(definitions, decides)];
  if (faults.length > 0) throw new Error(`Form definitions with faults:\n${faults.join('\n')}`);
  const compiled = new Map(
    definitions.map(definition => [decideKey(definition), compileForm(definition, decides.get(decideKey(definition)))]),
  );
  const isValid = (definition: FormDefinition, day: string): boolean =>
    definition.validFrom <= day && (definition.validTo === undefined || day <= definition.validTo);
  return {
    find: (code, version) => compiled.get(decideKey({ code, version })),
    versionsOf: code => definitions.filter(definition => definition.code === code),
    validOn(code, day) {
      const found = definitions.find(definition => definition.code === code && isValid(definition, day));
      return found === undefined ? undefined : compiled.get(decideKey(found));
    },
    listOn: day => definitions.filter(definition => isValid(definition, day)),
  };
}

function togetherFaults(definitions: readonly FormDefinition[], decides: ReadonlyMap<string, Decide>): readonly string[] {
  const faults: string[] = [];
  const keys = definitions.map(decideKey);
  for (const key of new Set(keys.filter((one, index) => keys.indexOf(one) !== index))) faults.push(`${key} is there more than once`);
  for (const definition of definitions) {
    const key = decideKey(definition);
    if (definition.handling !== 'clerk' && !decides.has(key)) faults.push(`${key} is decided by computer, but has no rule`);
    const overlapping = definitions.find(
      other =>
        other !== definition &&
        other.code === definition.code &&
        other.version < definition.version &&
        other.validFrom <= (definition.validTo ?? '9999') &&
        definition.validFrom <= (other.validTo ?? '9999'),
    );
    if (overlapping !== undefined) faults.push(`${key} is valid on days on which ${decideKey(overlapping)} is valid too`);
  }
  for (const key of decides.keys()) if (!keys.includes(key)) faults.push(`the rule ${key} belongs to no form`);
  return faults;
}

/** What is made of one definition; the JSON reader and the XSD when first asked for. */
export function compileForm(definition: FormDefinition, decide?: Decide): CompiledForm {
  let readJson: ReturnType<typeof jsonReaderOf> | undefined;
  let xsd: Buffer | undefined;
  return {
    definition,
    decide,
    readJson(body) {
      readJson ??= jsonReaderOf(definition);
      return readJson(body);
    },
    settle(filling) {
      const view = viewOf(definition, withPrefills(definition, filling.answers, filling.known), filling.known);
      return { answers: storedOf(view), remarks: checkView(view, filling) };
    },
    xsd() {
      xsd ??= xsdOf(definition);
      return xsd;
    },
  };
}
