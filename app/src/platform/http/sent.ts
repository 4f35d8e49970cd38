import { hash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { unreachable } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import { look } from '#platform/transact.ts';
import { type Reading, setNotice, setSession, takeNotice } from './cookies.ts';
import type { FormBody } from './form-body.ts';
import type { AtTheDoor, FaceOptions, StatePage, Surroundings } from './mount.ts';
import type { PageAnswer, PageRequest } from './page.ts';

export const NOTHING_WAITS: Surroundings = new Map();

/** Menus are only for who has signed in. */
export async function surroundingsIn<View>(options: FaceOptions<View>, door: AtTheDoor<View>, ctx: Ctx): Promise<Surroundings> {
  return door.view === null ? NOTHING_WAITS : options.surroundings(ctx);
}

/** Whose tries are counted together: an IPv4 address, or the /64 of an IPv6 one, which one client owns whole. What a
 *  client says of itself does not count. */
function clientNet(address: string): string {
  return address.includes(':') && !address.startsWith('::ffff:') ? address.split(':').slice(0, 4).join(':') : address;
}

export function pageRequest(
  request: FastifyRequest,
  read: Reading,
  body: FormBody,
  partyName: string | null,
  token: string | null,
): PageRequest {
  return {
    params: request.params as Record<string, string>,
    query: Object.fromEntries(
      Object.entries((request.query ?? {}) as Record<string, unknown>).map(([name, value]) => [
        name,
        String(Array.isArray(value) ? value[0] : value),
      ]),
    ),
    form: body.form,
    files: body.files,
    ...(body.upload ? { upload: body.upload } : {}),
    lang: read.lang,
    url: request.url,
    // Few pages ask.
    get client() {
      return hash('sha256', clientNet(request.ip ?? 'socket')).slice(0, 32);
    },
    partyName,
    sessionToken: token,
  };
}

export async function send<View>(
  options: FaceOptions<View>,
  request: FastifyRequest,
  reply: FastifyReply,
  read: Reading,
  door: AtTheDoor<View>,
  given: PageAnswer,
  back: string,
): Promise<FastifyReply> {
  switch (given.kind) {
    case 'page':
      return show(options, request, reply, read, door, given.status ?? 200, given);
    case 'redirect':
      if (given.notice) setNotice(reply, given.notice);
      if (given.session) setSession(reply, given.session.face, given.session.token);
      return reply.redirect(given.to, 303);
    case 'document':
      return reply
        .header('content-disposition', `${given.disposition}; filename*=UTF-8''${encodeURIComponent(given.fileName)}`)
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .type(given.type)
        .send(given.bytes);
    case 'not-found':
      return show(options, request, reply, read, door, 404, options.states.notFound(read.lang));
    case 'step-up':
      return reply.redirect(options.signInPath(back, given.level), 303);
    case 'refused':
      return show(options, request, reply, read, door, 403, options.states.refused(read.lang, given.why, given.fix));
    default:
      return unreachable(given);
  }
}

export async function show<View>(
  options: FaceOptions<View>,
  request: FastifyRequest,
  reply: FastifyReply,
  read: Reading,
  door: AtTheDoor<View>,
  status: number,
  page: StatePage,
): Promise<FastifyReply> {
  const surroundings = door.surroundings ?? (await look(options.house, door.actor, ctx => surroundingsIn(options, door, ctx)));
  const html = options.shell({
    reading: read,
    page,
    url: request.url,
    view: door.view,
    actor: door.actor,
    notice: takeNotice(request, reply),
    surroundings,
  });
  return reply.code(status).type('text/html; charset=utf-8').send(html);
}
