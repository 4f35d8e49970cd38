import { Value } from '@sinclair/typebox/value';
import { beforeAll, expect, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { FACT_SHAPES } from '#institution/zus/facts.ts';
import { day, type Day, month } from '#kernel/day.ts';
import { makeNrb } from '#kernel/demo-identifiers.ts';
import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import type { SystemActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { look, transact } from '#platform/transact.ts';
import { cast } from '#outside/cast/cast.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import { accountFacts, balanceOf } from './index.ts';
import { payoutAccounts } from './rules/payout-accounts.ts';
import { listPayoutAccounts } from './store/payout-accounts.ts';

const h = await testHouse({ at: '2026-11-24T09:00:00Z' });
const today = day('2026-11-24');
const computer: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
beforeAll(() => seedDemo(h.house));

const granting = (partyId: PartyId, name: string, wish: Record<string, unknown>) =>
  transact(h.house, computer, ctx =>
    h.house.effects.run(ctx, { partyId, submissionId: newId<SubmissionId>(), filedOn: today }, [{ name, with: wish }]),
  );
const holidaysOf = (partyId: PartyId): Promise<any> => look(h.house, computer, ctx => accountFacts['payer-holidays'](ctx, partyId, today));
const arrearsOf = async (partyId: PartyId): Promise<bigint> =>
  (await look(h.house, computer, ctx => balanceOf(ctx, partyId, today))).arrears;

test('Maria’s pension goes to her new account from the day she asked for, and the change is told and audited', async () => {
  const nrb = makeNrb(777);
  expect(await granting(cast.maria.id, 'account.change-payout-account', { nrb, from: '2026-12-01' })).toEqual(accept(undefined));
  const on = (day_: Day) =>
    look(h.house, computer, async ctx => payoutAccounts(await listPayoutAccounts(ctx.db, cast.maria.id), day_).inForce?.nrb);
  expect(await on(day('2026-12-01'))).toBe(nrb);
  expect(await on(today)).toBe(cast.maria.nrb);
  const told = await asOwner<{ facts: unknown }>(
    h.url,
    `select facts from platform.outbox where name = 'account.payout-account-changed' and party_id = $1`,
    [cast.maria.id],
  );
  expect(told).toMatchObject([{ facts: { from: '2026-12-01' } }]);
  expect(JSON.stringify(told)).not.toContain(nrb);
  const [audited] = await asOwner(
    h.url,
    `select 1 from platform.audit_event where action = 'account.change-payout-account' and subject_party = $1`,
    [cast.maria.id],
  );
  expect(audited).toBeDefined();
});

test('a number with a wrong check digit is no account, and nothing is changed', async () => {
  const wrong = `00${makeNrb(778).slice(2)}`;
  expect(await granting(cast.maria.id, 'account.change-payout-account', { nrb: wrong, from: '2026-12-01' })).toMatchObject({
    ok: false,
    refusal: { kind: 'not-a-bank-account' },
  });
});

test('what is told to the clerk names the account by its last digits only, in both languages', () => {
  const nrb = makeNrb(777);
  const [told] = h.house.effects.told([{ name: 'account.change-payout-account', with: { nrb, from: '2026-12-01' } }]);
  for (const sentence of [told?.pl, told?.en]) {
    expect(sentence).toContain(nrb.slice(-4));
    expect(sentence?.replace(/\D/g, '')).not.toContain(nrb.slice(0, 20));
  }
});

test('the holiday takes Jan’s own social contributions off the month, health stays, and withdrawing brings them back', async () => {
  const before = await arrearsOf(cast.jan.id);
  expect(await granting(cast.jan.id, 'account.grant-contribution-holiday', { month: '2026-10' })).toEqual(accept(undefined));
  const health = await asOwner<{ due: number }>(
    h.url,
    `select due_grosze::int as due from account.payer_month where party_id = $1 and month = '2026-10-01' and fund = 'FUZ'`,
    [cast.jan.id],
  );
  expect(await arrearsOf(cast.jan.id)).toBe(BigInt(health[0]?.due ?? 0));
  expect(before).toBeGreaterThan(await arrearsOf(cast.jan.id));
  expect((await holidaysOf(cast.jan.id)).granted).toEqual(['2026-10']);
  expect(await granting(cast.jan.id, 'account.withdraw-contribution-holiday', { month: '2026-10' })).toEqual(accept(undefined));
  expect(await arrearsOf(cast.jan.id)).toBe(before);
  expect((await holidaysOf(cast.jan.id)).granted).toEqual([]);
});

test('one month a year: a second one is refused until the first is withdrawn', async () => {
  const grant = (of: string) => granting(cast.katarzyna.id, 'account.grant-contribution-holiday', { month: month(of) });
  expect((await grant('2026-11')).ok).toBe(true);
  expect(await grant('2026-12')).toMatchObject({ refusal: { kind: 'holiday-already-granted-this-year' } });
  expect((await grant('2027-01')).ok).toBe(true);
  expect(await granting(cast.katarzyna.id, 'account.withdraw-contribution-holiday', { month: '2026-10' })).toMatchObject({
    refusal: { kind: 'no-such-holiday' },
  });
  expect((await granting(cast.katarzyna.id, 'account.withdraw-contribution-holiday', { month: '2026-11' })).ok).toBe(true);
  expect((await grant('2026-12')).ok).toBe(true);
});

test('the facts for the holiday come in the shape the pack has agreed on', async () => {
  const told = await holidaysOf(cast.jan.id);
  expect([...Value.Errors(FACT_SHAPES['payer-holidays'] as never, told)]).toEqual([]);
  expect(told).toMatchObject({ insuredCount: 1, lastPaidMonth: '2026-09' });
  expect((await holidaysOf(cast.firmaX.id)).insuredCount).toBe(cast.firmaX.employees);
  expect(await holidaysOf(cast.maria.id)).toBeNull();
});
