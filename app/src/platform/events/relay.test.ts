import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PartyId } from '#kernel/ids.ts';
import { accept, refuse } from '#kernel/result.ts';
import type { SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Listener, RelayedEvent } from '#platform/module.ts';
import { newId } from '#platform/new-id.ts';
import { transact } from '#platform/transact.ts';
import { testHouse } from '../../testing/house.ts';
import { startRelay } from './relay.ts';

const actor: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const anna = newId<PartyId>();
const jan = newId<PartyId>();

const tell = (house: House, name: string, partyId: PartyId, number: number, holdMs = 0) =>
  transact(house, actor, async ctx => {
    await ctx.announce({ name, partyId, facts: { number } });
    if (holdMs > 0) await new Promise(done => setTimeout(done, holdMs));
    return accept(undefined);
  });

/** Remembers what it heard; fails as told. */
function hearer(name: string, fails: (event: RelayedEvent) => boolean = () => false): Listener & { heard: number[] } {
  const heard: number[] = [];
  return {
    name: `test.${name}`,
    hears: [name],
    heard,
    async run(_ctx, event) {
      if (fails(event)) throw new Error('cannot now');
      heard.push(event.facts['number'] as number);
    },
  };
}

async function until(true_: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !true_(); tries += 1) await new Promise(done => setTimeout(done, 20));
  expect(true_()).toBe(true);
}

test('news of transactions that overlap in any way is heard once each, and none is missed', async () => {
  const { house } = await testHouse();
  let round = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 12 }), async holds => {
      round += 1;
      const listener = hearer(`overlap-${round}`);
      const relay = startRelay(house, [listener]);
      try {
        // An older transaction that commits later has a smaller number than one already heard.
        await Promise.all(holds.map((holdMs, number) => tell(house, `overlap-${round}`, anna, number, holdMs)));
        await until(() => listener.heard.length >= holds.length);
        expect([...listener.heard].sort((a, b) => a - b)).toEqual(holds.map((_, number) => number));
      } finally {
        await relay.stop();
      }
    }),
    { numRuns: 12 },
  );
});

test('news of a transaction that was refused is never told', async () => {
  const { house } = await testHouse();
  const listener = hearer('refused');
  const relay = startRelay(house, [listener]);
  await transact(house, actor, async ctx => {
    await ctx.announce({ name: 'refused', partyId: anna, facts: { number: 1 } });
    return refuse({ kind: 'changed-my-mind' });
  });
  await tell(house, 'refused', anna, 2);
  await until(() => listener.heard.length > 0);
  await relay.stop();
  expect(listener.heard).toEqual([2]);
});

test('a failing listener holds up only that party, and hears everything in order once it can', async () => {
  const { house } = await testHouse();
  let broken = true;
  const listener = hearer('parked', event => broken && event.facts['number'] === 1);
  const relay = startRelay(house, [listener]);
  for (const number of [1, 2, 3]) await tell(house, 'parked', anna, number);
  for (const number of [11, 12]) await tell(house, 'parked', jan, number);
  await until(() => listener.heard.length === 2);
  expect(listener.heard).toEqual([11, 12]);
  broken = false;
  await until(() => listener.heard.length === 5);
  await relay.stop();
  expect(listener.heard).toEqual([11, 12, 1, 2, 3]);
});

test('of two relays one leads; when it stops the other takes over and nothing is heard twice', async () => {
  const { house } = await testHouse();
  const listener = hearer('lead');
  const first = startRelay(house, [listener]);
  await until(first.leading);
  const second = startRelay(house, [listener]);
  for (let number = 0; number < 20; number += 1) await tell(house, 'lead', anna, number);
  await until(() => listener.heard.length > 5);
  expect(second.leading()).toBe(false);
  await first.stop();
  for (let number = 20; number < 30; number += 1) await tell(house, 'lead', anna, number);
  await until(() => listener.heard.length >= 30);
  await second.stop();
  expect(listener.heard).toEqual(Array.from({ length: 30 }, (_, number) => number));
});
