import type { FastifyReply, FastifyRequest } from 'fastify';
import { look } from '#platform/transact.ts';
import { reading, sessionToken } from './cookies.ts';
import { EMPTY_FORM, type FormBody } from './form-body.ts';
import type { AtTheDoor, FaceOptions } from './mount.ts';
import type { Page, PageAnswer, PageRequest, StillCtx } from './page.ts';
import { askedAbout } from './permission.ts';
import { NOTHING_WAITS, pageRequest, send, show, surroundingsIn } from './sent.ts';

/** Longer than a database that is well takes to say who somebody is. */
const DOOR_MS = 400;

/** A page from memory and disk. Who is at the door is asked for the frame's sake only. */
export async function answerStill<View>(
  options: FaceOptions<View>,
  page: Page<any>,
  handle: (at: StillCtx, request: PageRequest) => Promise<PageAnswer>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { house, face } = options;
  const read = reading(request, reply);
  const token = sessionToken(request, face);
  const visitor: AtTheDoor<View> = { actor: { kind: 'visitor', channel: face }, view: null, partyName: null };
  const permitted = house.policy.decide({
    actor: visitor.actor,
    action: page.permission.action,
    resource: askedAbout(page),
  });
  if (!permitted.permitted)
    return show(options, request, reply, read, visitor, 403, options.states.refused(read.lang, permitted.why, permitted.fix));
  const body = (request.body as FormBody | undefined) ?? EMPTY_FORM;
  const given = await handle({ house, lang: read.lang }, pageRequest(request, read, body, null, token ?? null));
  const known = async (): Promise<AtTheDoor<View>> => {
    const door = await options.whoIs(token);
    return { ...door, surroundings: await look(house, door.actor, ctx => surroundingsIn(options, door, ctx)) };
  };
  const door =
    token === undefined || given.kind !== 'page'
      ? visitor
      : await Promise.race([known().catch(() => visitor), new Promise<typeof visitor>(done => setTimeout(done, DOOR_MS, visitor).unref())]);
  return send(options, request, reply, read, { surroundings: NOTHING_WAITS, ...door }, given, '/');
}
