import type { TSchema } from '@sinclair/typebox';
import type { Ctx, PersonActor, VisitorActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';
import type { Bilingual } from '#platform/text/text.ts';
import type { OurFault } from './page.ts';
import type { ProblemMore, ProblemName } from './problems.ts';

/** What a route of the API is asked with, checked by its schemas. */
export interface ApiRequest {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: any;
  headers: Readonly<Record<string, string>>;
  /** Of a route that `streams`: the body as it comes. */
  content?: AsyncIterable<Uint8Array>;
  /** The token behind this request, for the one statement that must judge it itself (filing). Never kept or logged. */
  token: string;
}

/** `since` is what a conditional request is answered by (ETag), where the body alone does not say it. */
export type ApiAnswer =
  | { kind: 'json'; body: unknown; status?: 201 | 202; location?: string; replayed?: boolean }
  | { kind: 'bytes'; bytes: Buffer; type: string; fileName: string }
  | { kind: 'nothing' }
  | { kind: 'problem'; problem: ProblemName; more?: ProblemMore };

export const found = (body: unknown): ApiAnswer => ({ kind: 'json', body });
export const refused = (problem: ProblemName, more?: ProblemMore): ApiAnswer => ({ kind: 'problem', problem, ...(more ? { more } : {}) });

/** For a route that waits for a writer of many: it holds no connection meanwhile. */
export interface ApiApart {
  readonly house: House;
  readonly actor: PersonActor;
  look<T>(question: (ctx: Ctx<PersonActor>) => Promise<T>): Promise<T>;
}

/** Who asked, as this process last knew them; the database may be away. */
export interface ApiFailed {
  readonly house: House;
  readonly actor: PersonActor;
  /** How the party acted for is called. */
  readonly partyName: string;
  readonly why: OurFault;
}

/** One operation of the API: who may ask it, what it takes and gives, by JSON Schema. The OpenAPI document, the page for
 *  developers, and the tests that try every route are made from these. */
export interface ApiRoute {
  method: 'GET' | 'POST' | 'DELETE';
  /** Fastify path with `:params`, below /api/v1. */
  path: string;
  /** Unique; `verbNoun`. */
  operation: string;
  tag: string;
  summary: Bilingual;
  about?: string;
  /** `anyone` needs no token and speaks of nobody's data. */
  for: 'person' | 'anyone';
  /** Asked of the policy before anything else. A route without an action does not mount. */
  permission: { action: string; resource?: PolicyQuestion['resource'] };
  /** What the token must allow. Required of every route that is for a person, or `null` where any token will do. */
  scope: string | null;
  params?: Readonly<Record<string, TSchema>>;
  query?: Readonly<Record<string, TSchema>>;
  headers?: Readonly<Record<string, TSchema>>;
  body?: TSchema;
  /** In place of a body: bytes of this type, of any size up to `bodyLimit`, read while they come. Only for `apart`. */
  streams?: { type: 'application/xml'; about: string; example: string };
  answer: { status: 200 | 201 | 202 | 204; about: string; schema?: TSchema; type?: string };
  /** Beyond those that every route has. */
  problems?: readonly ProblemName[];
  /** Sent to a real house in tests; a param there is the id of something that exists. */
  example?: {
    params?: Readonly<Record<string, string>>;
    query?: Readonly<Record<string, string>>;
    headers?: Readonly<Record<string, string>>;
    body?: unknown;
    answer?: unknown;
  };
  /** Bytes of a body; 256 KiB where nothing is said. */
  bodyLimit?: number;
  /** An older address that answers the same; not described. */
  formerly?: string;
  /** The statement that does it judges who asks: who asks is not looked up before. */
  admitsItself?: true;
  /** Exactly one of these. `asks` only reads; `does` commits unless it answers with a problem. */
  asks?(ctx: Ctx<PersonActor>, request: ApiRequest): Promise<ApiAnswer>;
  does?(ctx: Ctx<PersonActor>, request: ApiRequest): Promise<ApiAnswer>;
  apart?(at: ApiApart, request: ApiRequest): Promise<ApiAnswer>;
  /** We could not do it, by our own fault: what the problem says beside that. */
  whenWeFail?(at: ApiFailed, request: ApiRequest): Promise<ProblemMore | undefined>;
  /** For `anyone`. */
  tells?(house: House, request: ApiRequest): Promise<ApiAnswer>;
}

/** Who asks, as the face found out. */
export interface ApiCaller {
  actor: PersonActor | VisitorActor;
  token: string;
  /** What the token allows; null: a person in their browser, who may do what they may do there. */
  scopes: readonly string[] | null;
}
