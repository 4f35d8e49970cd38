import type { TSchema } from '@sinclair/typebox';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hash, randomBytes } from 'node:crypto';
import { accept, refuse, type Result, unreachable } from '#kernel/result.ts';
import { findSession, recallSession } from '#modules/identity/index.ts';
import { nextNonce, nonceSecret, recogniseClient, type RecogniseRefusal, SIGNING } from '#modules/machines/index.ts';
import type { PersonActor, VisitorActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { type ApiAnswer, type ApiCaller, type ApiRequest, type ApiRoute, refused } from '#platform/http/api.ts';
import { sessionToken } from '#platform/http/cookies.ts';
import { idsIn } from '#platform/http/ids-in.ts';
import { problemBody, PROBLEMS, type ProblemMore, type ProblemName, sendProblem } from '#platform/http/problems.ts';
import { rateLimit } from '#platform/http/rate-limit.ts';
import { statusOf, TooMuch } from '#platform/http/server.ts';
import { look, transact } from '#platform/transact.ts';
import { insteadOf, proofOf } from './api-failure.ts';
import { destroyedFor } from './destroyed.ts';
import { openApiDocument } from './openapi.ts';

const visitor: VisitorActor = { kind: 'visitor', channel: 'api' };

/** Mounts the operations of the API: finds out who asks, whether the token and the policy allow it, runs it in one
 *  transaction with that actor's row-level scope, makes its audit durable, and only then answers. Describes them at
 *  `/api/openapi.json`.
 *  @throws at start where a route declares no action, or no scope */
export function mountApi(app: FastifyInstance, house: House, routes: readonly ApiRoute[]): void {
  for (const route of routes) mustDeclare(route);
  const document = openApiDocument(house, routes);
  const limit = rateLimit(house.clock, house.config.API_REQUESTS_A_MINUTE);
  void app.register(async scope => {
    scope.setErrorHandler((fault: FastifyError, request, reply) => failed(house, fault, request, reply));
    // Handed on as it comes, to routes that take it so; to others it is a body that fits no schema.
    scope.addContentTypeParser('application/xml', (_request, payload, done) => done(null, payload));
    scope.get('/api/openapi.json', (request, reply) => sendJson(request, reply, document));
    for (const route of routes) {
      for (const url of route.formerly ? [route.path, route.formerly] : [route.path]) {
        if (route.whenWeFail) app.admission?.letFail(url);
        scope.route({
          method: route.method,
          url,
          ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
          config: { takesLong: route.streams !== undefined },
          schema: schemaOf(route),
          async handler(request, reply) {
            try {
              if (app.admission?.isTooMuch(request.raw)) throw new TooMuch();
              return await serve(house, route, limit, request, reply);
            } catch (fault) {
              const more = await insteadOf(house, route, request, apiRequest(request), fault as Error);
              return more ? failed(house, fault as FastifyError, request, reply, more) : Promise.reject(fault);
            }
          },
        });
      }
    }
  });
}

function mustDeclare(route: ApiRoute): void {
  const name = `${route.method} ${route.path}`;
  if (!route.permission?.action) throw new Error(`${name} declares no action for the policy.`);
  if (route.for === 'person' && route.scope === undefined) throw new Error(`${name} declares no scope.`);
  const ways = [route.asks, route.does, route.apart, route.tells].filter(way => way !== undefined);
  if (ways.length !== 1 || (route.for === 'anyone') !== (route.tells !== undefined))
    throw new Error(`${name} has not exactly one way to answer.`);
}

function schemaOf({ params, query, body }: ApiRoute): Record<string, unknown> {
  const object = (properties: Readonly<Record<string, TSchema>>, strict: boolean) => ({
    type: 'object',
    properties,
    ...(strict ? { additionalProperties: false } : {}),
  });
  return {
    ...(params ? { params: object(params, false) } : {}),
    querystring: object(query ?? {}, true),
    ...(body ? { body } : {}),
  };
}

async function serve(
  house: House,
  route: ApiRoute,
  limit: ReturnType<typeof rateLimit>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = apiRequest(request);
  if (route.tells) {
    const open = permits(house, route, visitor);
    if (!open.permitted) return sendProblem(house, reply, 'forbidden', { detail: open.why.en });
    return answer(house, request, reply, route, await route.tells(house, asked));
  }
  const caller = await whoAsks(house, route, request, reply);
  if (!caller.ok) return caller.refusal;
  const { actor, token, scopes } = caller.value;
  const waits = limit.take(actor.clientId ?? actor.sessionId);
  reply.header('ratelimit-policy', `"minute";q=${limit.limit};w=60`);
  if (waits > 0) return sendProblem(house, reply.header('retry-after', waits), 'too-many-requests');
  if (route.scope !== null && scopes !== null && !scopes.includes(route.scope)) {
    challenge(reply, { error: 'insufficient_scope', scope: route.scope });
    return sendProblem(house, reply, 'insufficient-scope', { detail: `The scope ${route.scope} is needed.` });
  }
  const permitted = permits(house, route, actor);
  if (!permitted.permitted) return sendProblem(house, reply, 'forbidden', { detail: permitted.why.en });
  const { streams } = route;
  if (streams && !String(request.headers['content-type'] ?? '').startsWith(streams.type))
    return sendProblem(house, reply, 'bad-request', { detail: `The body must be ${streams.type}.` });
  const content = streams ? { content: request.body as AsyncIterable<Uint8Array> } : {};
  const given = await run(house, route, actor, { ...asked, ...content, token });
  return answer(house, request, reply, route, await destroyedOr(house, actor, asked, given));
}

const permits = (house: House, { permission, for: whom }: ApiRoute, actor: PersonActor | VisitorActor) =>
  house.policy.decide({
    actor,
    action: permission.action,
    resource: permission.resource ?? { kind: 'page', relation: 'own', open: whom === 'anyone' },
  });

async function run(house: House, route: ApiRoute, actor: PersonActor, asked: ApiRequest): Promise<ApiAnswer> {
  if (route.apart) return route.apart({ house, actor, look: question => look(house, actor, question) }, asked);
  if (route.asks) return look(house, actor, ctx => route.asks!(ctx, asked));
  const done = await transact<PersonActor, Result<ApiAnswer, ApiAnswer>>(house, actor, async ctx => {
    const given = await route.does!(ctx, asked);
    return given.kind === 'problem' ? refuse(given) : accept(given);
  });
  return done.ok ? done.value : done.refusal;
}

/** What is not there may have been: an address that was true once says what became of it. */
async function destroyedOr(house: House, actor: PersonActor, { params }: ApiRequest, given: ApiAnswer): Promise<ApiAnswer> {
  const ids = idsIn(params);
  if (given.kind !== 'problem' || given.problem !== 'not-found' || ids.length === 0) return given;
  const gone = await look(house, actor, ctx => destroyedFor(ctx, ids));
  return gone ? refused('gone', { detail: `Destroyed on ${gone.on} by protocol no ${gone.protocol}.` }) : given;
}

type Caller = Omit<ApiCaller, 'actor'> & { actor: PersonActor };

/** A program by its token, or a person by the session of their browser. With an Authorization no cookie counts. */
async function whoAsks(house: House, route: ApiRoute, request: FastifyRequest, reply: FastifyReply): Promise<Result<Caller, FastifyReply>> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const known = await recogniseClient(house, request.raw, { authorization, ...proofOf(house, request) });
    if (!known.ok) return refuse(notRecognised(house, reply, known.refusal));
    const { actor, token, scopes } = known.value;
    // A nonce lasts some minutes; the next one travels ahead of its need.
    reply.header('dpop-nonce', nextNonce(nonceSecret(house.config), Date.now()));
    return accept({ actor, token, scopes });
  }
  const token = sessionToken(request, 'portal');
  const session =
    token === undefined ? undefined : await (route.admitsItself ? recallSession(house, token) : findSession(house, token, 'portal'));
  if (token === undefined || session?.actor.kind !== 'person') {
    challenge(reply, {});
    return refuse(sendProblem(house, reply, 'not-signed-in'));
  }
  return accept({ actor: { ...session.actor, channel: 'api' }, token, scopes: null });
}

function notRecognised(house: House, reply: FastifyReply, refusal: RecogniseRefusal): FastifyReply {
  switch (refusal.kind) {
    case 'no-token':
      challenge(reply, {});
      return sendProblem(house, reply, 'not-signed-in');
    case 'bad-token':
      challenge(reply, { error: 'invalid_token' });
      return sendProblem(house, reply, 'invalid-token');
    case 'bad-proof':
      challenge(reply, { error: 'invalid_dpop_proof' });
      return sendProblem(house, reply, 'invalid-token', { detail: 'The DPoP proof does not fit this request and token.' });
    case 'use-nonce':
      challenge(reply, { error: 'use_dpop_nonce' });
      return sendProblem(house, reply.header('dpop-nonce', nextNonce(nonceSecret(house.config), Date.now())), 'use-dpop-nonce');
    default:
      return unreachable(refusal);
  }
}

/** RFC 9449 §7.1 and RFC 6750 §3: how to come back. */
function challenge(reply: FastifyReply, told: Readonly<Record<string, string>>): void {
  const parts = Object.entries({ ...told, algs: SIGNING.join(' ') }).map(([name, value]) => `${name}="${value}"`);
  reply.header('www-authenticate', `DPoP ${parts.join(', ')}`);
}

function apiRequest(request: FastifyRequest): ApiRequest {
  const texts = (given: unknown): Record<string, string> =>
    Object.fromEntries(
      Object.entries((given ?? {}) as Record<string, unknown>).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    );
  return { params: texts(request.params), query: texts(request.query), headers: texts(request.headers), body: request.body, token: '' };
}

function answer(house: House, request: FastifyRequest, reply: FastifyReply, route: ApiRoute, given: ApiAnswer): FastifyReply {
  switch (given.kind) {
    case 'problem':
      if (given.problem === 'busy') reply.header('retry-after', 2);
      return sendProblem(house, reply, given.problem, given.more);
    case 'nothing':
      return reply.code(204).send();
    case 'bytes':
      return sendBytes(
        request,
        reply
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(given.fileName)}`)
          .header('content-security-policy', "default-src 'none'; sandbox"),
        given.type,
        given.bytes,
      );
    case 'json':
      if (given.location) reply.header('location', given.location);
      if (given.replayed) reply.header('idempotent-replayed', 'true');
      if (route.method !== 'GET') return reply.code(given.status ?? route.answer.status).send(given.body);
      return sendBytes(
        request,
        reply,
        `${route.answer.type ?? 'application/json'}; charset=utf-8`,
        Buffer.from(JSON.stringify(given.body)),
      );
    default:
      return unreachable(given);
  }
}

const sendJson = (request: FastifyRequest, reply: FastifyReply, body: unknown): FastifyReply =>
  sendBytes(request, reply, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(body)));

/** With an ETag, so that who has it already is told so in a few bytes. It was read, and audited, all the same. */
function sendBytes(request: FastifyRequest, reply: FastifyReply, type: string, bytes: Buffer): FastifyReply {
  const etag = `"${hash('sha256', bytes, 'base64url').slice(0, 32)}"`;
  reply.header('etag', etag);
  const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.includes(etag) || known.includes(`W/${etag}`)) return reply.code(304).send();
  return reply.type(type).send(bytes);
}

const BY_STATUS: Readonly<Record<number, ProblemName>> = {
  400: 'bad-request',
  404: 'not-found',
  413: 'too-large',
  415: 'unsupported-media-type',
  503: 'busy',
};

function failed(house: House, fault: FastifyError, request: FastifyRequest, reply: FastifyReply, instead: ProblemMore = {}): FastifyReply {
  const status = statusOf(fault);
  const name = BY_STATUS[status] ?? (status < 500 ? 'bad-request' : 'internal');
  const more: ProblemMore = { ...instead };
  if (fault.validation)
    more.errors = fault.validation.map(one => ({
      pointer: `/${fault.validationContext ?? 'body'}${one.instancePath}`,
      detail: one.message ?? 'does not fit',
    }));
  else if (status < 500) more.detail = fault.message.slice(0, 200);
  if (name === 'internal') {
    more.incident = randomBytes(4).toString('hex');
    house.log.error(
      { incident: more.incident, route: request.routeOptions.url, fault: fault.message, stack: fault.stack },
      'an API request failed',
    );
  }
  if (name === 'busy') reply.header('retry-after', 2);
  return reply
    .code(PROBLEMS[name].status)
    .type('application/problem+json')
    .send(problemBody(house, name, more));
}
