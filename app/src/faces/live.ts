import type { FastifyInstance } from 'fastify';
import { findSession } from '#modules/identity/index.ts';
import type { House } from '#platform/house.ts';
import { sessionToken } from '#platform/http/cookies.ts';
import { streamNews } from '#platform/realtime/stream.ts';

/** `GET /live`: news of the party acted for, to pages that show something in the making. */
export function mountLive(app: FastifyInstance, house: House): void {
  app.get('/live', async (request, reply) => {
    const token = sessionToken(request, 'portal');
    const session = token === undefined ? undefined : await findSession(house, token, 'portal');
    if (!token || !session || session.actor.kind !== 'person') return reply.code(204).send();
    const { partyId } = session.actor;
    await streamNews(house, request, reply, partyId);
    return reply;
  });
}
