import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { PartyId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import { writeLetter } from '#modules/mailbox/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { transact } from '#platform/transact.ts';
import { openApiDocument } from '../faces/openapi.ts';
import { modules } from '../modules.ts';
import { keduFileOf } from './kedu-file.ts';
import { openDoor, programOf } from './machine-door.ts';
import type { Program } from './program.ts';

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };

/** Two parties whose programs use the API, each with something of every kind. */
export interface ApiWorld {
  web: FastifyInstance;
  operations: readonly Operation[];
  /** Of Firma X, registered by its board. */
  firm: Tenant;
  /** Of Jan, registered by himself. */
  jan: Tenant;
}

export interface Tenant {
  partyId: PartyId;
  program: Program;
  /** By the name of the parameter that takes it; letters wait to be collected. */
  ids: Readonly<Record<string, string>>;
}

export interface Operation {
  operationId: string;
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  open: boolean;
  parameters: readonly { name: string; in: 'path' | 'query' | 'header'; required: boolean; schema: object; example?: string }[];
  body?: { schema: object; example?: unknown };
  /** Bytes of another type in place of a body. */
  stream?: { type: string; example: string };
  responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema?: object; example?: unknown }>> }>>;
}

const RWN = { form: 'RWN', answers: { copies: 1, purpose: 'tender', truth: true, settled: true } };

/** @param settle hands on news and does jobs until there is nothing left to do */
export async function openApiWorld(house: House, settle: () => Promise<void>): Promise<ApiWorld> {
  const web = await openDoor(house);
  const firm = await programOf(house, web, { person: cast.tadeusz.id, party: cast.firmaX.id });
  const jan = await programOf(house, web, { person: cast.jan.id });
  for (const program of [firm, jan]) {
    await program.signIn();
    await subscribes(program);
    for (let count = 0; count < 3; count += 1) await fileRwn(program);
  }
  for (const seed of [1, 2]) {
    await bringsSet(firm, cast.firmaX, seed);
    await bringsSet(jan, { nip: cast.jan.business?.nip ?? '' }, seed);
  }
  await settle();
  return {
    web,
    operations: operationsOf(house),
    firm: await tenantOf(house, firm, cast.firmaX.id),
    jan: await tenantOf(house, jan, cast.jan.id),
  };
}

async function fileRwn(program: Program): Promise<void> {
  const filed = await program.ask('POST', '/api/v1/submissions', { body: RWN, headers: { 'idempotency-key': randomUUID() } });
  if (filed.statusCode !== 201) throw new Error(filed.body);
}

async function bringsSet(program: Program, payer: { nip: string; regon?: string }, seed: number): Promise<void> {
  const body = (await keduFileOf(payer, { seed })).toString('utf8');
  const headers = { 'content-type': 'application/xml', 'idempotency-key': randomUUID() };
  const brought = await program.ask('POST', '/api/v1/kedu', { body, headers });
  if (brought.statusCode !== 202) throw new Error(brought.body);
}

/** At an address where nobody listens: what is told waits, and stands in the log. */
async function subscribes(program: Program): Promise<void> {
  const body = { url: 'http://127.0.0.1:9/told', kinds: ['submission.filed', 'receipt.sealed', 'letter.placed'] };
  const subscribed = await program.ask('POST', '/api/v1/webhooks', { body });
  if (subscribed.statusCode !== 201) throw new Error(subscribed.body);
}

async function tenantOf(house: House, program: Program, partyId: PartyId): Promise<Tenant> {
  const first = async (path: string, id: string): Promise<string> => {
    const items = (await program.ask('GET', path)).json<{ items: Record<string, string>[] }>().items;
    return items[0]?.[id] as string;
  };
  const subscriptionId = await first('/api/v1/webhooks', 'subscriptionId');
  return {
    partyId,
    program,
    ids: {
      subscriptionId,
      messageId: await first(`/api/v1/webhooks/${subscriptionId}/messages`, 'messageId'),
      submissionId: await first('/api/v1/submissions', 'submissionId'),
      receiptId: await first('/api/v1/receipts', 'receiptId'),
      matterId: await first('/api/v1/matters', 'matterId'),
      letterId: await waitingLetter(house, partyId),
      form: 'RWN',
      setId: await first('/api/v1/kedu', 'setId'),
    },
  };
}

/** A refusal that waits for its receipt. */
export async function waitingLetter(house: House, partyId: PartyId): Promise<string> {
  const written = await transact(house, system, async ctx =>
    accept(
      await writeLetter(ctx, {
        partyId,
        matterId: null,
        template: 'no-arrears-refusal',
        number: `12.RWN.${randomUUID().slice(0, 4)}.2026`,
        collection: 'against-receipt',
        kind: 'decision',
        answerChannel: 'electronic',
        decidedAt: ctx.now,
        values: {
          payer: 'Płatnik',
          identifiers: 'NIP 1',
          asOf: '2026-11-23',
          filedOn: '2026-11-23',
          total: '2425.11',
          complaintDays: 7,
          legalBasis: 'KPA art. 219',
          debts: [{ fundPl: 'Ubezpieczenia społeczne', fundEn: 'Social insurance', arrears: '2425.11', interest: '0.00' }],
        },
      }),
    ),
  );
  return written.value.letterId;
}

type Described = {
  operationId: string;
  security: readonly unknown[];
  parameters: Operation['parameters'];
  requestBody?: { content: Readonly<Record<string, { schema: object; example?: unknown }>> };
  responses: Operation['responses'];
};

export const documentOf = (house: House): Record<string, unknown> =>
  openApiDocument(
    house,
    modules.flatMap(module => module.api ?? []),
  );

/** Every operation of the document, as a client would read it. */
export function operationsOf(house: House): readonly Operation[] {
  const paths = documentOf(house)['paths'] as Readonly<Record<string, Readonly<Record<string, Described>>>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => {
      const body = described.requestBody?.content['application/json'];
      const [type, bytes] = Object.entries(described.requestBody?.content ?? {}).find(([one]) => one !== 'application/json') ?? [];
      return {
        operationId: described.operationId,
        method: method.toUpperCase() as Operation['method'],
        path,
        open: described.security.length === 0,
        parameters: described.parameters,
        ...(body ? { body } : {}),
        ...(type ? { stream: { type, example: String(bytes?.example) } } : {}),
        responses: described.responses,
      };
    }),
  );
}

/** What is sent with an operation, as its example has it. */
export const sentWith = ({ body, stream }: Operation): { body?: unknown; headers: Record<string, string> } => ({
  ...(body ? { body: body.example } : stream ? { body: stream.example } : {}),
  headers: stream ? { 'content-type': stream.type } : {},
});

export const addressOf = (
  operation: Operation,
  ids: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>> = {},
): string => {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? name));
  const asked = new URLSearchParams(query).toString();
  return asked === '' ? path : `${path}?${asked}`;
};
