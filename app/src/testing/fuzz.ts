import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { jsonSchemaOf } from '#platform/forms/to-json.ts';
import type { House } from '#platform/house.ts';
import { addressOf, type ApiWorld, type Operation, type Tenant } from './api-world.ts';

/** What went wrong, each with the request that did it. */
export interface FuzzReport {
  requests: number;
  byStatus: Record<number, number>;
  /** Submissions answered 201 for the first time. */
  filed: number;
  faults: readonly string[];
}

/** Operations that file something, and answer with its receipt. */
const FILING: readonly string[] = ['postSubmission', 'fileSet'];

interface Shot {
  operation: Operation;
  by: 'firm' | 'jan';
  ids: Record<string, string>;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

type Schema = Record<string, any>;

/** Words that no answer may hold: they would show what runs behind it. */
const INNARDS =
  /node_modules|\bat [\w.<>]+ \(|\/app\/src\/|\bselect\b .{0,80}\bfrom\b|syntax error at|violates|relation "|invalid input syntax|ECONNREFUSED/i;

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '../../etc/passwd',
    `' or '1'='1`,
    '%00',
    '{{7*7}}',
    '<script>',
    '\ud83d\ude00',
    'null',
    '-1',
    '1e309',
    'a'.repeat(5_000),
  ),
  fc.uuid(),
);
const anyJson = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom<unknown>(null, [], {}, true, -1, 1e308, 'x'));

/** Values by a JSON Schema; one in some is of another shape, and one in some breaks a bound. */
function anyValue(schema: Schema, depth = 0): fc.Arbitrary<unknown> {
  const right = fittingValue(schema, depth);
  return fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: anyJson });
}

function fittingValue(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema['const'] !== undefined) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  const choices = (schema['anyOf'] ?? schema['oneOf']) as Schema[] | undefined;
  if (choices) return fc.oneof(...choices.map(choice => anyValue(choice, depth + 1)));
  switch (schema['type']) {
    case 'object':
      return objectOf(schema, depth);
    case 'array':
      return fc.array(anyValue((schema['items'] ?? {}) as Schema, depth + 1), { maxLength: 4 });
    case 'integer':
      return fc.integer({ min: schema['minimum'] ?? -5, max: schema['maximum'] ?? 1_000 });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textOf(schema);
    default:
      return anyJson;
  }
}

function objectOf(schema: Schema, depth: number): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  if (Object.keys(properties).length === 0) return fc.dictionary(fc.string({ maxLength: 12 }), anyJson, { maxKeys: 5 });
  const required = fc.boolean();
  return required.chain(all =>
    fc.record(
      Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, anyValue(one, depth + 1)])),
      all ? {} : { requiredKeys: [] },
    ),
  );
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function textOf(schema: Schema): fc.Arbitrary<unknown> {
  const samples: fc.Arbitrary<string>[] = [anyText];
  if (schema['format'] === 'uuid') samples.push(fc.uuid(), fc.uuid(), fc.uuid());
  if (schema['format'] === 'date')
    samples.push(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map(day => day.toISOString().slice(0, 10)),
    );
  if (typeof schema['pattern'] === 'string' && schema['format'] === undefined) {
    try {
      samples.push(fc.stringMatching(new RegExp(schema['pattern'])));
    } catch {
      // A pattern the generator does not know: other texts will do.
    }
  }
  if (schema['maxLength'] !== undefined) samples.push(fc.string({ maxLength: Math.min(200, schema['maxLength']) }));
  return fc.oneof(...samples);
}

function shots(house: House, world: ApiWorld): fc.Arbitrary<Shot> {
  const forms = house.forms.listOn('2026-11-24').map(form => ({ code: form.code, schema: jsonSchemaOf(form) as Schema }));
  const filing = fc.oneof(
    // As a client that reads the catalogue would file: sometimes it really is filed.
    {
      weight: 3,
      arbitrary: fc.constantFrom(...forms).chain(form => fittingValue(form.schema, 0).map(answers => ({ form: form.code, answers }))),
    },
    {
      weight: 3,
      arbitrary: fc
        .record({
          copies: fc.integer({ min: 0, max: 6 }),
          purpose: fc.constantFrom('tender', 'tender', 'credit', 'x'),
          truth: fc.constantFrom(true, true, false),
          settled: fc.constantFrom(true, true, false),
        })
        .map(answers => ({ form: 'RWN', answers })),
    },
  );
  // What changes something is worth more tries than what only reads.
  const often = world.operations.flatMap(operation => (operation.body ? [operation, operation, operation, operation] : [operation]));
  return fc.constantFrom(...often).chain(operation => {
    const names = (place: string): readonly Operation['parameters'][number][] => operation.parameters.filter(one => one.in === place);
    const idOf = (name: string): fc.Arbitrary<string> =>
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(world.firm.ids[name] ?? randomUUID(), world.jan.ids[name] ?? randomUUID()) },
        { weight: 1, arbitrary: fc.uuid() },
        { weight: 2, arbitrary: anyText.filter(text => text !== '' && text !== '.' && text !== '..') },
      );
    const query = fc.record(Object.fromEntries(names('query').map(one => [one.name, anyValue(one.schema as Schema).map(asText)])), {
      requiredKeys: [],
    });
    const extra = fc.dictionary(fc.constantFrom('limit', 'cursor', 'offset', 'sort', 'x'), anyText, { maxKeys: 1 });
    return fc.record({
      operation: fc.constant(operation),
      by: fc.constantFrom('firm' as const, 'jan' as const),
      ids: fc.record(Object.fromEntries(names('path').map(one => [one.name, idOf(one.name)]))) as fc.Arbitrary<Record<string, string>>,
      query: fc.oneof({ weight: 5, arbitrary: query }, { weight: 1, arbitrary: extra }) as fc.Arbitrary<Record<string, string>>,
      headers: headersOf(names('header')),
      body: operation.body
        ? operation.operationId === 'postSubmission'
          ? fc.oneof(
              { weight: 3, arbitrary: filing as fc.Arbitrary<unknown> },
              { weight: 1, arbitrary: anyValue(operation.body.schema as Schema) },
            )
          : anyValue(operation.body.schema as Schema)
        : fc.constant(undefined),
    });
  });
}

const headersOf = (parameters: readonly { name: string; schema: object }[]): fc.Arbitrary<Record<string, string>> =>
  fc.record(
    Object.fromEntries(
      parameters.map(one => [
        one.name,
        // What a header may hold at all.
        fc.oneof({ weight: 6, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.stringMatching(/^[\x21-\x7e]{0,40}$/) }),
      ]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Record<string, string>>;

/** Asks the API whatever its own document allows, and a good deal that it does not, as two parties by turns. Says what an
 *  answer must never be: a fault of ours, a status that is not described, a problem that is none, a word of another
 *  party or of what runs behind.
 *  @param secrets by asker, what only the other may read */
export async function fuzzApi(
  house: House,
  world: ApiWorld,
  wish: {
    requests: number;
    seed: number;
    secrets: Readonly<Record<'firm' | 'jan', readonly string[]>>;
    isProblem: (body: unknown) => boolean;
  },
): Promise<FuzzReport> {
  const faults: string[] = [];
  const byStatus: Record<number, number> = {};
  let filed = 0;
  const all = fc.sample(shots(house, world), { numRuns: wish.requests, seed: wish.seed });
  const shoot = async (shot: Shot): Promise<void> => {
    const tenant: Tenant = world[shot.by];
    const url = addressOf(shot.operation, shot.ids, shot.query);
    const method = shot.operation.method;
    const answer = shot.operation.open
      ? await world.web.inject({ method: method as 'GET', url })
      : await tenant.program.ask(method, url, { headers: shot.headers, ...(shot.body === undefined ? {} : { body: shot.body }) });
    byStatus[answer.statusCode] = (byStatus[answer.statusCode] ?? 0) + 1;
    const told = (what: string): void =>
      void faults.push(
        `${what}: ${method} ${url.slice(0, 200)} ${JSON.stringify(shot.headers)} ${JSON.stringify(shot.body)?.slice(0, 400)} → ${answer.statusCode} ${answer.body.slice(0, 200)}`,
      );
    if (answer.statusCode >= 500) told('a fault of ours');
    // A path that is none is answered by the router.
    const routed = answer.statusCode !== 404 || !shot.operation.open;
    if (routed && answer.statusCode !== 404 && !(answer.statusCode in shot.operation.responses)) told('not described');
    if (answer.statusCode >= 400 && !wish.isProblem(answer.json())) told('not a problem');
    if (INNARDS.test(answer.body)) told('tells its innards');
    if (wish.secrets[shot.by].some(secret => answer.body.includes(secret))) told('somebody else’s');
    if (FILING.includes(shot.operation.operationId) && answer.statusCode === 201 && answer.headers['idempotent-replayed'] === undefined)
      filed += 1;
  };
  const LANES = 8;
  let next = 0;
  await Promise.all(
    Array.from({ length: LANES }, async () => {
      for (let at = next++; at < all.length; at = next++) await shoot(all[at] as Shot);
    }),
  );
  return { requests: all.length, byStatus, filed, faults };
}
