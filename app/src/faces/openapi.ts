import type { TSchema } from '@sinclair/typebox';
import { issuerOf, type SCOPES, TOKEN_PATH } from '#modules/machines/index.ts';
import type { House } from '#platform/house.ts';
import type { ApiRoute } from '#platform/http/api.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { problemBody, PROBLEMS, type ProblemName } from '#platform/http/problems.ts';

type Json = Record<string, unknown>;

/** What any route may answer. */
const ALWAYS: readonly ProblemName[] = ['bad-request', 'internal', 'busy'];
const WITH_TOKEN: readonly ProblemName[] = [
  'not-signed-in',
  'invalid-token',
  'use-dpop-nonce',
  'insufficient-scope',
  'forbidden',
  'too-many-requests',
];

/** What each scope opens, in words for developers. */
const SCOPE_WORDS: Record<(typeof SCOPES)[number], string> = {
  'submissions.write': 'File forms',
  'submissions.read': 'Read what was filed',
  'matters.read': 'Read matters and where they stand',
  'letters.read': 'Read letters',
  'letters.collect': 'Collect letters: signs the delivery receipt (UPD), from which terms run',
  'receipts.read': 'Read receipts (UPP, UPD)',
  'account.read': 'Read the account',
  webhooks: 'Set up webhooks and read their log',
};

/** OpenAPI 3.1 of the API, made from the routes themselves: what a route does not say is not mounted. */
export function openApiDocument(house: House, routes: readonly ApiRoute[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(house, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Okienko, ${house.pack.name.en}`,
      version: '1.0.0',
      summary: 'Filing, receipts, matters, letters and the account of the party a program acts for.',
      description: `How to begin: ${publicUrl(house.config)}/developers. Refusals are problems (RFC 9457). Lists are paged by opaque cursors. GET answers carry an ETag.`,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl(house.config) }],
    tags: [...new Set(routes.map(route => route.tag))].map(name => ({ name })),
    paths,
    components: { securitySchemes: securitySchemes(house), schemas: { Problem: PROBLEM }, headers: HEADERS },
  };
}

function operationOf(house: House, route: ApiRoute): Json {
  const token = route.for === 'person';
  const problems = [
    ...ALWAYS,
    ...(token ? WITH_TOKEN : []),
    ...(route.params ? (['not-found', 'gone'] as const) : []),
    ...(route.problems ?? []),
  ];
  return {
    operationId: route.operation,
    tags: [route.tag],
    summary: route.summary.en,
    'x-summary-pl': route.summary.pl,
    ...(route.about ? { description: route.about } : {}),
    security: token ? [{ programs: route.scope === null ? [] : [route.scope] }, { certificate: [] }, { browser: [] }] : [],
    parameters: [
      ...parameters('path', route.params, route.example?.params),
      ...parameters('query', route.query, route.example?.query),
      ...parameters('header', route.headers, route.example?.headers),
    ],
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: route.body, ...(route.example?.body === undefined ? {} : { example: route.example.body }) },
            },
          },
        }
      : {}),
    ...(route.streams
      ? {
          requestBody: {
            required: true,
            description: route.streams.about,
            content: { [route.streams.type]: { schema: { type: 'string', format: 'binary' }, example: route.streams.example } },
          },
        }
      : {}),
    responses: { ...goodAnswer(route), ...problemAnswers(house, problems) },
  };
}

function parameters(
  place: string,
  schemas: Readonly<Record<string, TSchema>> | undefined,
  examples?: Readonly<Record<string, string>>,
): Json[] {
  return Object.entries(schemas ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !isOptional(schema),
    schema,
    ...(schema.description ? { description: schema.description } : {}),
    ...(examples?.[name] === undefined ? {} : { example: examples[name] }),
  }));
}

const isOptional = (schema: TSchema): boolean =>
  Object.getOwnPropertySymbols(schema).some(symbol => symbol.description === 'TypeBox.Optional');

function goodAnswer({ method, answer, example }: ApiRoute): Json {
  const { status, about, schema, type } = answer;
  const content = schema
    ? { [type ?? 'application/json']: { schema, ...(example?.answer === undefined ? {} : { example: example.answer }) } }
    : type
      ? { [type]: { schema: { type: 'string', contentMediaType: type } } }
      : undefined;
  const headers = {
    ...(method === 'GET' ? { ETag: ref('headers', 'ETag') } : {}),
    ...(status === 201 ? { Location: ref('headers', 'Location') } : {}),
  };
  return {
    [status]: { description: about, ...(Object.keys(headers).length > 0 ? { headers } : {}), ...(content ? { content } : {}) },
    ...(method === 'GET' ? { 304: { description: 'You have it already (If-None-Match).' } } : {}),
  };
}

const ref = (kind: 'headers' | 'schemas', name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

/** Several problems may share a status; each stands as an example of it. */
function problemAnswers(house: House, names: readonly ProblemName[]): Json {
  const statuses = [...new Set(names.map(name => PROBLEMS[name].status))].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map(status => {
      const here = [...new Set(names)].filter(name => PROBLEMS[name].status === status);
      return [
        status,
        {
          description: here.map(name => PROBLEMS[name].about.en).join(' '),
          ...(status === 401 ? { headers: { 'WWW-Authenticate': ref('headers', 'WWW-Authenticate') } } : {}),
          ...(status === 429 || status === 503 ? { headers: { 'Retry-After': ref('headers', 'Retry-After') } } : {}),
          content: {
            'application/problem+json': {
              schema: ref('schemas', 'Problem'),
              examples: Object.fromEntries(here.map(name => [name, { value: problemBody(house, name) }])),
            },
          },
        },
      ];
    }),
  );
}

const securitySchemes = (house: House): Json => ({
  programs: {
    type: 'oauth2',
    description:
      'Programs: client credentials proved by private_key_jwt. Tokens are opaque, last five minutes and are bound to a DPoP key (RFC 9449) with our nonce.',
    flows: { clientCredentials: { tokenUrl: `${issuerOf(house)}${TOKEN_PATH}`, scopes: SCOPE_WORDS } },
  },
  certificate: {
    type: 'mutualTLS',
    description: 'Programs registered with a TLS certificate: self_signed_tls_client_auth, tokens bound to the certificate (RFC 8705).',
  },
  browser: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-okienko-portal',
    description: 'A person in their browser, from pages of this site only.',
  },
});

const HEADERS: Json = {
  ETag: { description: 'Of this answer; send it back in If-None-Match.', schema: { type: 'string' } },
  Location: { description: 'Where it is now.', schema: { type: 'string' } },
  'WWW-Authenticate': { description: 'How to come back (RFC 9449, RFC 6750).', schema: { type: 'string' } },
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } },
};

const PROBLEM: Json = {
  type: 'object',
  description: 'RFC 9457. Tell problems apart by `type`, which leads to what it means.',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'Quote it when you contact us.' },
    attempt: {
      type: 'object',
      description:
        'With 500 and 503 of postSubmission, where a proof of the attempt could be given: nothing was filed, but the sealed note at `note` proves when you tried. Keep it, and repeat the request with the same Idempotency-Key; a clerk can let its time count.',
      required: ['number', 'at', 'note'],
      properties: {
        number: { type: 'string' },
        at: { type: 'string', format: 'date-time' },
        note: { type: 'string', format: 'uri', description: 'Address of the sealed XML; whoever has it may fetch it' },
      },
      additionalProperties: false,
    },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: { type: 'string', description: 'JSON Pointer into the request' },
          detail: { type: 'string' },
          pl: { type: 'string', description: 'The same in Polish' },
          code: { type: 'string' },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};
