import { Type } from '@sinclair/typebox';
import { type ApiRoute, found } from '#platform/http/api.ts';
import { listClients } from './store.ts';
import { METHODS, SCOPES } from './types.ts';

const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] });

/** `GET /api/v1/client`: a program asks who it is here. */
export const api: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/client',
    operation: 'getClient',
    tag: 'client',
    summary: { pl: 'Za kogo działa program i co mu wolno', en: 'For whom the program acts and what it may do' },
    for: 'person',
    permission: { action: 'machines.see-itself' },
    scope: null,
    answer: {
      status: 200,
      about: 'The program behind the token.',
      schema: Type.Object({
        clientId: Type.String({ format: 'uuid' }),
        name: Type.String(),
        partyId: Type.String({ format: 'uuid', description: 'The party it acts for' }),
        relation: oneOf(['self', 'representative', 'mandate']),
        method: oneOf(METHODS),
        scopes: Type.Array(oneOf(SCOPES), { description: 'What it was registered with; a token may have fewer' }),
        registeredAt: Type.String({ format: 'date-time' }),
      }),
    },
    example: {},
    async asks(ctx) {
      const client = (await listClients(ctx.db, ctx.actor.partyId)).find(one => one.clientId === ctx.actor.clientId);
      if (!client) throw new Error('The client behind this token is not in sight.');
      const { clientId, name, partyId, method, scopes, registeredAt } = client;
      return found({ clientId, name, partyId, relation: ctx.actor.relation, method, scopes, registeredAt: registeredAt.toISOString() });
    },
  },
];
