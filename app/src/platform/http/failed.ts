import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Reading, reading, sessionToken } from './cookies.ts';
import type { FormBody } from './form-body.ts';
import type { AtTheDoor, FaceOptions } from './mount.ts';
import type { Page, PageAnswer } from './page.ts';
import { NOTHING_WAITS, pageRequest, show } from './sent.ts';
import { statusOf, whyWeFailed } from './server.ts';

export async function failed<View>(
  options: FaceOptions<View>,
  fault: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { house, states } = options;
  const read = reading(request, reply);
  const status = statusOf(fault);
  const incident = randomBytes(4).toString('hex');
  if (status >= 500 && status !== 503)
    house.log.error({ incident, route: request.routeOptions.url, fault: fault.message, stack: fault.stack }, 'a page failed');
  if (status === 503) reply.header('retry-after', 2);
  const given = await instead(options, fault, status, request, read);
  const nobody: AtTheDoor<View> = {
    actor: { kind: 'visitor', channel: 'portal' },
    view: null,
    partyName: null,
    surroundings: NOTHING_WAITS,
  };
  if (given) return show(options, request, reply, read, nobody, given.status ?? status, given);
  const state =
    status === 503
      ? states.busy(read.lang)
      : status === 413
        ? states.tooLarge(read.lang)
        : status < 500
          ? states.notFound(read.lang)
          : states.failed(read.lang, incident);
  return show(options, request, reply, read, nobody, status, state);
}

declare module 'fastify' {
  interface FastifyContextConfig {
    page?: Page<any>;
  }
}

/** What the page itself gives to somebody whose POST failed by our fault. */
async function instead<View>(
  { house, face }: FaceOptions<View>,
  fault: FastifyError,
  status: number,
  request: FastifyRequest,
  read: Reading,
): Promise<Extract<PageAnswer, { kind: 'page' }> | undefined> {
  const page = request.routeOptions.config.page;
  const body = request.body as FormBody | undefined;
  if (status < 500 || request.method !== 'POST' || !page?.whenWeFail || !body?.form) return undefined;
  try {
    const asked = pageRequest(request, read, body, null, sessionToken(request, face) ?? null);
    return await page.whenWeFail({ house, lang: read.lang, why: whyWeFailed(fault, status) }, asked);
  } catch (worse) {
    house.log.error({ route: page.path, fault: (worse as Error).message }, 'nothing could be given instead');
    return undefined;
  }
}
