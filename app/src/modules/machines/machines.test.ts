import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MandateId } from '#kernel/ids.ts';
import { dayOf } from '#kernel/day.ts';
import { accept } from '#kernel/result.ts';
import { activeMandatesGiven, revokeMandate } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { SystemActor } from '#platform/context.ts';
import { look, transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { actorOf, openDoor, programOf, registers } from '../../testing/machine-door.ts';
import { newKeys, type Program } from '../../testing/program.ts';
import { adapterOver, inTokenRequest } from './oauth/adapter.ts';
import { readPublicKey } from './rules/public-key.ts';
import { addClientKey, removeClientKey } from './use-cases/change-keys.ts';
import { revokeClient } from './use-cases/revoke-client.ts';

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
let okienko: TestHouse;
let web: FastifyInstance;

beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(okienko.house);
  web = await openDoor(okienko.house);
});

const RWN = { form: 'RWN', answers: { copies: 1, purpose: 'tender', truth: true, settled: true } };
const files = (program: Program) =>
  program.ask('POST', '/api/v1/submissions', { body: RWN, headers: { 'idempotency-key': crypto.randomUUID() } });

describe('a program that a person registered for a party', () => {
  test('fetches a token bound to its key, says who it is, and files for the party', async () => {
    const program = await programOf(okienko.house, web, { person: cast.tadeusz.id, party: cast.firmaX.id });
    await program.signIn();
    const itself = await program.ask('GET', '/api/v1/client');
    expect(itself.statusCode, itself.body).toBe(200);
    expect(itself.json()).toMatchObject({ clientId: program.clientId, partyId: cast.firmaX.id, relation: 'representative' });
    const filed = await files(program);
    expect(filed.statusCode, filed.body).toBe(201);
    const [row] = await asOwner<{ channel: string; class: string; client: string; audited: string }>(
      okienko.url,
      `select s.channel, s.signature ->> 'class' as class, s.signature ->> 'client' as client,
        (select a.facts ->> 'client' from platform.audit_event a where a.object = 'submission:' || s.submission_id) as audited
       from submissions.submission s where s.submission_id = $1`,
      [filed.json<{ submissionId: string }>().submissionId],
    );
    expect(row).toEqual({ channel: 'api', class: 'client-key', client: program.clientId, audited: program.clientId });
  });

  test('may do what it was given and nothing else', async () => {
    const program = await programOf(okienko.house, web, { person: cast.jan.id, scopes: ['letters.read'] });
    await expect(program.signIn('letters.read submissions.write')).rejects.toThrow('invalid_scope');
    await program.signIn('letters.read');
    expect((await program.ask('GET', '/api/v1/letters')).statusCode).toBe(200);
    const refused = await files(program);
    expect(refused.statusCode).toBe(403);
    expect(refused.headers['www-authenticate']).toContain('insufficient_scope');
  });
});

test('a mandate, its end and a change of bank account are declared by a human: no program files them, whatever it was allowed', async () => {
  const program = await programOf(okienko.house, web, { person: cast.jan.id });
  await program.signIn();
  const { items } = (await program.ask('GET', '/api/v1/forms')).json<{ items: { form: string; byProgram: boolean }[] }>();
  expect(
    items
      .filter(one => !one.byProgram)
      .map(one => one.form)
      .sort(),
    // Wizards of insurance documents are for people; a program brings the documents themselves.
  ).toEqual(['EZP', 'PEL', 'PEL-O', 'ZUA', 'ZWUA']);
  const wizard = await program.ask('POST', '/api/v1/submissions', {
    body: { form: 'ZUA', answers: {} },
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  expect([wizard.statusCode, wizard.json<{ detail: string }>().detail]).toEqual([422, expect.stringContaining('/api/v1/kedu')]);
  for (const form of ['EZP', 'PEL', 'PEL-O']) {
    const answer = await program.ask('POST', '/api/v1/submissions', {
      body: { form, answers: {} },
      headers: { 'idempotency-key': crypto.randomUUID() },
    });
    expect([answer.statusCode, answer.json<{ detail: string }>().detail], form).toEqual([
      403,
      expect.stringContaining('filed by a person'),
    ]);
  }
  expect((await files(program)).statusCode).toBe(201);
});

describe('a token', () => {
  test('that was on its way when its key was taken away is not given out; one by the key that stays is', async () => {
    const [first, second] = [await newKeys(), await newKeys()];
    const clientId = await registers(okienko.house, { person: cast.jan.id }, JSON.stringify(first.publicJwk));
    const actor = await actorOf(okienko.house, cast.jan.id, cast.jan.id);
    const key = readPublicKey(JSON.stringify(second.publicJwk));
    if (!key.ok) throw new Error(key.refusal.kind);
    await transact(okienko.house, actor, ctx => addClientKey(ctx, { clientId, key: key.value }));
    const fetches = (token: string, meanwhile?: () => Promise<unknown>) =>
      inTokenRequest(async () => {
        const adapter = adapterOver(okienko.house);
        if (!(await adapter('Client').find(clientId))) throw new Error('invalid_client');
        await meanwhile?.();
        await adapter('ClientCredentials').upsert(token, { clientId, aud: 'x', scope: 'letters.read' }, 300);
      });
    const loses = () => transact(okienko.house, actor, ctx => removeClientKey(ctx, { clientId, kid: first.publicJwk.kid as string }));
    await expect(fetches('a-token-of-the-race-0001', loses)).rejects.toThrow('invalid_client');
    await fetches('a-token-of-the-race-0002');
    const kept = await asOwner<{ count: number }>(
      okienko.url,
      `select count(*)::int as count from machines.issued i where i.client_id = $1`,
      [clientId],
    );
    expect(kept).toEqual([{ count: 1 }]);
  });
});

describe('the very next request is refused', () => {
  test('when the program was revoked', async () => {
    const program = await programOf(okienko.house, web, { person: cast.tadeusz.id, party: cast.firmaX.id });
    await program.signIn();
    expect((await files(program)).statusCode).toBe(201);
    const actor = await actorOf(okienko.house, cast.tadeusz.id, cast.firmaX.id);
    await transact(okienko.house, actor, ctx => revokeClient(ctx, { clientId: program.clientId }));
    const after = await files(program);
    expect([after.statusCode, after.headers['www-authenticate']]).toEqual([401, expect.stringContaining('invalid_token')]);
    expect((await program.ask('GET', '/api/v1/letters')).statusCode).toBe(401);
    await expect(program.signIn()).rejects.toThrow('invalid_client');
  });

  test('when the person who registered it may no longer act for the party', async () => {
    const program = await programOf(okienko.house, web, { person: cast.katarzyna.id, party: cast.jan.id });
    await program.signIn();
    expect((await program.ask('GET', '/api/v1/letters')).statusCode).toBe(200);
    const [mandate] = await look(okienko.house, system, ctx => activeMandatesGiven(ctx, cast.jan.id, dayOf(okienko.house.clock())));
    await transact(okienko.house, system, async ctx =>
      accept(await revokeMandate(ctx, { mandateId: mandate?.mandateId as MandateId, submissionId: null })),
    );
    expect((await program.ask('GET', '/api/v1/letters')).statusCode).toBe(401);
    expect((await files(program)).statusCode).toBe(401);
    await expect(program.signIn()).rejects.toThrow('invalid_client');
  });
});
