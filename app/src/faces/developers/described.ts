import type { Bilingual } from '#platform/text/text.ts';

/** What the pages for developers read of the OpenAPI document. */
export interface Described {
  operationId: string;
  method: string;
  path: string;
  tag: string;
  summary: Bilingual;
  about: string | undefined;
  /** Null: no token is needed. Empty: any will do. */
  scope: string | null;
  parameters: readonly { name: string; in: 'path' | 'query' | 'header'; required: boolean; about: string }[];
  body: Shown | undefined;
  answer: Shown & { status: string; about: string };
  problems: readonly string[];
}

export interface Shown {
  type: string | undefined;
  schema: string | undefined;
  example: string | undefined;
}

interface Operation {
  operationId: string;
  tags: readonly string[];
  summary: string;
  'x-summary-pl': string;
  description?: string;
  security: readonly Record<string, readonly string[]>[];
  parameters: readonly { name: string; in: 'path' | 'query' | 'header'; required: boolean; description?: string }[];
  requestBody?: { content: Content };
  responses: Readonly<Record<string, { description: string; content?: Content }>>;
}
type Content = Readonly<Record<string, { schema?: unknown; example?: unknown; examples?: Readonly<Record<string, unknown>> }>>;

/** Every operation of the document, in its order. */
export function describedIn(document: Readonly<Record<string, unknown>>): readonly Described[] {
  const paths = document['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => operationIn(path, method, operation)),
  );
}

function operationIn(path: string, method: string, operation: Operation): Described {
  const [status = '', good] = Object.entries(operation.responses).find(([code]) => code.startsWith('2')) ?? [];
  const problems = Object.values(operation.responses).flatMap(answer =>
    Object.keys(answer.content?.['application/problem+json']?.examples ?? {}),
  );
  return {
    operationId: operation.operationId,
    method: method.toUpperCase(),
    path,
    tag: operation.tags[0] ?? '',
    summary: { pl: operation['x-summary-pl'], en: operation.summary },
    about: operation.description,
    scope: operation.security.length === 0 ? null : (operation.security[0]?.['programs']?.[0] ?? ''),
    parameters: operation.parameters.map(one => ({ name: one.name, in: one.in, required: one.required, about: one.description ?? '' })),
    body: operation.requestBody && shownOf(operation.requestBody.content),
    answer: { status, about: good?.description ?? '', ...shownOf(good?.content ?? {}) },
    problems: [...new Set(problems)],
  };
}

function shownOf(content: Content): Shown {
  const [type, first] = Object.entries(content)[0] ?? [];
  const inWords = (value: unknown): string | undefined => (value === undefined ? undefined : JSON.stringify(value, null, 2));
  const binary = type !== undefined && !type.includes('json');
  return { type, schema: binary ? undefined : inWords(first?.schema), example: inWords(first?.example) };
}
