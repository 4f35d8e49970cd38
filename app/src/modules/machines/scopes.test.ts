import type { FastifyInstance } from 'fastify';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { PartyId, PersonId } from '#kernel/ids.ts';
import { cast } from '#outside/cast/cast.ts';
import type { PersonActor } from '#platform/context.ts';
import { transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { actorOf, openDoor, programOf } from '../../testing/machine-door.ts';
import type { Program } from '../../testing/program.ts';
import { SCOPES, type Scope } from './types.ts';
import { changeScopes } from './use-cases/change-scopes.ts';

let okienko: TestHouse;
let web: FastifyInstance;

beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00', settings: { API_REQUESTS_A_MINUTE: '1000000' } });
  await seedDemo(okienko.house);
  web = await openDoor(okienko.house);
});

const changes = (actor: PersonActor, program: Program, scopes: readonly Scope[]) =>
  transact(okienko.house, actor, ctx => changeScopes(ctx, { clientId: program.clientId, scopes }));
const asActing = (person: PersonId, party: PartyId) => actorOf(okienko.house, person, party);
/** Signed in, but not within the last ten minutes. */
const longSignedIn = async (person: PersonId, party: PartyId): Promise<PersonActor> => ({
  ...(await asActing(person, party)),
  authenticatedAt: new Date('2026-11-24T08:30:00+01:00'),
});

test('what is taken from a program it can do no more at its next request, with the token it has', async () => {
  const program = await programOf(okienko.house, web, { person: cast.jan.id, scopes: ['letters.read', 'matters.read'] });
  await program.signIn('letters.read matters.read');
  expect((await program.ask('GET', '/api/v1/letters')).statusCode).toBe(200);
  const changed = await changes(await longSignedIn(cast.jan.id, cast.jan.id), program, ['matters.read']);
  expect(changed).toMatchObject({ ok: true, value: { added: [], removed: ['letters.read'] } });
  const refused = await program.ask('GET', '/api/v1/letters');
  expect([refused.statusCode, refused.headers['www-authenticate']]).toEqual([403, expect.stringContaining('insufficient_scope')]);
  expect((await program.ask('GET', '/api/v1/matters')).statusCode).toBe(200);
  await expect(program.signIn('letters.read')).rejects.toThrow('invalid_scope');
});

test('more is given only by who proved who they are within ten minutes, and comes with the next token', async () => {
  const program = await programOf(okienko.house, web, { person: cast.jan.id, scopes: ['matters.read'] });
  await program.signIn('matters.read');
  const more: Scope[] = ['matters.read', 'letters.read'];
  const late = await changes(await longSignedIn(cast.jan.id, cast.jan.id), program, more);
  expect(late).toMatchObject({ refusal: { kind: 'proof-not-fresh' } });
  // Taking one thing away does not carry another in.
  const swapped = await changes(await longSignedIn(cast.jan.id, cast.jan.id), program, ['letters.read']);
  expect(swapped).toMatchObject({ refusal: { kind: 'proof-not-fresh' } });
  expect(await changes(await asActing(cast.jan.id, cast.jan.id), program, more)).toMatchObject({ ok: true });
  expect((await program.ask('GET', '/api/v1/letters')).statusCode).toBe(403);
  await program.signIn('matters.read letters.read');
  expect((await program.ask('GET', '/api/v1/letters')).statusCode).toBe(200);
});

test('is refused in words where nothing is left, nothing changes, or the program is not in hand', async () => {
  const program = await programOf(okienko.house, web, { person: cast.jan.id, scopes: ['matters.read'] });
  const jan = await asActing(cast.jan.id, cast.jan.id);
  expect(await changes(jan, program, [])).toMatchObject({ refusal: { kind: 'scopes-missing' } });
  expect(await changes(jan, program, ['matters.read'])).toMatchObject({ refusal: { kind: 'scopes-unchanged' } });
  // A proxy keeps to what they registered; a stranger, and a program, have none.
  const proxy = await asActing(cast.katarzyna.id, cast.jan.id);
  const stranger = await asActing(cast.maria.id, cast.maria.id);
  for (const actor of [proxy, stranger])
    expect(await changes(actor, program, ['letters.read'])).toMatchObject({ refusal: { kind: 'no-such-client' } });
  const machine: PersonActor = { ...jan, channel: 'api', clientId: program.clientId };
  expect(await changes(machine, program, [...SCOPES])).toMatchObject({ refusal: { kind: 'proof-not-fresh' } });
});

test('a program takes nothing from itself or another', async () => {
  const program = await programOf(okienko.house, web, { person: cast.jan.id });
  const jan = await asActing(cast.jan.id, cast.jan.id);
  const machine: PersonActor = { ...jan, channel: 'api', clientId: program.clientId };
  expect(await changes(machine, program, ['matters.read'])).toMatchObject({ refusal: { kind: 'not-permitted' } });
});

test('is in the audit log with what was added and taken, and in what happened', async () => {
  const program = await programOf(okienko.house, web, { person: cast.jan.id, scopes: ['letters.read', 'letters.collect'] });
  await changes(await asActing(cast.jan.id, cast.jan.id), program, ['letters.read', 'account.read']);
  await okienko.settle();
  const [noted] = await asOwner<{ facts: object }>(
    okienko.url,
    `select e.facts from platform.audit_event e where e.action = 'machines.change-scopes' and e.object = $1`,
    [`client:${program.clientId}`],
  );
  expect(noted?.facts).toMatchObject({ added: ['account.read'], removed: ['letters.collect'] });
  const told = await asOwner(
    okienko.url,
    `select 1 from timeline.entry e where e.kind = 'machines.client-scopes-changed' and e.facts ->> 'clientId' = $1`,
    [program.clientId],
  );
  expect(told).toHaveLength(1);
});

test('whatever is changed how often, a program can do what its token and its owner both allow, and nothing else', async () => {
  const program = await programOf(okienko.house, web, { person: cast.jan.id });
  const jan = await asActing(cast.jan.id, cast.jan.id);
  const asked = [
    ['submissions.read', '/api/v1/submissions'],
    ['matters.read', '/api/v1/matters'],
    ['letters.read', '/api/v1/letters'],
    ['receipts.read', '/api/v1/receipts'],
    ['webhooks', '/api/v1/webhooks'],
  ] as const;
  let now: readonly Scope[] = SCOPES;
  await program.signIn();
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.constantFrom(...SCOPES), { minLength: 1 }), async scopes => {
      const changed = await changes(jan, program, scopes);
      const same = scopes.length === now.length && scopes.every(scope => now.includes(scope));
      expect(changed.ok).toBe(!same);
      now = scopes;
      for (const [scope, path] of asked)
        expect([scope, (await program.ask('GET', path)).statusCode]).toEqual([scope, scopes.includes(scope) ? 200 : 403]);
    }),
    { numRuns: 25 },
  );
});
