import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import { QueueFull } from '#platform/database/group-writer.ts';
import type { House } from '#platform/house.ts';
import { type Admission, makeAdmission } from './admission.ts';
import { publicUrl } from './cookies.ts';
import { bringsOwnProof, comesFromUs } from './doors.ts';
import { observe, type Gauges } from './metrics.ts';
import type { OurFault } from './page.ts';
import { partsOf } from './parts.ts';

const RETRY_AFTER_SECONDS = 2;

export interface ServerOptions {
  house: House;
  /** Where `design/build.ts` put stylesheet, scripts and fonts. */
  assets: string;
  gauges: Gauges;
}

declare module 'fastify' {
  interface FastifyInstance {
    admission: Admission;
    /** Every request comes in by this, also from another socket than the one we listen on. */
    takes: RequestListener;
  }
}

/** The one HTTP server of a web process, without its pages: limits, headers, errors, health. Bound to loopback; a
 *  reverse proxy brings TLS. */
export async function makeServer({ house, assets, gauges }: ServerOptions): Promise<FastifyInstance> {
  const headers = headersOf(house);
  const admission = makeAdmission(headers, JSON.stringify(problem(503)));
  let takes: RequestListener = () => undefined;
  const app = fastify({
    logger: false,
    bodyLimit: 256 * 1024,
    trustProxy: fromOurProxy,
    // Of one that takes long; the others are cut off by `boundTheWay`.
    requestTimeout: LONGEST_WAY_MS,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200 },
    // An address the router cannot even read leads nowhere.
    frameworkErrors: (_fault, _request, reply: unknown) =>
      void (reply as FastifyReply).code(404).type('application/problem+json').send(problem(404)),
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: false } },
    serverFactory: handler => {
      takes = (request, response) => admission.take(request, response, handler);
      return createHttpServer({ maxHeaderSize: 16 * 1024, noDelay: true }, takes);
    },
  });
  app.decorate('admission', admission);
  app.decorate('takes', takes);
  guardTheDoor(app, house, headers);
  boundTheWay(app);
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart);
  await app.register(fastifyStatic, { root: assets, prefix: '/assets/', immutable: true, maxAge: '1y', index: false, list: false });
  observe(app, house, gauges, admission);
  tellTheTruth(app, house, gauges);
  app.setErrorHandler((fault: FastifyError, request, reply) => {
    const status = statusOf(fault);
    const incident = randomBytes(4).toString('hex');
    if (status >= 500 && status !== 503)
      house.log.error({ incident, route: request.routeOptions.url, fault: fault.message, stack: fault.stack }, 'a request failed');
    if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
    return reply.code(status).type('application/problem+json').send(problem(status, incident));
  });
  return app;
}

/** The reverse proxy stands on this machine: it comes by loopback, or by the socket made for it, which has no address. */
const fromOurProxy = (address: string | undefined, hop: number): boolean =>
  address === undefined ? hop === 0 : /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address);

/** RFC 9457. People's pages replace it by a page of their own (see mount.ts). */
export function problem(status: number, incident?: string): Record<string, unknown> {
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    ...(incident ? { instance: `urn:okienko:incident:${incident}` } : {}),
  };
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Forbidden',
  404: 'Not found',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Busy, try again shortly',
};

/** More came than we can serve, and this one was let in only to be told so by its own page. */
export class TooMuch extends Error {
  constructor() {
    super('More came than can be served.');
  }
}

export function whyWeFailed(fault: FastifyError | Error, status: number): OurFault {
  const code = 'code' in fault ? String(fault.code) : '';
  // PostgreSQL's word for a full disk, and the system's.
  if (code === '53100' || code === 'ENOSPC') return 'disk';
  if (fault instanceof QueueFull || fault instanceof TooMuch) return 'busy';
  return status === 503 ? 'database' : 'fault';
}

export function statusOf(fault: FastifyError | Error): number {
  if (fault instanceof QueueFull || fault instanceof TooMuch) return 503;
  const status = 'statusCode' in fault ? fault.statusCode : undefined;
  if (typeof status === 'number' && status >= 400 && status < 600) return status;
  // The database is away: say so, and that coming back makes sense.
  const code = 'code' in fault ? String(fault.code) : '';
  return /^(ECONN|ENOENT|EPIPE|57P0|08|53)/.test(code) ||
    /timeout exceeded when trying to connect|Connection terminated|is not queryable|is not currently accepting connections/.test(
      fault.message,
    )
    ? 503
    : 500;
}

/** Sent with every answer. */
function headersOf(house: House): Record<string, string> {
  const issuer = house.config.SIGN_IN_ISSUER || `http://localhost:${house.config.SIGN_IN_PORT}`;
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "media-src 'self'",
      "object-src 'none'",
      `form-action 'self' ${new URL(issuer).origin}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "require-trusted-types-for 'script'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(house.config.OKIENKO_PRODUCTION ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  };
}

/** Nobody holds a connection by sending slowly: what is sent is here within half a minute, a large file within its hour and
 *  never silent for half a minute. */
const USUAL_WAY_MS = 30_000;
const LONGEST_WAY_MS = 60 * 60_000;

function boundTheWay(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    const hasBody = raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined;
    if (hasBody && (request.routeOptions.config as { takesLong?: boolean } | undefined)?.takesLong) {
      // A silent one is ended by the server. What speaks without a port has no such socket.
      (raw.socket as Partial<typeof raw.socket>).setTimeout?.(USUAL_WAY_MS);
    } else if (hasBody) {
      const late = setTimeout(() => raw.destroy(), USUAL_WAY_MS);
      raw.once('close', () => clearTimeout(late));
      raw.once('end', () => clearTimeout(late));
    }
    done();
  });
}

function guardTheDoor(app: FastifyInstance, house: House, headers: Readonly<Record<string, string>>): void {
  const origin = new URL(publicUrl(house.config)).origin;
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    if (!request.url.startsWith('/assets/')) reply.header('cache-control', 'no-store');
    if (!comesFromUs(request, origin) && !bringsOwnProof(request) && !request.url.startsWith('/health')) {
      reply
        .code(403)
        .type('application/problem+json')
        .send({ ...problem(403), detail: 'The request did not come from a page of this site.' });
      return;
    }
    done();
  });
}

/** `/health/live`: the process turns. `/health/ready`: it can really serve — the database answers within a second. */
function tellTheTruth(app: FastifyInstance, house: House, gauges: Gauges): void {
  app.get('/health/live', async () => ({ live: true }));
  app.get('/health/parts', async (request, reply) => {
    if (request.socket.remoteAddress !== '127.0.0.1' || request.headers['x-forwarded-for'] !== undefined) return reply.code(404).send();
    return partsOf(house);
  });
  app.get('/health/ready', async (_request, reply) => {
    const database = await Promise.race([
      house.database.pool.query('select 1').then(
        () => 'answers' as const,
        () => 'away' as const,
      ),
      new Promise<'silent'>(done => setTimeout(() => done('silent'), 1_000).unref()),
    ]);
    const ready = database === 'answers';
    return reply.code(ready ? 200 : 503).send({ ready, database, relayLagSeconds: gauges.relayLagSeconds?.() ?? null });
  });
}
