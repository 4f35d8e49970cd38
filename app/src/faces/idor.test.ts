import { beforeAll, describe, expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import type { PersonActor } from '#platform/context.ts';
import type { ApiRoute } from '#platform/http/api.ts';
import { seedDemo } from '../demo/demo.ts';
import { modules } from '../modules.ts';
import { type ApiWorld, openApiWorld, type Tenant } from '../testing/api-world.ts';
import { asOwner } from '../testing/database.ts';
import { testHouse, type TestHouse } from '../testing/house.ts';
import { asksByIds, foreignIds, foreignInLists, isList, swapsOf } from '../testing/idor-judge.ts';
import { ofAnother, withoutOwner } from '../testing/idor-mutants.ts';
import { actorOf, openDoor } from '../testing/machine-door.ts';
import { Program } from '../testing/program.ts';

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
  const { tried, found } = await foreignIds(world);
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(20);
  for (const [asker, owner] of swapsOf(world)) expect(await audited(owner, asker)).toEqual([]);
  // The query sees what is there: each did read its own.
  expect((await audited(world.firm, world.firm)).length).toBeGreaterThan(3);
});

test('no list holds anything of somebody else’s, also with their cursor', async () => {
  const { tried, found } = await foreignInLists(world);
  expect(found).toEqual([]);
  expect(tried).toBeGreaterThanOrEqual(4);
});

describe('who judges this can fail:', () => {
  const routes = modules.flatMap(module => module.api ?? []);
  const routeOf = (operation: string): ApiRoute => routes.find(route => route.operation === operation) as ApiRoute;

  /** The same programs at a door where one route is another. */
  async function worldWith(broken: ApiRoute): Promise<ApiWorld> {
    const web = await openDoor(
      okienko.house,
      routes.map(route => (route.operation === broken.operation ? broken : route)),
    );
    const at = (tenant: Tenant): Tenant => {
      const { origin, clientId, keys, dpop, token } = tenant.program;
      return { ...tenant, program: Object.assign(new Program(web, origin, clientId, keys, dpop), { token }) };
    };
    return { ...world, web, firm: at(world.firm), jan: at(world.jan) };
  }

  async function othersThan(): Promise<(actor: PersonActor) => PersonActor> {
    const firm = await actorOf(okienko.house, cast.tadeusz.id, cast.firmaX.id);
    const jan = await actorOf(okienko.house, cast.jan.id, cast.jan.id);
    return actor => ({ ...(actor.partyId === jan.partyId ? firm : jan), channel: 'api' });
  }

  test('each operation that no longer asks whose a thing is, and no other, is named', { timeout: 240_000 }, async () => {
    const others = await othersThan();
    // Those that end something are broken last; nothing is asked after them.
    const breakable = world.operations
      .filter(one => asksByIds(one).length > 0)
      .toSorted((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'));
    const named: Record<string, string[]> = {};
    for (const { operationId } of breakable) {
      const { found } = await foreignIds(await worldWith(withoutOwner(okienko.house, routeOf(operationId), others)));
      named[operationId] = [...new Set(found.map(one => one.operation))];
    }
    expect(named).toEqual(Object.fromEntries(breakable.map(one => [one.operationId, [one.operationId]])));
    expect(breakable.length).toBeGreaterThanOrEqual(8);
  });

  test('each list that shows another’s, and no other, is named', { timeout: 120_000 }, async () => {
    const firm: PersonActor = { ...(await actorOf(okienko.house, cast.tadeusz.id, cast.firmaX.id)), channel: 'api' };
    const named: Record<string, string[]> = {};
    const lists = world.operations.filter(one => isList(one) && one.parameters.some(parameter => parameter.name === 'cursor'));
    for (const { operationId } of lists) {
      const { found } = await foreignInLists(await worldWith(ofAnother(okienko.house, routeOf(operationId), firm)));
      named[operationId] = [...new Set(found.map(one => one.operation))];
    }
    expect(named).toEqual(Object.fromEntries(lists.map(one => [one.operationId, [one.operationId]])));
    expect(lists.length).toBeGreaterThanOrEqual(3);
  });
});
