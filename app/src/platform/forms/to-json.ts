import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Answers, FormDefinition, FormField, SimpleField } from './definition.ts';
import { answersOfJson } from './parse.ts';

/** JSON of one form for machines: its schema, and reading a payload against it. */

export type JsonSchema = Readonly<Record<string, unknown>>;

/** JSON Schema (2020-12) of the answers of one version of a form. It says shapes; conditions, check digits and rules
 *  over several fields are said by check.ts, in sentences. */
export function jsonSchemaOf(definition: FormDefinition): JsonSchema {
  const fields = definition.pages.flatMap(page => page.fields.map(field => ({ field, always: page.when === undefined })));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:okienko:form:${definition.code}:${definition.version}`,
    title: definition.title.en,
    type: 'object',
    additionalProperties: false,
    // A locked field is filled from the register when the client leaves it out.
    required: fields
      .filter(({ field, always }) => always && isRequired(field) && field.prefill === undefined)
      .map(({ field }) => field.name),
    properties: Object.fromEntries(
      fields.map(({ field }) => [field.name, field.type === 'group' ? groupSchema(field) : simpleSchema(field)]),
    ),
  };
}

const isRequired = (field: FormField): boolean =>
  field.type !== 'computed' &&
  field.when === undefined &&
  field.optional !== true &&
  !((field.type === 'choices' || field.type === 'group') && field.min === 0);

function groupSchema(group: FormField & { type: 'group' }): JsonSchema {
  return {
    type: 'array',
    title: group.label.en,
    maxItems: group.max,
    items: {
      type: 'object',
      additionalProperties: false,
      required: group.fields.filter(isRequired).map(field => field.name),
      properties: Object.fromEntries(group.fields.map(field => [field.name, simpleSchema(field)])),
    },
  };
}

/** Longest text taken for the kinds whose length is not in the definition; they are judged by check.ts. */
const LONGEST_WRITTEN_FORM = 300;

function simpleSchema(field: SimpleField): JsonSchema {
  const title = field.label.en;
  switch (field.type) {
    case 'text':
    case 'long-text':
      return { type: 'string', title, maxLength: field.maxLength };
    case 'number':
      return {
        type: 'integer',
        title,
        ...(field.min === undefined ? {} : { minimum: field.min }),
        ...(field.max === undefined ? {} : { maximum: field.max }),
      };
    case 'yes-no':
      return { type: 'boolean', title };
    case 'statement':
      return { const: true, title };
    case 'choice':
      return {
        type: 'string',
        title,
        ...(field.optionsFrom === undefined ? { enum: field.options.map(option => option.value) } : { maxLength: LONGEST_WRITTEN_FORM }),
      };
    case 'choices':
      return {
        type: 'array',
        title,
        uniqueItems: true,
        maxItems: 200,
        items:
          field.optionsFrom === undefined
            ? { enum: field.options.map(option => option.value) }
            : { type: 'string', maxLength: LONGEST_WRITTEN_FORM },
      };
    case 'date':
      return { type: 'string', title, format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    case 'month':
      return { type: 'string', title, pattern: '^\\d{4}-(0[1-9]|1[0-2])$' };
    case 'computed':
      // May be sent back as it was read; it is worked out anew all the same.
      return { type: ['integer', 'string'], title, maxLength: LONGEST_WRITTEN_FORM };
    case 'money':
      return { type: 'string', title, pattern: '^-?\\d{1,13}\\.\\d{2}$' };
    default:
      return { type: 'string', title, maxLength: LONGEST_WRITTEN_FORM };
  }
}

/** What does not fit the schema: the place as a JSON pointer, and ajv's words, for developers. */
export interface JsonFault {
  at: string;
  message: string;
}

/** Compiles the reader of one form; keep it, compiling takes milliseconds and reading microseconds.
 *  @refuses every fault of shape */
export function jsonReaderOf(definition: FormDefinition): (body: unknown) => Result<Answers, readonly JsonFault[]> {
  // `format` is told to clients; the pattern and check.ts hold it.
  const ajv = new Ajv2020({ allErrors: true, strict: false, formats: { date: true } });
  const validate: ValidateFunction = ajv.compile(jsonSchemaOf(definition));
  return body =>
    validate(body)
      ? accept(answersOfJson(definition, body as Readonly<Record<string, unknown>>))
      : refuse((validate.errors ?? []).map(faultOf));
}

function faultOf(error: ErrorObject): JsonFault {
  const extra: unknown = error.params['additionalProperty'];
  return {
    at: error.instancePath === '' ? '/' : error.instancePath,
    message: `${error.message ?? error.keyword}${typeof extra === 'string' ? ` (${extra})` : ''}`,
  };
}
