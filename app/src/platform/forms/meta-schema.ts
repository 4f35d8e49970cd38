import { type TSchema, Type } from '@sinclair/typebox';
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import type { FormDefinition } from './definition.ts';
import { semanticFaults } from './meaning.ts';

/** The shape of a definition. What a shape cannot say (names that must exist, an order) is in meaning.ts. */

const closed = { additionalProperties: false } as const;
const oneWord = <const Words extends readonly string[]>(words: Words) => Type.Unsafe<Words[number]>({ enum: words });
/** A union that reports the faults of the member meant, not of every member. */
const byDiscriminator = (propertyName: string, members: readonly TSchema[]) =>
  Type.Unsafe<unknown>({ type: 'object', discriminator: { propertyName }, required: [propertyName], oneOf: members });
const Name = Type.String({ pattern: '^[a-z][A-Za-z0-9-]*$', maxLength: 60 });
const Path = Type.String({ pattern: '^[a-z][A-Za-z0-9-]*(\\.[a-z][A-Za-z0-9-]*)?$' });
const Text = Type.String({ pattern: '\\S' });
const Bilingual = Type.Object({ pl: Text, en: Text }, closed);
const DayText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Whole = Type.Integer({ minimum: 0 });

const Condition = Type.Unsafe<unknown>({ $ref: 'condition' });
const ConditionSchema = Type.Union(
  [
    Type.Object({ field: Path, is: Type.Union([Type.String(), Type.Boolean(), Type.Number()]) }, closed),
    Type.Object({ field: Path, in: Type.Array(Type.Union([Type.String(), Type.Number()]), { minItems: 1 }) }, closed),
    Type.Object({ field: Path, includes: Type.String() }, closed),
    Type.Object({ field: Path, answered: Type.Literal(true) }, closed),
    Type.Object({ known: Text, is: Type.Union([Type.String(), Type.Boolean()]) }, closed),
    Type.Object({ known: Text, includes: Type.String() }, closed),
    Type.Object({ all: Type.Array(Condition, { minItems: 1 }) }, closed),
    Type.Object({ any: Type.Array(Condition, { minItems: 1 }) }, closed),
    Type.Object({ not: Condition }, closed),
  ],
  { $id: 'condition' },
);

const ofField = {
  name: Name,
  label: Bilingual,
  hint: Type.Optional(Bilingual),
  when: Type.Optional(Condition),
  optional: Type.Optional(Type.Boolean()),
  prefill: Type.Optional(Text),
  readOnly: Type.Optional(Type.Boolean()),
  official: Type.Optional(Text),
};
const Bound = Type.Union([DayText, Type.Literal('today'), Type.Object({ today: Type.Integer() }, closed)]);
const MonthBound = Type.Union([Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }), Type.Object({ months: Type.Integer() }, closed)]);
const Computation = Type.Union([
  Type.Object({ days: Type.Object({ group: Type.Optional(Name), from: Name, to: Name }, closed) }, closed),
  Type.Object({ sum: Type.Object({ group: Name, field: Name }, closed) }, closed),
]);
const Grosze = Type.String({ pattern: '^\\d+$' });
const Option = Type.Object(
  { value: Type.String({ pattern: '^[A-Za-z0-9-]+$' }), label: Bilingual, hint: Type.Optional(Bilingual), when: Type.Optional(Condition) },
  closed,
);

const simple = [
  Type.Object(
    {
      ...ofField,
      type: Type.Literal('text'),
      maxLength: Type.Integer({ minimum: 1 }),
      pattern: Type.Optional(Text),
      patternHint: Type.Optional(Bilingual),
    },
    closed,
  ),
  Type.Object({ ...ofField, type: Type.Literal('long-text'), maxLength: Type.Integer({ minimum: 1 }) }, closed),
  Type.Object({ ...ofField, type: Type.Literal('number'), min: Type.Optional(Type.Integer()), max: Type.Optional(Type.Integer()) }, closed),
  Type.Object({ ...ofField, type: Type.Literal('money'), minGrosze: Type.Optional(Grosze), maxGrosze: Type.Optional(Grosze) }, closed),
  Type.Object({ ...ofField, type: Type.Literal('date'), notBefore: Type.Optional(Bound), notAfter: Type.Optional(Bound) }, closed),
  Type.Object(
    { ...ofField, type: Type.Literal('month'), notBefore: Type.Optional(MonthBound), notAfter: Type.Optional(MonthBound) },
    closed,
  ),
  Type.Object({ ...ofField, type: Type.Literal('computed'), of: Computation }, closed),
  Type.Object({ ...ofField, type: oneWord(['yes-no', 'statement']) }, closed),
  Type.Object({ ...ofField, type: Type.Literal('choice'), options: Type.Array(Option), optionsFrom: Type.Optional(Name) }, closed),
  Type.Object(
    { ...ofField, type: Type.Literal('choices'), options: Type.Array(Option), optionsFrom: Type.Optional(Name), min: Type.Optional(Whole) },
    closed,
  ),
  Type.Object({ ...ofField, type: oneWord(['pesel', 'nip', 'regon', 'nrb', 'postcode', 'email', 'phone']) }, closed),
];
const Group = Type.Object(
  {
    ...ofField,
    type: Type.Literal('group'),
    min: Whole,
    max: Type.Integer({ minimum: 1, maximum: 100 }),
    itemTitle: Bilingual,
    fields: Type.Array(byDiscriminator('type', simple), { minItems: 1 }),
    shown: Type.Optional(oneWord(['cards', 'rows'])),
    columns: Type.Optional(Type.Array(Name, { minItems: 1 })),
    period: Type.Optional(Type.Object({ from: Name, to: Name }, closed)),
    rowsFrom: Type.Optional(
      Type.Object(
        {
          source: Name,
          take: Type.Record(Name, Name),
          classify: Type.Optional(
            Type.Object(
              {
                field: Name,
                by: Name,
                starts: Type.Array(Type.Array(Type.String(), { minItems: 2, maxItems: 2 }), { minItems: 1 }),
                otherwise: Type.String(),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
  },
  closed,
);
const Page = Type.Object(
  {
    name: Name,
    title: Bilingual,
    hint: Type.Optional(Bilingual),
    when: Type.Optional(Condition),
    fields: Type.Array(byDiscriminator('type', [...simple, Group]), { minItems: 1 }),
  },
  closed,
);

const ofRule = { name: Name, when: Type.Optional(Condition), at: Name, text: Bilingual };
const Rule = byDiscriminator('kind', [
  Type.Object({ ...ofRule, kind: Type.Literal('day-not-before'), field: Name, than: Name }, closed),
  Type.Object({ ...ofRule, kind: Type.Literal('at-most-days-after'), field: Name, than: Name, days: Whole }, closed),
  Type.Object({ ...ofRule, kind: Type.Literal('not-equal'), fields: Type.Array(Name, { minItems: 2, maxItems: 2 }) }, closed),
  Type.Object({ ...ofRule, kind: Type.Literal('at-least-one-of'), fields: Type.Array(Name, { minItems: 2 }) }, closed),
  Type.Object({ ...ofRule, kind: Type.Literal('sum-equals'), fields: Type.Array(Name, { minItems: 2 }), total: Name }, closed),
  Type.Object({ ...ofRule, kind: Type.Literal('must-hold'), condition: Condition }, closed),
  Type.Object({ ...ofRule, kind: oneWord(['periods-apart', 'periods-in-order']), group: Name, from: Name, to: Name }, closed),
]);

export const FormDefinitionSchema = Type.Object(
  {
    code: Type.String({ pattern: '^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$', maxLength: 20 }),
    version: Type.Integer({ minimum: 1 }),
    validFrom: DayText,
    validTo: Type.Optional(DayText),
    title: Bilingual,
    summary: Bilingual,
    keywords: Type.Optional(Type.Object({ pl: Type.Array(Text), en: Type.Array(Text) }, closed)),
    roles: Type.Array(oneWord(['insured', 'payer', 'beneficiary', 'institution', 'any']), { minItems: 1 }),
    legalBasis: Text,
    signature: Type.Object(
      {
        classes: Type.Array(oneWord(['portal-profile', 'trusted-profile', 'personal', 'qualified']), { minItems: 1 }),
        level: Type.Union([Type.Literal(1), Type.Literal(2), Type.Literal(3)]),
      },
      closed,
    ),
    byProxy: oneWord(['allowed', 'self-only']),
    channels: Type.Optional(Type.Array(oneWord(['portal', 'desk', 'kiosk', 'phone', 'api']), { minItems: 1 })),
    endsIn: Type.Optional(Type.String({ pattern: '^[a-z-]+$' })),
    madeAt: Type.Optional(Type.String({ pattern: '^/[a-z/-]+$' })),
    answerChannels: Type.Array(oneWord(['electronic', 'post', 'branch']), { minItems: 1 }),
    attachments: oneWord(['none', 'optional', 'required']),
    papers: Type.Optional(Type.Array(Bilingual, { minItems: 1 })),
    minutes: Type.Optional(Type.Integer({ minimum: 1 })),
    retention: Text,
    answerWithinDays: Type.Integer({ minimum: 1 }),
    facts: Type.Optional(Type.Array(Name)),
    parameters: Type.Optional(Type.Array(Name)),
    pays: Type.Optional(Type.Literal(true)),
    handling: oneWord(['computer', 'computer-else-clerk', 'clerk']),
    topic: Name,
    pages: Type.Array(Page, { minItems: 1 }),
    rules: Type.Optional(Type.Array(Rule)),
    gaps: Type.Array(Bilingual),
    marks: Type.Optional(Type.Array(Type.Object({ at: Name, mark: oneWord(['M', 'D']), says: Bilingual }, closed))),
  },
  closed,
);

// Compiled when first asked for: most processes read definitions that were checked at start.
let compiled: ReturnType<typeof compile> | undefined;
const compile = () =>
  new Ajv2020({ allErrors: true, strict: false, discriminator: true }).addSchema(ConditionSchema).compile(FormDefinitionSchema);

/** Every fault of a definition, each naming the place and what is wrong; empty for a sound one. */
export function checkDefinition(definition: FormDefinition): string[] {
  compiled ??= compile();
  const of = `${definition.code}/${definition.version}`;
  if (!compiled(definition)) return shapeFaults(compiled.errors ?? []).map(fault => `${of} ${fault}`);
  return semanticFaults(definition).map(fault => `${of} ${fault}`);
}

/** A condition that is none of the known kinds fails once for each kind; it is told once, where it stands. */
function shapeFaults(errors: readonly ErrorObject[]): readonly string[] {
  const unions = errors.filter(error => error.keyword === 'anyOf').map(error => error.instancePath);
  const told = errors.filter(error => error.keyword === 'anyOf' || !unions.some(union => error.instancePath.startsWith(union)));
  const outermost = told.filter(
    error => error.keyword !== 'anyOf' || !unions.some(union => union !== error.instancePath && error.instancePath.startsWith(`${union}/`)),
  );
  return [...new Set(outermost.map(error => `${error.instancePath.slice(1).replaceAll('/', '.') || 'definition'}: ${wordsFor(error)}`))];
}

function wordsFor(error: ErrorObject): string {
  if (error.keyword === 'anyOf') return 'is none of the allowed shapes';
  const extra: unknown = error.params['additionalProperty'];
  return typeof extra === 'string' ? `does not know "${extra}"` : (error.message ?? error.keyword);
}
