import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../demo/demo.ts';
import { addressOf, type ApiWorld, openApiWorld, type Tenant } from '../testing/api-world.ts';
import { asOwner } from '../testing/database.ts';
import { testHouse, type TestHouse } from '../testing/house.ts';

let okienko: TestHouse;
let world: ApiWorld;

beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00', settings: { API_REQUESTS_A_MINUTE: '1000000' } });
  await seedDemo(okienko.house);
  world = await openApiWorld(okienko.house, okienko.settle);
});

/** What the audit log says a tenant's program did to somebody's data. */
const audited = (of: Tenant, by: Tenant) =>
  asOwner<{ action: string; outcome: string }>(
    okienko.url,
    `select e.action, e.outcome from platform.audit_event e where e.subject_party = $1 and e.facts ->> 'client' = $2`,
    [of.partyId, by.program.clientId],
  );

test('every operation with somebody else’s ids answers as if they did not exist, and nothing is noted as permitted', async () => {
  const swaps = [
    [world.firm, world.jan],
    [world.jan, world.firm],
  ] as const;
  let tried = 0;
  for (const operation of world.operations) {
    const ids = operation.parameters.filter(one => one.in === 'path' && one.name.endsWith('Id')).map(one => one.name);
    if (operation.open || ids.length === 0) continue;
    for (const [asker, owner] of swaps)
      for (const swapped of ids) {
        expect(owner.ids[swapped], `the world has no ${swapped}`).toBeDefined();
        const wish = operation.body ? { body: operation.body.example } : {};
        const theirs = await asker.program.ask(
          operation.method,
          addressOf(operation, { ...asker.ids, [swapped]: owner.ids[swapped] as string }),
          wish,
        );
        const nobodys = await asker.program.ask(operation.method, addressOf(operation, { ...asker.ids, [swapped]: randomUUID() }), wish);
        expect([operation.operationId, theirs.statusCode, theirs.body]).toEqual([operation.operationId, 404, nobodys.body]);
        // The owner gets it, so the id was a good one.
        if (operation.method === 'GET' && !/letters\/\{letterId\}\//.test(operation.path))
          expect((await owner.program.ask('GET', addressOf(operation, owner.ids))).statusCode, operation.operationId).toBe(200);
        tried += 1;
      }
  }
  expect(tried).toBeGreaterThanOrEqual(20);
  for (const [asker, owner] of swaps) expect(await audited(owner, asker)).toEqual([]);
  // The query sees what is there: each did read its own.
  expect((await audited(world.firm, world.firm)).length).toBeGreaterThan(3);
});

test('no list holds anything of somebody else’s, also with their cursor', async () => {
  const lists = world.operations.filter(one => !one.open && one.method === 'GET' && !one.path.includes('{'));
  expect(lists.length).toBeGreaterThanOrEqual(4);
  for (const operation of lists) {
    const theirs = await world.firm.program.ask('GET', operation.path);
    const foreign = Object.values(world.firm.ids).filter(id => id.length === 36);
    const mine = await world.jan.program.ask('GET', operation.path);
    expect(
      foreign.filter(id => mine.body.includes(id)),
      operation.operationId,
    ).toEqual([]);
    if (!operation.parameters.some(one => one.name === 'cursor')) continue;
    const { next } = (await world.firm.program.ask('GET', `${operation.path}?limit=1`)).json<{ next: string | null }>();
    expect(next, operation.operationId).not.toBeNull();
    const stolen = await world.jan.program.ask('GET', `${operation.path}?limit=100&cursor=${next}`);
    expect(stolen.statusCode).toBe(200);
    expect(
      foreign.filter(id => stolen.body.includes(id)),
      operation.operationId,
    ).toEqual([]);
    expect(theirs.body).not.toBe(mine.body);
  }
});
