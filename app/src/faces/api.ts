import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import type { House } from '#platform/house.ts';
import { publicUrl } from '#platform/http/cookies.ts';

/** Describes the machine API at `/api/openapi.json` from the schemas its routes are checked with. Pages are not in it.
 *  To be called before the routes are mounted. */
export async function describeApi(app: FastifyInstance, house: House): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: `Okienko, ${house.pack.name.en}`,
        version: '0.1.0',
        description: 'Refusals are problems (RFC 9457). Filing carries an Idempotency-Key.',
      },
      servers: [{ url: publicUrl(house.config) }],
    },
    transform: ({ schema, url }) => ({ schema: url.startsWith('/api/') ? schema : { ...schema, hide: true }, url }),
  });
  app.get('/api/openapi.json', { schema: { hide: true } as never }, async () => app.swagger());
}
