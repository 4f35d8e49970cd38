import type { FastifyRequest } from 'fastify';
import { recallSession } from '#modules/identity/index.ts';
import { recallClient } from '#modules/machines/index.ts';
import type { House } from '#platform/house.ts';
import type { ApiFailed, ApiRequest, ApiRoute } from '#platform/http/api.ts';
import { publicUrl, sessionToken } from '#platform/http/cookies.ts';
import type { ProblemMore } from '#platform/http/problems.ts';
import { statusOf, whyWeFailed } from '#platform/http/server.ts';

/** The DPoP proof of a request and the address it must be for. */
export function proofOf(house: House, request: FastifyRequest): { proof: string | undefined; url: string } {
  const { dpop } = request.headers;
  const url = publicUrl(house.config).replace(/\/$/, '') + (request.url.split('?')[0] as string);
  return { proof: typeof dpop === 'string' ? dpop : undefined, url: new URL(url).href };
}

/** What a route gives to somebody whose request failed by our fault. */
export async function insteadOf(
  house: House,
  route: ApiRoute,
  request: FastifyRequest,
  asked: ApiRequest,
  fault: Error,
): Promise<ProblemMore | undefined> {
  const status = statusOf(fault);
  if (status < 500 || !route.whenWeFail) return undefined;
  try {
    const who = await remembered(house, route, request);
    return who && (await route.whenWeFail({ ...who, house, why: whyWeFailed(fault, status) }, asked));
  } catch (worse) {
    house.log.error({ route: route.path, fault: (worse as Error).message }, 'nothing could be given instead');
    return undefined;
  }
}

async function remembered(
  house: House,
  route: ApiRoute,
  request: FastifyRequest,
): Promise<Pick<ApiFailed, 'actor' | 'partyName'> | undefined> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const client = await recallClient(house, request.raw, { authorization, ...proofOf(house, request) });
    const may = client && (route.scope === null || client.scopes.some(scope => scope === route.scope));
    return may ? { actor: client.actor, partyName: client.partyName } : undefined;
  }
  const token = sessionToken(request, 'portal');
  const session = token === undefined ? undefined : await recallSession(house, token);
  return session?.actor.kind === 'person' ? { actor: { ...session.actor, channel: 'api' }, partyName: session.actingForName } : undefined;
}
