import { Value } from '@sinclair/typebox/value';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountLives } from '#app/demo/lives.ts';
import { FACT_SHAPES } from '#institution/zus/facts.ts';
import { pack } from '#institution/zus/pack.ts';
import type { PartyId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import { day, type Day, plusDays } from '#kernel/day.ts';
import type { Actor, PersonActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { newId } from '#platform/new-id.ts';
import { look, transact } from '#platform/transact.ts';
import { testDatabase } from '../../testing/database.ts';
import { cast } from '#outside/cast/cast.ts';
import { accountFacts, balanceOf } from './index.ts';
import { seed } from './seed.ts';

const today = day('2026-11-24');
const database = await testDatabase();
const house = { database, pack, clock: () => new Date('2026-11-24T09:00:00Z') } as House;
const system: Actor = { kind: 'system', name: 'test', channel: 'worker' };
const as = (partyId: PartyId): PersonActor => ({
  kind: 'person',
  personId: partyId as PersonActor['personId'],
  partyId,
  relation: 'self',
  level: 3,
  sessionId: newId(),
  authenticatedAt: new Date(),
  channel: 'portal',
});

beforeAll(() =>
  transact(house, { kind: 'system', name: 'seed', channel: 'worker' }, async ctx => {
    await seed(ctx, accountLives());
    return accept(undefined);
  }),
);

const fact = (name: keyof typeof accountFacts, partyId: PartyId, actor: Actor = system, asOf: Day = today): Promise<any> =>
  look(house, actor, ctx => accountFacts[name](ctx, partyId, asOf));

describe('what the rules of the pack are told', () => {
  test.each([
    ['payer-settlement', cast.firmaX.id],
    ['payer-settlement', cast.jan.id],
    ['payer-status', cast.firmaX.id],
    ['insured-register', cast.anna.id],
    ['benefits', cast.maria.id],
  ] as const)('%s comes in the shape the pack has agreed on', async (name, partyId) => {
    const told = await fact(name, partyId);
    expect([...Value.Errors(FACT_SHAPES[name] as never, told)].map(error => `${error.path} ${error.message}`)).toEqual([]);
  });

  test('a party without the role has no such fact', async () => {
    expect([
      await fact('payer-settlement', cast.maria.id),
      await fact('benefits', cast.jan.id),
      await fact('insured-register', cast.firmaX.id),
    ]).toEqual([null, null, null]);
  });

  test('Firma X owes nothing, all is booked, and it insures 25 people', async () => {
    const told = await fact('payer-settlement', cast.firmaX.id);
    expect(told.funds.map((fund: { arrears: string; interest: string }) => [fund.arrears, fund.interest])).toEqual(
      Array.from({ length: 5 }, () => ['0.00', '0.00']),
    );
    expect(told.unprocessedDocumentsOlderThanWorkingDay).toBe(0);
    expect((await fact('payer-status', cast.firmaX.id)).insuredCount).toBe(25);
  });

  test('Jan owes October, and owed nothing before it fell due', async () => {
    const arrears = async (asOf: Day) => (await look(house, system, ctx => balanceOf(ctx, cast.jan.id, asOf))).arrears;
    // 1 788.29 to social insurance with sickness, 498.35 to health, 138.47 to labour.
    expect(await arrears(today)).toBe(242_511n);
    expect(await arrears(day('2026-11-20'))).toBe(0n);
    expect(await arrears(day('2026-11-21'))).toBe(242_511n);
  });

  test('Anna has two titles, bases of both since she began, her daughter and her breaks', async () => {
    const told = await fact('insured-register', cast.anna.id);
    expect(told.titles).toHaveLength(2);
    expect(told.bases).toHaveLength(34 + 14);
    expect(told.family).toMatchObject([{ names: 'Hanna Nowak', kinship: 'child', bornOn: '2017-06-02', to: null }]);
    expect(told.breaks).toHaveLength(4);
    expect(told.breaks[0]).toMatchObject({ code: '331', from: '2026-06-05', to: '2026-06-13' });
  });

  test('a seizure makes Maria’s pension smaller by a quarter of what is left after tax and health', async () => {
    expect((await fact('benefits', cast.maria.id)).benefits).toEqual([
      {
        kind: 'old-age-pension',
        grantedOn: expect.any(String),
        endsOn: null,
        monthlyGross: '3564.78',
        monthlyDeductions: '1227.82',
        monthlyNet: '2336.96',
      },
    ]);
    expect((await fact('benefits', cast.maria.id, system, plusDays(today, -200))).benefits[0].monthlyDeductions).toBe('448.83');
  });

  test('documents older than a working day that nobody booked are counted', async () => {
    const add = (received: string) =>
      database.inTransaction(system, async db => ({
        keep: true,
        answer: await db
          .insertInto('account.payer_document' as never)
          .values({ party_id: cast.firmaY.id, document_id: newId(), kind: 'DRA', received_on: received, booked_on: null } as never)
          .execute(),
      }));
    // 24 November 2026 is a Tuesday: Monday's document is a working day old, Friday's two.
    await add('2026-11-23');
    expect((await fact('payer-settlement', cast.firmaY.id)).unprocessedDocumentsOlderThanWorkingDay).toBe(0);
    await add('2026-11-20');
    expect((await fact('payer-settlement', cast.firmaY.id)).unprocessedDocumentsOlderThanWorkingDay).toBe(1);
  });
});

describe('the database itself keeps accounts apart', () => {
  test('Jan sees his own settlement and nothing of Anna or Firma X', async () => {
    expect(await fact('payer-settlement', cast.jan.id, as(cast.jan.id))).not.toBeNull();
    expect([
      await fact('payer-settlement', cast.firmaX.id, as(cast.jan.id)),
      await fact('insured-register', cast.anna.id, as(cast.jan.id)),
    ]).toEqual([null, null]);
  });

  test('Firma X sees that it insures Anna, not what she earns elsewhere', async () => {
    const register = await fact('insured-register', cast.anna.id, as(cast.firmaX.id));
    expect(register.titles.map((title: { payerName: string }) => title.payerName)).toEqual([cast.firmaX.name]);
    expect(register.bases).toEqual([]);
  });
});
